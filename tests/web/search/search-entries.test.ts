import { describe, expect, test } from '@jest/globals';
import { indexCatalog } from '../../../web/api/catalog.ts';
import { matching, searchEntries } from '../../../web/components/search/search-entries.ts';
import { catalogAnswer } from '../catalog-answer.ts';

const catalog = indexCatalog(catalogAnswer());
const entries = searchEntries(catalog);
const found = (typed: string) =>
  matching(entries, typed, catalog).map(
    ({ page, code, entity }) => `${page} ${code}${entity === undefined ? '' : ` of ${entity}`}`,
  );

describe('search', () => {
  test('finds parks, departments and indicators by part of the name', () => {
    expect(found('高新')).toEqual(['park p1', 'indicator hitech']);
    expect(found('财政局')).toEqual(['department d2']);
  });

  test('what begins with the typed words comes first', () => {
    expect(found('产业园')).toEqual(['park p1', 'park p2']);
    expect(found('临港')).toEqual(['park p2']);
    expect(found('一般')[0]).toBe('indicator budget');
  });

  test('every part must be found, in any order and any case', () => {
    expect(found('产值 高新')[0]).toBe('indicator hitech');
    expect(found('P1 IN ENGLISH')).toEqual(['park p1']);
  });

  test('nothing typed offers the pages first; nonsense finds nothing', () => {
    expect(found('').slice(0, 3)).toEqual(['overview null', 'matrix null', 'shortfalls null']);
    expect(found('不存在')).toEqual([]);
  });

  test('finds by pinyin and by initials', () => {
    expect(found('czj')).toEqual(['department d2']);
    expect(found('lingang')).toEqual(['park p2']);
    expect(found('ys')).toContain('indicator budget');
  });

  test('words of an entity and of an indicator lead to the indicator of that entity', () => {
    expect(found('临港 预算')).toEqual(['indicator budget of p2']);
    expect(found('lg ys')[0]).toBe('indicator budget of p2');
    expect(found('预算 临港')).toEqual(found('临港 预算'));
  });

  test('finds a name of which characters were left out, after those that have them all', () => {
    expect(found('高新园')).toEqual(['park p1']);
    expect(found('高产值')).toEqual(['indicator hitech']);
  });
});

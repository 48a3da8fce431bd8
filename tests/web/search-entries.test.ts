import { describe, expect, test } from '@jest/globals';
import { indexCatalog } from '../../web/api/catalog.ts';
import { matching, searchEntries } from '../../web/components/search/search.tsx';
import { catalogAnswer } from './catalog-answer.ts';

const entries = searchEntries(indexCatalog(catalogAnswer()));
const found = (typed: string) => matching(entries, typed).map((entry) => `${entry.page} ${entry.code}`);

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
    expect(found('产值 高新')).toEqual(['indicator hitech']);
    expect(found('P1 IN ENGLISH')).toEqual(['park p1']);
  });

  test('nothing typed offers the pages first; nonsense finds nothing', () => {
    expect(found('').slice(0, 3)).toEqual(['overview null', 'matrix null', 'shortfalls null']);
    expect(found('不存在')).toEqual([]);
  });
});

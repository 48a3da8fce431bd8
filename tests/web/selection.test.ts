import { describe, expect, test } from '@jest/globals';
import { indexCatalog } from '../../web/api/catalog.ts';
import { arrange, isSelected } from '../../web/components/progress/selection.ts';
import { catalogAnswer } from './catalog-answer.ts';
import { rowAt } from './progress-rows.ts';

const catalog = indexCatalog(catalogAnswer());
const rows = [
  rowAt(70, { indicator: 'output' }),
  rowAt(64, { indicator: 'hitech' }),
  rowAt(30, { indicator: 'budget' }),
];

describe('filters', () => {
  const chosen = (query: Parameters<typeof isSelected>[1]) =>
    rows.filter((row) => isSelected(row, query, catalog)).map((row) => row.indicator);

  test('category, lead department and light, alone and together', () => {
    expect(chosen({})).toEqual(['output', 'hitech', 'budget']);
    expect(chosen({ category: '工业' })).toEqual(['output', 'hitech']);
    expect(chosen({ department: 'd2' })).toEqual(['budget']);
    expect(chosen({ category: '工业', light: 'yellow' })).toEqual(['hitech']);
    expect(chosen({ category: '没有' })).toEqual([]);
  });
});

describe('arrangement', () => {
  const shape = (sort: string | undefined) =>
    arrange(rows, sort, catalog).map(({ key, rows: members }) => [key, members.map((row) => row.indicator)]);

  test('by itself what is behind comes first, the worst on top, and nothing twice', () => {
    expect(shape(undefined)).toEqual([
      ['behind', ['budget', 'hitech']],
      ['工业', ['output']],
    ]);
  });

  test('by category every category is whole, its worst first', () => {
    expect(shape('category')).toEqual([
      ['工业', ['hitech', 'output']],
      ['财政', ['budget']],
    ]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { type Column, type DeckTable, isMatrix, number, text } from '../../../domain/decks/deck-table.ts';
import { capOf, fitColumns, matrixColumns, type TableSpace } from '../../../domain/decks/layout/columns.ts';

const column = (id: string, optional = false): Column => ({
  id,
  ...(id === 'indicator' ? { names: true } : {}),
  name: { zh: id, en: id },
  unit: null,
  align: 'left',
  optional,
});

function tableOf(name: string, columns: Column[], lane = false): DeckTable {
  return {
    id: 'rows/x',
    columns,
    rows: [
      {
        key: 'I|E',
        cells: columns.map(({ id }) => (id === 'indicator' ? text(name, name) : number(1234.5, 'level'))),
      },
    ],
    lane: lane
      ? { column: 'lane', kind: 'bullets', unit: '%', decimals: 1, from: 0, to: 100, start: 0, series: [] }
      : null,
    figure: null,
  };
}

const spaceOf = (width: number): TableSpace => ({
  width,
  size: 24,
  headSize: 24,
  padding: 24,
  lightPadding: 12,
  asideSmaller: 0,
  lightFactor: 1,
  language: 'zh',
});

const widthOf = (fitted: { width: number }[]) => fitted.reduce((sum, { width }) => sum + width, 0);
const idsOf = (table: DeckTable, fitted: { index: number }[]) =>
  fitted.map(({ index }) => table.columns[index]!.id);

describe('columns of a table', () => {
  test('the longest are cut first, and only as far as needed', () => {
    expect(capOf([100, 40, 80], 180)).toBe(70);
    expect(capOf([0, 40, 60], 100)).toBe(Number.POSITIVE_INFINITY);
    expect(capOf([], 10)).toBe(Number.POSITIVE_INFINITY);
  });

  test('fill the width, the lane with what the others leave', () => {
    const table = tableOf('工业总产值', [column('indicator'), column('ytd'), column('lane')], true);
    const fitted = fitColumns(table, spaceOf(1000));
    expect(idsOf(table, fitted)).toEqual(['indicator', 'ytd', 'lane']);
    expect(widthOf(fitted)).toBeLessThanOrEqual(1000);
    expect(widthOf(fitted)).toBeGreaterThan(990);
    const [name, ytd, lane] = fitted.map(({ width }) => width);
    expect(lane).toBe(Math.max(name!, ytd!, lane!));
    expect(name).toBeGreaterThanOrEqual(5 * 24);
  });

  test('that may be left out are, from the first, before a name loses too much', () => {
    const columns = [column('indicator'), column('a', true), column('b'), column('c', true)];
    const table = tableOf('这是一个很长很长的指标名称', columns);
    expect(idsOf(table, fitColumns(table, spaceOf(1200)))).toEqual(['indicator', 'a', 'b', 'c']);
    expect(idsOf(table, fitColumns(table, spaceOf(540)))).toEqual(['indicator', 'b', 'c']);
    expect(idsOf(table, fitColumns(table, spaceOf(200)))).toEqual(['indicator', 'b']);
  });

  test('of a matrix stand side by side as long as names keep a fifth', () => {
    const parks = Array.from({ length: 12 }, (_, i) => ({ ...column(`园区${i}`), entity: `P${i}` }));
    const matrix = {
      ...tableOf('规上工业总产值', [column('indicator'), column('ZONE'), ...parks]),
    };
    expect(isMatrix(matrix)).toBe(true);
    const wide = matrixColumns(matrix, spaceOf(1184));
    expect(wide).toBeGreaterThan(matrixColumns(matrix, spaceOf(700)));
    expect(matrixColumns(matrix, spaceOf(100))).toBe(2);
    expect(matrixColumns(matrix, spaceOf(10_000))).toBe(12);
  });

  test('of a matrix are as narrow in English where parks have Chinese names: those break anywhere', () => {
    const name = '跨境电子商务及高端装备智能制造综合示范产业园区';
    const parks = Array.from({ length: 12 }, (_, i) => ({ ...column(`${name}${i}`), entity: `P${i}` }));
    const matrix = tableOf('规上工业总产值', [column('indicator'), column('ZONE'), ...parks]);
    const across = (language: 'zh' | 'en') => matrixColumns(matrix, { ...spaceOf(1184), language });
    expect(across('zh')).toBeGreaterThan(2);
    expect(across('en')).toBe(across('zh'));
  });
});

import { describe, expect, test } from '@jest/globals';
import { type DeckTable, number } from '../../../domain/decks/deck-table.ts';
import { splitColumns, splitEvenly, splitTable } from '../../../domain/decks/layout/split-table.ts';
import { splitParagraphs } from '../../../domain/decks/pages/paragraphs.ts';
import { airBetween, widthOf } from '../../../domain/text-width.ts';

const lengths = (parts: unknown[][]) => parts.map(({ length }) => length);

function waterfall(amounts: (number | null)[]): DeckTable {
  return {
    id: 'w',
    columns: [{ id: 'pull', name: { zh: '拉动', en: 'Pull' }, unit: null, align: 'right' }],
    rows: amounts.map((value, i) => ({ key: `${i}`, cells: [number(value, 'points')] })),
    lane: {
      column: 'lane',
      kind: 'waterfall',
      unit: '百分点',
      decimals: 1,
      from: 0,
      to: 10,
      start: 0,
      series: [{ role: 'actual', name: { zh: '拉动', en: 'Pull' }, values: amounts }],
    },
    figure: null,
  };
}

describe('a long table', () => {
  test('is cut as evenly as can be', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => i);
    expect(lengths(splitEvenly(rows(10), 10))).toEqual([10]);
    expect(lengths(splitEvenly(rows(11), 10))).toEqual([6, 5]);
    expect(lengths(splitEvenly(rows(60), 9))).toEqual([9, 9, 9, 9, 8, 8, 8]);
    expect(splitEvenly(rows(23), 10).flat()).toEqual(rows(23));
    expect(splitEvenly([], 10)).toEqual([[]]);
  });

  test('goes on where its waterfall ended', () => {
    const [first, second] = splitTable(waterfall([1.2, 1.3, null, -0.5, 2]), 3);
    expect(first!.lane).toMatchObject({ start: 0, series: [{ values: [1.2, 1.3, null] }] });
    expect(second!.lane).toMatchObject({ start: 2.5, from: 0, to: 10, series: [{ values: [-0.5, 2] }] });
  });

  test('is cut across for a narrow page, its first columns on every part', () => {
    const columns = ['name', 'zone', 'a', 'b', 'c'].map((id) => ({
      id,
      name: { zh: id, en: id },
      unit: null,
      align: 'left' as const,
    }));
    const cells = columns.map((_, i) => number(i, 'level'));
    const parts = splitColumns(
      { id: 'm', columns, rows: [{ key: 'r', cells }], lane: null, figure: null },
      2,
      2,
    );
    expect(parts.map((part) => part.columns.map(({ id }) => id).join())).toEqual([
      'name,zone,a,b',
      'name,zone,c',
    ]);
    expect(parts[1]!.rows[0]!.cells.map((cell) => cell.is === 'number' && cell.value)).toEqual([0, 1, 4]);
  });
});

describe('the width of a text', () => {
  test('counts Chinese as one em and air where it meets digits', () => {
    expect(widthOf('完成率')).toBe(3);
    expect(widthOf('完1')).toBeCloseTo(1 + 0.25 + 0.58);
    expect(widthOf('1—')).toBeCloseTo(1.58);
    expect(airBetween('8', '月')).toBe(0.25);
    expect(airBetween('月', '月')).toBe(0);
  });
});

describe('a text page', () => {
  test('keeps paragraphs whole where they fit', () => {
    expect(splitParagraphs('一\n\n二\n三')).toEqual([['一', '二', '三']]);
  });

  test('goes on after a sentence, and loses nothing', () => {
    const long = '这是一句话，不长也不短。'.repeat(60);
    const pages = splitParagraphs(long);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat().join('')).toBe(long);
    const paragraphs = pages.flat();
    expect(paragraphs.length).toBeGreaterThan(1);
    for (const paragraph of paragraphs.slice(0, -1)) expect(paragraph.endsWith('。')).toBe(true);
  });

  test('cuts even what has no sentence end', () => {
    expect(splitParagraphs('字'.repeat(1000)).flat().join('')).toBe('字'.repeat(1000));
  });
});

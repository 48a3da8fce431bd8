import { describe, expect, test } from '@jest/globals';
import type { Page } from '../../../domain/decks/deck.ts';
import { type DeckTable, text } from '../../../domain/decks/deck-table.ts';
import { RATIOS } from '../../../domain/decks/export-job.ts';
import { layPageTable, levelOf } from '../../../domain/decks/layout/page-table.ts';
import { paginate } from '../../../domain/decks/layout/paginate.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
const PAGES: Page[] = [
  { kind: 'overall', remark: '会后督办' },
  { kind: 'park', entity: 'P-GX' },
  { kind: 'ranking', indicator: 'IND_INVOICE', measure: 'pull' },
  { kind: 'matrix' },
  { kind: 'shortfalls' },
];
const contents = deckContents({ title: '调度会', period: null, pages: PAGES }, source);
const [overall] = contents as [PageContent];
const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

/** A page of nothing but a title and rows of these names. */
function pageOf(names: readonly string[], title = '表'): { page: PageContent; table: DeckTable } {
  const table: DeckTable = {
    id: 'rows/x',
    columns: [
      { id: 'name', names: true, name: { zh: '名', en: 'Name' }, unit: null, align: 'left', optional: false },
    ],
    rows: names.map((name) => ({ key: name, cells: [text(name, name)] })),
    lane: null,
    figure: null,
  };
  const bare = { sentence: null, remark: null, key: null, tiles: [], part: null };
  const page = { ...overall, ...bare, title: { zh: title, en: title }, tables: [table] } as PageContent;
  return { page, table };
}

const rowsOf = (names: readonly string[], title?: string) => {
  const { page, table } = pageOf(names, title);
  return layPageTable(page, table, '16:9', 'zh');
};

describe('a table on the wall', () => {
  test('has letters of 24 where it has room, and rows no higher than are easily read across', () => {
    expect(rowsOf(['a', 'b', 'c'])).toMatchObject({ size: 24, rows: [58, 58, 58] });
  });

  test('shares the height left among its low rows, and shrinks letters only when rows do not fit', () => {
    const names = Array.from({ length: 12 }, (_, index) => `第${index}产业园`);
    const twelve = rowsOf(names);
    expect(twelve.size).toBe(24);
    // 583 px less a header of one line, 24 × 1.1 + 10, are 546.6.
    expect(twelve.rows).toEqual(names.map(() => 45));
    const many = rowsOf([...names, ...names.map((name) => `${name}东`)]);
    expect(many.size).toBe(19);
    expect(sum(many.rows)).toBeLessThanOrEqual(583 - 19 * 1.1 - 10);
    expect(rowsOf(Array.from({ length: 60 }, (_, index) => `${index}`)).size).toBe(16);
  });

  test('makes room for a title of two lines, and for a name of three', () => {
    const names = Array.from({ length: 12 }, (_, index) => `第${index}产业园`);
    expect(rowsOf(names, '长'.repeat(40)).rows[0]).toBe(41);
    const { rows } = rowsOf([...names.slice(1), '名'.repeat(120)]);
    expect(rows[11]).toBeCloseTo(3 * 24 * 1.1 + 1);
    expect(new Set(rows.slice(0, 11))).toEqual(new Set([42]));
  });

  test.each(RATIOS.flatMap((ratio) => (['zh', 'en'] as const).map((language) => ({ ratio, language }))))(
    'fits every page of a deck at $ratio in $language, legibly',
    ({ ratio, language }) => {
      const height = ratio === '16:9' ? 583 : 805;
      for (const page of paginate(contents, ratio, language)) {
        const [table] = page.tables;
        if (!table) continue;
        const { size, columns, rows } = layPageTable(page, table, ratio, language);
        // The canvas is shown 1.5 times as large on a wall of 1920 × 1080, at 4:3 1.125 times.
        expect(size * (ratio === '16:9' ? 1.5 : 1.125)).toBeGreaterThanOrEqual(24);
        expect(rows).toHaveLength(table.rows.length);
        expect(sum(rows)).toBeLessThan(height - size);
        expect(sum(columns.map(({ width }) => width))).toBeLessThanOrEqual(1184.5);
        if (table.lane) expect(Math.min(...rows)).toBeGreaterThanOrEqual(31);
      }
    },
  );

  test.each(RATIOS.flatMap((ratio) => (['zh', 'en'] as const).map((language) => ({ ratio, language }))))(
    'has all lines of names of any length on its page at $ratio in $language, without smaller letters',
    ({ ratio, language }) => {
      const words =
        language === 'zh' ? '国际合作绿色低碳综合示范产业园区' : 'Demonstration Park for Low-Carbon ';
      const { page } = pageOf(Array.from({ length: 30 }, (_, row) => words.repeat(9 + (row % 3) * 9)));
      const cut = paginate([page], ratio, language);
      expect(cut.flatMap(({ tables }) => tables[0]!.rows)).toHaveLength(30);
      const room = ratio === '16:9' ? 583 : 805;
      for (const one of cut) {
        const { size, rows } = layPageTable(one, one.tables[0]!, ratio, language);
        expect(size).toBeGreaterThanOrEqual(ratio === '16:9' ? 21 : 24);
        expect(sum(rows)).toBeLessThan(room - size);
      }
    },
  );
});

test('low rows are raised to one height, tall ones stay as they are', () => {
  expect(levelOf([20, 50, 20], 120)).toBe(35);
  expect(levelOf([20, 20], 90)).toBe(45);
  expect(levelOf([50, 60], 100)).toBe(0);
});

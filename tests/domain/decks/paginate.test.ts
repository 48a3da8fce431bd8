import { describe, expect, test } from '@jest/globals';
import type { Page } from '../../../domain/decks/deck.ts';
import { cellText } from '../../../domain/decks/deck-table.ts';
import { RATIOS } from '../../../domain/decks/export-job.ts';
import { paginate } from '../../../domain/decks/layout/paginate.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { waterfallSteps } from '../../../domain/figures/waterfall.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
const PAGES: Page[] = [
  { kind: 'cover' },
  { kind: 'overall', remark: '会后督办' },
  { kind: 'park', entity: 'P-GX' },
  { kind: 'indicator', indicator: 'IND_INVOICE' },
  { kind: 'ranking', indicator: 'IND_INVOICE', measure: 'pull' },
  { kind: 'matrix' },
  { kind: 'shortfalls' },
  { kind: 'text', title: '下一步', text: '一\n二' },
];
const contents = deckContents({ title: '调度会', period: null, pages: PAGES }, source);
const SHAPES = RATIOS.flatMap((ratio) => (['zh', 'en'] as const).map((language) => ({ ratio, language })));

/** Every cell of a page by its row and column, in the order in which it is met. */
function cellsOf(pages: readonly PageContent[]): string[] {
  return pages.flatMap(({ page, tables }) =>
    tables.flatMap(({ columns, rows }) =>
      rows.flatMap(({ key, cells }) =>
        cells.map((cell, at) => `${page} ${key} ${columns[at]!.id} ${cellText(cell, 'zh')}`),
      ),
    ),
  );
}

describe('pages for a shape and a language', () => {
  test('are the pages of the deck in Chinese, whatever the shape', () => {
    for (const ratio of RATIOS) {
      const paged = paginate(contents, ratio, 'zh');
      expect(paged.map(({ page, part }) => [page, part])).toEqual(
        contents.map(({ page, part }) => [page, part]),
      );
    }
  });

  test.each(SHAPES)('lose no cell of what $ratio $language has room for, and invent none', (shape) => {
    const paged = paginate(contents, shape.ratio, shape.language);
    const given = new Set(cellsOf(contents));
    const shown = new Set(cellsOf(paged));
    expect([...shown].filter((cell) => !given.has(cell))).toEqual([]);
    const lost = [...given].filter((cell) => !shown.has(cell)).map((cell) => cell.split(' ')[2]);
    // Only columns that a table may do without, and those on every page of it or on none.
    expect(
      [...new Set(lost)].filter(
        (id) => !['rankYoy', 'rankCompletion', 'yoyYtd', 'department', 'contribution'].includes(id!),
      ),
    ).toEqual([]);
    for (const page of [2, 3, 5, 7]) {
      const heads = paged
        .filter((content) => content.page === page)
        .map(({ tables }) => tables[0]!.columns.map(({ id }) => id).join());
      expect(new Set(heads).size).toBe(1);
    }
  });

  test.each(SHAPES)('are counted anew: $ratio $language', ({ ratio, language }) => {
    const paged = paginate(contents, ratio, language);
    for (let page = 1; page <= PAGES.length; page++) {
      const parts = paged.filter((content) => content.page === page);
      expect(parts.map(({ part }) => part)).toEqual(
        parts.length === 1 ? [null] : parts.map((_, i) => ({ number: i + 1, of: parts.length })),
      );
    }
  });

  test('hold fewer rows where names are long, and fewer parks where their names are', () => {
    const longest = (pages: readonly PageContent[]) =>
      Math.max(
        ...pages.filter(({ kind }) => kind === 'shortfalls').map(({ tables }) => tables[0]!.rows.length),
      );
    expect(longest(paginate(contents, '16:9', 'en'))).toBeLessThan(longest(paginate(contents, '16:9', 'zh')));
    const widest = (pages: readonly PageContent[]) =>
      Math.max(
        ...pages.filter(({ kind }) => kind === 'matrix').map(({ tables }) => tables[0]!.columns.length),
      );
    expect(widest(paginate(contents, '16:9', 'en'))).toBeLessThan(widest(paginate(contents, '16:9', 'zh')));
  });

  test('say in their notes what is said of their rows, each line once', () => {
    for (const { notes, tables } of paginate(contents, '16:9', 'en').filter(({ kind }) => kind === 'park')) {
      const lines = notes.zh.split('\n');
      expect(new Set(lines).size).toBe(lines.length);
      for (const { cells } of tables[0]!.rows) {
        // 规上工业增加值增速 is said as 规上工业增加值同比增长, 事故起数 as 发生事故4起.
        expect(notes.zh).toContain(cellText(cells[0]!, 'zh').replace(/(增速|起数|数)$/, ''));
      }
    }
  });

  test('draw a waterfall on from where the page before ended', () => {
    const [pull] = contents.filter(({ kind }) => kind === 'ranking');
    const [table] = pull!.tables;
    const long = { ...pull!, remark: '很长的备注，占去很多行。'.repeat(25) };
    const paged = paginate([long], '16:9', 'en');
    expect(paged.length).toBeGreaterThan(1);
    const whole = waterfallSteps(table!.lane!.series);
    const pieces = paged.flatMap(({ tables }) =>
      waterfallSteps(tables[0]!.lane!.series, tables[0]!.lane!.start),
    );
    expect(pieces).toEqual(whole);
  });
});

import { describe, expect, test } from '@jest/globals';
import { stampText } from '../../../domain/decks/as-of.ts';
import type { Deck, Page } from '../../../domain/decks/deck.ts';
import { cellText, type DeckTable } from '../../../domain/decks/deck-table.ts';
import { figuresNeeded, type PageContent } from '../../../domain/decks/page-content.ts';
import { commonEdge } from '../../../domain/decks/pages/matrix-page.ts';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { departmentDeck, parkDeck, shortfallDeck, zoneDeck } from '../../../domain/decks/presets.ts';
import { progressTable } from '../../../domain/decks/progress-table.ts';
import { shareDone } from '../../../domain/progress/completion.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';
import { indicator, rowOf as rowGiven } from '../given.ts';

const PERIOD = '2025-08';
const zone = folderZone('seeds/demonstration');
const source = sourceOf(zone, PERIOD);
const ready = { catalog: source.catalog, period: PERIOD, rows: source.rows };

function contentsOf(...pages: Page[]): PageContent[] {
  const deck: Deck = { title: '调度会', period: PERIOD, pages };
  return deckContents(deck, source);
}

const rowOf = (indicator: string, entity: string) =>
  source.rows.find((row) => row.indicator === indicator && row.entity === entity)!;

/** A table as a page reads it: rows of texts, the drawn column left out. */
function read({ columns, rows, lane }: DeckTable): string[][] {
  return rows.map(({ cells }) =>
    cells.filter((_, i) => columns[i]!.id !== lane?.column).map((cell) => cellText(cell, 'zh')),
  );
}

describe('a page resolved', () => {
  test('of a park shows each of its rows once, with the numbers of the row, ten a page', () => {
    const contents = contentsOf({ kind: 'park', entity: 'P-GX' });
    const rows = source.rows.filter(({ entity }) => entity === 'P-GX');
    expect(contents.map(({ tables }) => tables[0]!.rows.length)).toEqual([10, 9, 9, 9]);
    expect(contents.map(({ part }) => part)).toEqual([1, 2, 3, 4].map((number) => ({ number, of: 4 })));
    const shown = contents.flatMap(({ tables }) => tables[0]!.rows);
    expect(shown.map(({ key }) => key).sort()).toEqual(rows.map((row) => `${row.indicator}|P-GX`).sort());
    const { columns } = contents[0]!.tables[0]!;
    const column = columns.findIndex(({ id }) => id === 'ytd');
    for (const { key, cells } of shown) {
      const cell = cells[column]!;
      expect(cell.is === 'number' && cell.value).toBe(rowOf(key.split('|')[0]!, 'P-GX').ytd);
    }
  });

  test('has one scale for all its parts, a bar for what adds up and for a stock’s way, none for a level', () => {
    const tables = contentsOf({ kind: 'park', entity: 'P-GX' }).map((content) => content.tables[0]!);
    expect(new Set(tables.map(({ lane }) => `${lane!.from}…${lane!.to}`)).size).toBe(1);
    for (const { lane, rows } of tables) {
      rows.forEach(({ key }, place) => {
        const [code, entity] = key.split('|');
        const row = rowOf(code!, entity!);
        const { kind } = source.catalog.indicators.find((one) => one.code === code)!;
        const at = (role: string) => lane!.series.find((one) => one.role === role)?.values[place] ?? null;
        expect(at('actual')).toBe(shareDone(row, kind));
        expect(at('level') !== null).toBe(row.gapUnit === 'unit');
      });
    }
  });

  test('of an indicator carries the figures and the sentence that the page carries', () => {
    const [content] = contentsOf({ kind: 'indicator', indicator: 'IND_OUTPUT' });
    const figures = source.figures('IND_OUTPUT', 'ZONE')!;
    expect(content!.figures).toEqual(
      figures.figures.filter(({ kind }) => kind === 'path' || kind === 'months'),
    );
    expect(content!.sentence).toEqual(figures.sentence);
    expect(content!.tiles.map(({ id }) => id)).toEqual(['ytd', 'yoyYtd', 'target', 'completion', 'gap']);
    expect(content!.notes.zh).toContain(figures.sentence.zh);
    expect(content!.notes.zh).toContain('资料来源：统计联网直报平台');
  });

  test('of a ranking puts the whole at its place among the parts', () => {
    const [content] = contentsOf({ kind: 'ranking', indicator: 'IND_OUTPUT' });
    const table = content!.tables[0]!;
    const values = table.lane!.series[0]!.values.filter((value) => value !== null);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const whole = table.rows.findIndex((row) => row.whole);
    expect(table.rows[whole]!.key).toBe('IND_OUTPUT|ZONE');
    expect(table.lane!.series[0]!.values[whole]).toBe(rowOf('IND_OUTPUT', 'ZONE').completion);
    expect(read(table)[whole]![0]).toBe('');
  });

  test('of what pulls growth adds up to the whole', () => {
    const [content] = contentsOf({ kind: 'ranking', indicator: 'IND_OUTPUT', measure: 'pull' });
    const { series } = content!.tables[0]!.lane!;
    const sum = (role: string) =>
      series
        .filter((one) => one.role === role)
        .flatMap(({ values }) => values)
        .reduce((a: number, b) => a + (b ?? 0), 0);
    expect(sum('actual') + sum('difference')).toBeCloseTo(sum('total'), 9);
  });

  test('of shortfalls holds those that are behind, and of the red ones no other', () => {
    const all = contentsOf({ kind: 'shortfalls' });
    const red = contentsOf({ kind: 'shortfalls', light: 'red' });
    const keys = (contents: PageContent[]) =>
      contents.flatMap(({ tables }) => tables[0]!.rows.map(({ key }) => key));
    const behind = source.rows.filter(({ status, entity }) => status === 'behind' && !entity.startsWith('C'));
    expect(keys(all).sort()).toEqual(behind.map((row) => `${row.indicator}|${row.entity}`).sort());
    expect(keys(red)).toHaveLength(behind.filter(({ light }) => light === 'red').length);
    expect(red[0]!.title.zh).toBe('1—8月明显滞后清单');
  });

  test('never says a need that exists as zero', () => {
    const cells = contentsOf({ kind: 'shortfalls' }).flatMap(({ tables }) => {
      const column = tables[0]!.columns.findIndex(({ id }) => id === 'needed');
      return tables[0]!.rows.map((row) => row.cells[column]!);
    });
    const wrong = cells.filter(
      (cell) => cell.is === 'number' && cell.value && !/[1-9]/.test(cellText(cell, 'zh')),
    );
    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThan(20);
  });

  test('of a matrix names points in its key only where every row is judged in points, by the same edge', () => {
    const rows = [rowGiven('2025-08', { ytd: 64 }), rowGiven('2025-08', { ytd: 20 })];
    const rate = rowGiven('2025-08', { ytd: 22 }, { type: 'cap', value: 20 }, { kind: 'rate', unit: '%' });
    const indicators = [indicator({ code: 'SALES' }), indicator({ code: 'TAX', tolerance: 3 })];
    expect(commonEdge(rows, { indicators })).toBe(5);
    expect(commonEdge([...rows, rate], { indicators })).toBeNull();
    expect(commonEdge([...rows, { ...rows[0]!, indicator: 'TAX' }], { indicators })).toBeNull();
  });

  test('of a matrix has a light for each row there is, and nothing where there is none', () => {
    const contents = contentsOf({ kind: 'matrix' });
    const lights = contents.flatMap(({ tables }) => tables[0]!.rows.flatMap(({ cells }) => cells.slice(2)));
    const parks = new Set(
      zone.catalog.entities.filter(({ kind }) => kind === 'park').map(({ code }) => code),
    );
    const rows = source.rows.filter(({ entity }) => parks.has(entity));
    expect(lights.filter(({ is }) => is === 'light')).toHaveLength(rows.length);
    expect(contents[0]!.key!.zh).toMatch(/^● 达序时　▲ .*　■ .*　○ 未报或不评判/);
  });

  test('says so where there is nothing', () => {
    const contents = contentsOf(
      { kind: 'indicator', indicator: 'GONE' },
      { kind: 'park', entity: 'GONE' },
      { kind: 'ranking', indicator: 'GONE' },
      { kind: 'category', category: '没有' },
    );
    expect(contents.map(({ tables, figures }) => tables.length + figures.length)).toEqual([0, 0, 0, 0]);
    for (const { sentence, title } of contents) {
      expect(sentence!.zh).not.toBe('');
      expect(title.zh).not.toContain('undefined');
    }
  });

  test('takes its own title and remark', () => {
    const [content] = contentsOf({ kind: 'overall', title: '本期要点', remark: '请各园区对照。' });
    expect(content).toMatchObject({
      title: { zh: '本期要点' },
      remark: '请各园区对照。',
      page: 1,
      part: null,
    });
  });
});

describe('every text of ours', () => {
  test('exists in Chinese and in English', () => {
    const contents = deckContents(zoneDeck(ready), source);
    const chinese = /[\u4e00-\u9fff]/;
    expect(contents.flatMap(({ tables }) => tables).length).toBeGreaterThan(0);
    expect(contents.flatMap(({ tiles }) => tiles).length).toBeGreaterThan(0);
    for (const content of contents) {
      for (const table of content.tables) {
        for (const { name } of table.columns) expect(name.en).not.toMatch(chinese);
        for (const row of table.rows) {
          for (const cell of row.cells)
            if (cell.is !== 'number') expect(cellText(cell, 'en')).not.toMatch(chinese);
        }
      }
      if (content.kind !== 'cover') expect(content.title.en).not.toMatch(chinese);
      expect(content.sentence?.en ?? '').not.toMatch(chinese);
      for (const tile of content.tiles) expect(`${tile.name.en}${tile.value.en}`).not.toMatch(chinese);
    }
  });
});

describe('ready-made decks', () => {
  test('of the zone begin with the whole and end with the list', () => {
    const { title, pages } = zoneDeck(ready);
    expect(title).toBe('云澜经开区2025年8月经济运行调度');
    expect(pages.slice(0, 2).map(({ kind }) => kind)).toEqual(['cover', 'overall']);
    expect(pages[pages.length - 1]).toEqual({ kind: 'shortfalls', light: 'red' });
    expect(pages.filter(({ kind }) => kind === 'park')).toHaveLength(8);
    expect(pages.filter(({ kind }) => kind === 'category')).toHaveLength(8);
  });

  test('of a park and of a department hold only what is theirs', () => {
    for (const page of parkDeck(ready, 'P-GX').pages) if ('entity' in page) expect(page.entity).toBe('P-GX');
    const led = new Set(
      zone.catalog.indicators.filter(({ department }) => department === 'D-GX').map(({ code }) => code),
    );
    for (const page of departmentDeck(ready, 'D-GX').pages) {
      if ('indicator' in page) expect(led.has(page.indicator)).toBe(true);
    }
    expect(shortfallDeck({ ...ready, language: 'en' }).title).toBe(
      'Yunlan Development Zone (fictional): shortfalls, Aug 2025',
    );
  });

  test('say beforehand which figures they look up', () => {
    const asked = new Set<string>();
    const watched = {
      ...source,
      figures: (indicator: string, entity: string) => {
        asked.add(`${indicator}|${entity}`);
        return source.figures(indicator, entity);
      },
    };
    const deck = departmentDeck(ready, 'D-GX');
    deckContents(deck, watched);
    const needed = deck.pages.flatMap((page) => figuresNeeded(page, source.catalog));
    expect(new Set(needed.map(({ indicator, entity }) => `${indicator}|${entity}`))).toEqual(asked);
  });
});

test('the stamp says how far the data goes, and when it left in Shanghai', () => {
  const asOf = { period: '2025-08', revision: 12, demonstration: false };
  const exportedAt = '2026-11-22T16:30:00Z';
  expect(stampText({ asOf, exportedAt }, 'zh')).toEqual([
    '数据截至 2025年8月（第12版）',
    '导出时间 2026-11-23 00:30',
  ]);
  expect(stampText({ asOf, exportedAt }, 'en')[0]).toBe('Data to Aug 2025 (revision 12)');
  const fictional = { ...asOf, demonstration: true };
  expect(stampText({ asOf: fictional, exportedAt }, 'zh')[0]).toBe(
    '数据截至 2025年8月（第12版） · 示例，虚构',
  );
});

test('the export of rows keeps numbers unrounded and null blank', () => {
  const rows = source.rows.filter(({ entity }) => entity === 'ZONE');
  const table = progressTable(rows, source.catalog);
  const column = (id: string) => table.columns.findIndex((one) => one.id === id);
  rows.forEach((row, i) => {
    const value = (id: string) => {
      const cell = table.rows[i]!.cells[column(id)]!;
      return cell.is === 'number' ? cell.value : undefined;
    };
    expect(value('completion')).toBe(row.completion);
    expect(value('gap')).toBe(row.gap);
    expect(value('ytd')).toBe(row.ytd);
    expect(value('projection')).toBe(row.projection?.value ?? null);
  });
});

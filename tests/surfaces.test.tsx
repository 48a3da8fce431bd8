import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { renderToString } from 'preact-render-to-string';
import { type Cell, cellText, number, type TableRow } from '../domain/decks/deck-table.ts';
import type { PageContent } from '../domain/decks/page-content.ts';
import { deckContents } from '../domain/decks/pages/page-contents.ts';
import { parentOf, rowSentence } from '../domain/explanation/sentence.ts';
import type { Text } from '../domain/model.ts';
import type { ProgressRow } from '../domain/progress/progress-row.ts';
import { gapUnitText } from '../domain/unit.ts';
import { slidesFile } from '../formats/pptx/slides/deck-slides.ts';
import { type Catalog, indexCatalog } from '../web/api/catalog.ts';
import { bulletinOf } from '../web/components/page-menu/bulletin.ts';
import { ProgressRowLine } from '../web/components/progress/progress-row.tsx';
import { Slide } from '../web/components/slide/slide.tsx';
import { setLanguage } from '../web/i18n/index.ts';
import { type Application, type ProgressAnswer, startApplication } from './support/application.ts';
import { cellsOf, type Opened, openPackage, unescapeXml } from './support/office/office-file.ts';
import { ROOT } from './support/sources.ts';
import { folderZone, sourceOf } from './support/zone/deck-source.ts';

/**
 * One row, everywhere it is shown: the API, the CSV and the workbook, the line of a page, the sentence of `/api/figures`,
 * the wall, the slide and the speaker notes. About 200 rows of the demonstration zone, one at
 * least of every kind, direction, target, status and light in five different months. There are no exceptions.
 */

const MONTHS = ['2025-01', '2025-02', '2025-06', '2025-08', '2024-12'] as const;
/** Rows of one sort in one month; more of them would say the same. */
const OF_A_SORT = 2;

const zone = folderZone(join(ROOT, 'seeds/demonstration'));
const sources = new Map(MONTHS.map((month) => [month as string, sourceOf(zone, month)]));
const indicatorOf = (code: string) => zone.catalog.indicators.find((one) => one.code === code)!;
const entityOf = (code: string) => zone.catalog.entities.find((one) => one.code === code)!;

interface Shown {
  month: string;
  row: ProgressRow;
  sentence: Text;
}

const shown: Shown[] = MONTHS.flatMap((month) => {
  const taken = new Map<string, number>();
  return sources
    .get(month)!
    .rows.filter((row) => {
      if (!['zone', 'park'].includes(entityOf(row.entity).kind)) return false;
      const { kind, direction } = indicatorOf(row.indicator);
      const sort = [kind, direction, row.target?.type, row.status, row.light, row.period === month, row.turn];
      const count = taken.get(sort.join()) ?? 0;
      taken.set(sort.join(), count + 1);
      return count < OF_A_SORT;
    })
    .map((row) => {
      const [indicator, entity] = [indicatorOf(row.indicator), entityOf(row.entity)];
      const parent = parentOf(entity, zone.catalog.entities);
      return { month, row, sentence: rowSentence(row, { indicator, entity, parent, asked: month }) };
    });
});
const names = indexCatalog({
  ...zone.catalog,
  ...{ revision: 1, title: { zh: '', en: '' }, demonstration: true },
  ...{ categories: [], periods: [...MONTHS], latestPeriod: '2025-08' },
});
const nameOf = ({ month, row }: Shown) => `${row.indicator} ${row.entity} at ${month}`;
const of = (month: string) => shown.filter((one) => one.month === month);

let application: Application;
beforeAll(async () => {
  setLanguage('zh');
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

async function bytesOf(path: string): Promise<Buffer> {
  const { origin, session } = application;
  const response = await fetch(origin + path, { headers: { cookie: `${session.name}=${session.value}` } });
  expect([path, response.status]).toEqual([path, 200]);
  return Buffer.from(await response.arrayBuffer());
}

test('they are about 200, of every kind and state', () => {
  const all = (pick: (one: Shown) => unknown) => new Set(shown.map(pick));
  expect(shown.length).toBeGreaterThan(180);
  expect(all(({ row }) => indicatorOf(row.indicator).kind).size).toBe(6);
  expect(all(({ row }) => row.status).size).toBe(6);
  expect(all(({ row }) => row.light).size).toBe(4);
  expect(all(({ row }) => row.target?.type)).toEqual(new Set(['value', 'growth', 'cap', undefined]));
  expect(all(({ row }) => row.paceMethod)).toEqual(new Set(['linear', 'plan', 'increment', 'level', null]));
  expect(all(({ row }) => row.gapUnit)).toEqual(new Set(['points', 'unit', null]));
});

describe.each(MONTHS)('%s', (month) => {
  test('the API gives the rows that everything else is made of', async () => {
    const { rows } = await application.get<ProgressAnswer>(`/api/progress?period=${month}`);
    for (const { row } of of(month)) {
      const answered = rows.find((one) => one.indicator === row.indicator && one.entity === row.entity);
      expect(answered).toEqual(JSON.parse(JSON.stringify(row)));
    }
  });

  test('CSV and workbook have its numbers unrounded, its own period and its words', async () => {
    const csv = await bytesOf(`/api/exports/progress.csv?period=${month}`);
    const lines = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
    const sheet = linesOf(await bytesOf(`/api/exports/progress.xlsx?period=${month}`));
    for (const one of of(month)) {
      const { row } = one;
      const isOwn = (line: Record<string, unknown>) =>
        line.指标编码 === row.indicator && line.主体编码 === row.entity;
      const line = lines.find(isOwn)!;
      const cells = sheet.find(isOwn)!;
      for (const [head, value] of Object.entries(numbersOf(row))) {
        const column = Object.keys(line).find((name) => name.replace(/（.*）$/, '') === head)!;
        expect([nameOf(one), head, line[column]]).toEqual([
          nameOf(one),
          head,
          value === null ? '' : String(value),
        ]);
        expect([nameOf(one), head, cells[column] ?? null]).toEqual([nameOf(one), head, value]);
      }
      expect([line.数据期间, cells.数据期间]).toEqual([row.period, row.period]);
      // Percentage points are said of percentages only.
      const { unit } = indicatorOf(row.indicator);
      const counted = row.gapUnit === null ? '' : row.gapUnit === 'unit' ? gapUnitText(unit).zh : '个百分点';
      expect([nameOf(one), line.序时差单位]).toEqual([nameOf(one), counted]);
      expect(line.状态).toBe(cells.状态);
    }
  });

  test('a line of the page and of the wall say the same figures, period, light and sentence', () => {
    const source = sources.get(month)!;
    for (const one of of(month)) {
      const { row, sentence } = one;
      const line = lineOf(one);
      // The line itself is cells; the page's sentences are those of its bulletin.
      expect(bulletinOf([row], month, names)).toBe(`1. ${sentence.zh}`);
      // A row of another period than the page's says which.
      expect([nameOf(one), line.period !== null]).toEqual([nameOf(one), row.period !== month]);
      expect([nameOf(one), line.light]).toEqual([nameOf(one), row.light]);
      const page = { kind: 'park' as const, entity: row.entity };
      const tables = deckContents({ title: '', period: month, pages: [page] }, source).flatMap(
        (c) => c.tables,
      );
      // Rows that still show last year stand in a table of their own.
      const isOwn = ({ indicator }: TableRow) => indicator === row.indicator;
      const { columns, rows } = tables.find((table) => table.rows.some(isOwn))!;
      const { cells } = rows.find(isOwn)!;
      const cell = (id: string) => cells[columns.findIndex((column) => column.id === id)]!;
      const light = cell('gap');
      expect([nameOf(one), light.is === 'light' && light.light]).toEqual([nameOf(one), row.light]);
      const isDated = cells.some((each) => each.is !== 'light' && each.period !== undefined);
      if (row.status !== 'missing')
        expect([nameOf(one), isDated]).toEqual([nameOf(one), row.period !== month]);
      expectSame(one, 'ytd', cell('ytd'), line.ytd);
      expectSame(one, 'growth', cell('yoyYtd'), line.growth);
      expectSame(one, 'completion', cell('completion'), line.done);
      if (row.status === 'behind') expectSame(one, 'gap', light, line.word);
    }
  });

  test('the sentence is one: of the API, on the wall, the slide and in the notes', async () => {
    const source = sources.get(month)!;
    const pages = of(month).map(({ row }) => ({
      kind: 'indicator' as const,
      indicator: row.indicator,
      entity: row.entity,
    }));
    const contents = deckContents({ title: '各处一致', period: month, pages }, source);
    const facts = { title: '各处一致', author: '', createdAt: source.exportedAt };
    const slides = openPackage(await slidesFile(contents, { facts, language: 'zh', size: '16:9' }));
    for (const [index, one] of of(month).entries()) {
      const { row, sentence } = one;
      const query = `indicator=${row.indicator}&entity=${row.entity}&period=${month}`;
      const figures = await application.get<{ row: ProgressRow; sentence: Text }>(`/api/figures?${query}`);
      expect([nameOf(one), figures.sentence]).toEqual([nameOf(one), sentence]);
      expect(figures.row).toEqual(JSON.parse(JSON.stringify(row)));
      const content = contents[index]!;
      expect([nameOf(one), content.sentence]).toEqual([nameOf(one), sentence]);
      expect(content.notes.zh.split('\n')).toContain(sentence.zh);
      expect(content.notes.en.split('\n')).toContain(sentence.en);
      expect([nameOf(one), wallOf(content)]).toEqual([nameOf(one), expect.stringContaining(sentence.zh)]);
      expect(textsOf(slides, `ppt/notesSlides/notesSlide${index + 1}.xml`)).toContain(sentence.zh);
      expect([nameOf(one), textsOf(slides, `ppt/slides/slide${index + 1}.xml`)]).toEqual([
        nameOf(one),
        expect.stringContaining(sentence.zh.slice(0, 40)),
      ]);
    }
  }, 120_000);
});

/** A row as the pages draw it: its light and the text of its cells. */
function lineOf({ month, row }: Shown) {
  const [indicator, entity] = [indicatorOf(row.indicator), entityOf(row.entity)];
  const scale = { from: 0, to: 120, growthFrom: -20, growthTo: 20 };
  const html = renderToString(
    <ProgressRowLine
      {...{ row, indicator, entity, catalog: names, scale }}
      pageMonth={month}
      named="indicator"
    />,
    // 算, 调: how a number came about, in small beside it.
  ).replace(/<i class="mark".*?<\/i>/gs, '');
  const cell = (name: string) =>
    plain(new RegExp(`<td class="[^"]*\\b${name}\\b[^"]*"[^>]*>(.*?)</td>`, 's').exec(html)?.[1] ?? '');
  return {
    period: /class="own-period"/.exec(html),
    light: /class="light (\w+)"/.exec(html)![1],
    ytd: cell('figure'),
    growth: cell('growth'),
    // 净增 stands before the share of what a stock has to gain.
    done: cell('completion').replace(/^净[增减]/, ''),
    word: cell('light-cell'),
  };
}

/** `+12.2%` and `+12.2` are the same number; a turn of sign is a word, which is compared as it is. */
const firstNumber = (text: string) => /[+−]?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0] ?? text.trim();

/** What stands before a number, its period or 净增, is not part of it. */
function expectSame(one: Shown, what: string, cell: Cell, page: string): void {
  const bare = cell.is === 'number' ? number(cell.value, cell.style, cell.decimals) : cell;
  const wall = bare.is === 'text' ? bare.text.zh : cellText(bare, 'zh');
  expect([nameOf(one), what, firstNumber(wall)]).toEqual([nameOf(one), what, firstNumber(page)]);
}

/** The numbers that a table of rows has, by the heads of its columns. */
function numbersOf(row: ProgressRow): Record<string, number | null> {
  return {
    当月: row.month,
    累计: row.ytd,
    上年同期累计: row.ytdLastYear,
    累计同比: row.yoyYtd,
    当月同比: row.yoyMonth,
    年度目标: row.target?.value ?? null,
    完成率: row.completion,
    序时进度: row.pace,
    序时差: row.gap,
    序时差额: row.gapAmount,
    尚需完成: row.remaining,
    后续月均需: row.requiredMonthly,
    后续需增长: row.requiredYoy,
    全年预计: row.projection?.value ?? null,
    预计完成率: row.projection?.completion ?? null,
    完成率位次: row.ranks.completion?.position ?? null,
    增速位次: row.ranks.yoy?.position ?? null,
    全市位次: row.ranks.league?.position ?? null,
    比重: row.share,
    拉动: row.pull,
    贡献率: row.contribution,
  };
}

/** The lines of a workbook's first sheet by their heads. */
function linesOf(workbook: Uint8Array): Record<string, string | number>[] {
  const lines = new Map<number, Map<string, string | number>>();
  for (const [address, value] of cellsOf(workbook)) {
    const [, column, line] = /^([A-Z]+)(\d+)$/.exec(address)!;
    const own = lines.get(Number(line)) ?? new Map<string, string | number>();
    lines.set(Number(line), own.set(column!, value));
  }
  const head = [...lines.values()].find((line) => [...line.values()].includes('指标编码'))!;
  return [...lines.values()].map((line) =>
    Object.fromEntries([...line].map(([column, value]) => [String(head.get(column)), value])),
  );
}

const plain = (markup: string) => unescapeXml(markup.replace(/<[^>]+>/g, ''));

const wallOf = (content: PageContent): string =>
  plain(
    renderToString(
      <Slide
        content={content}
        ratio="16:9"
        catalog={{ demonstration: false } as Catalog}
        number={1}
        count={1}
      />,
    ),
  );

const textsOf = (file: Opened, part: string): string =>
  unescapeXml((file.text(part).match(/<a:t>[^<]*/g) ?? []).join('').replaceAll('<a:t>', ''));

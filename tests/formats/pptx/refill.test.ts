import { beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from '../../../domain/decks/deck.ts';
import type { DeckSource } from '../../../domain/decks/page-content.ts';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { pageKey, parsePageKey } from '../../../domain/decks/parse-deck.ts';
import { type RefillOptions, refillDeck } from '../../../formats/pptx/refill/refill.ts';
import type { Refilled } from '../../../formats/pptx/refill/refill-context.ts';
import { parseShapeName, shapeName } from '../../../formats/pptx/shapes/shape-name.ts';
import { slidesFile } from '../../../formats/pptx/slides/deck-slides.ts';
import {
  addressesOf,
  cellsOf,
  chartsOf,
  faultsOf,
  type Opened,
  openPackage,
  seriesOf,
  unescapeXml,
} from '../../support/office/office-file.ts';
import { openXmlErrors } from '../../support/office/open-xml.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

const zone = folderZone('seeds/demonstration');
const july = sourceOf(zone, '2025-07', '2025-08-10T01:00:00Z');
const august = sourceOf(zone, '2025-08', '2025-09-10T01:00:00Z');
const pages: Page[] = [
  { kind: 'cover' },
  { kind: 'overall' },
  { kind: 'park', entity: 'P-GX' },
  { kind: 'indicator', indicator: 'IND_OUTPUT' },
  { kind: 'ranking', indicator: 'IND_OUTPUT' },
  { kind: 'ranking', indicator: 'TAX', measure: 'pull' },
  { kind: 'matrix', category: '经济总量与工业' },
  { kind: 'shortfalls', entity: 'P-HG' },
  { kind: 'text', title: '打算', text: '一是' },
];

function contentsAt(source: DeckSource): RefillOptions['contentsOf'] {
  return (page) => deckContents({ title: '', period: null, pages: [page] }, source);
}

async function deckAt(source: DeckSource): Promise<Uint8Array> {
  const facts = { title: '调度会', author: '', createdAt: source.exportedAt };
  return slidesFile(deckContents({ title: '调度会', period: null, pages }, source), {
    facts,
    language: 'zh',
    size: '16:9',
  });
}

/** A deck as someone has it after working on it. */
function edited(
  bytes: Uint8Array,
  change: (edit: (name: string, by: (text: string) => string) => void) => void,
) {
  const files = unzipSync(bytes);
  change((name, by) => {
    const before = strFromU8(files[name]!);
    const after = by(before);
    if (after === before) throw new Error(`nothing changed in ${name}`);
    files[name] = strToU8(after);
  });
  return zipSync(files);
}

const slides = (file: Opened) =>
  file.names
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]));

const texts = (xml: string) =>
  [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => unescapeXml(text!));

/** Rows of the tables on a slide, cell by cell. */
function rowsOf(xml: string): string[][] {
  return [...xml.matchAll(/<a:tr .*?<\/a:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<a:tc>.*?<\/a:tc>/gs)].map(([cell]) => texts(cell).join('')),
  );
}

describe('last month’s deck with this month’s numbers', () => {
  let before: Uint8Array;
  let fresh: Opened;
  let refilled: Refilled;
  let file: Opened;

  beforeAll(async () => {
    before = await deckAt(july);
    fresh = openPackage(await deckAt(august));
    refilled = await refillDeck(before, { contentsOf: contentsAt(august) });
    file = openPackage(refilled.bytes);
  });

  test('is a whole package that the Open XML SDK has nothing against', async () => {
    expect(faultsOf(file)).toEqual([]);
    expect(await openXmlErrors(refilled.bytes, 'pptx')).toEqual([]);
  });

  test('shows in its charts what a new export would show, cache and workbook alike', () => {
    const made = new Map(chartsOf(fresh).map((chart) => [chart.frame, seriesOf(chart.xml)]));
    const charts = chartsOf(file);
    let compared = 0;
    for (const { frame, xml, workbook } of charts) {
      const cells = cellsOf(workbook);
      for (const { formula, values } of seriesOf(xml)) {
        expect(addressesOf(formula).map((address) => cells.get(address) ?? null)).toEqual(values);
      }
      const expected = made.get(frame);
      if (!expected || expected[0]!.categories.length !== seriesOf(xml)[0]!.categories.length) continue;
      const tidy = (series: typeof expected) =>
        // How wide a tick is drawn follows from the slide, not from the figures.
        series
          .filter(({ name }) => !name.includes('刻度线'))
          .map(({ name, values, categories }) => ({ name, values, categories }));
      expect(tidy(seriesOf(xml))).toEqual(tidy(expected));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(6);
  });

  test('shows in its tables what a new export would show', () => {
    const park = (from: Opened) =>
      slides(from)
        .map((name) => from.text(name))
        .filter((xml) => xml.includes('表 park:P-GX'))
        .flatMap((xml) => rowsOf(xml));
    const body = (rows: string[][]) => rows.filter(([name]) => name !== '指标');
    expect(body(park(file))).toEqual(body(park(fresh)));
    expect(body(park(file))).not.toEqual(body(park(openPackage(before))));
  });

  test('says the new month wherever it said the old one by itself', () => {
    for (const name of slides(file)) {
      expect(texts(file.text(name))).toContain('数据截至 2025年8月（第12版） · 示例，虚构');
      expect(texts(file.text(name))).toContain('导出时间 2025-09-10 09:00');
    }
    const [, overall] = slides(file);
    expect(texts(file.text(overall!)).join()).toContain('1—8月经济运行总体情况');
    expect(file.text('ppt/notesSlides/notesSlide2.xml')).toContain('1—8月');
  });

  test('lists what was filled', () => {
    expect(refilled.filled.length).toBeGreaterThan(25);
    expect(refilled.filled.map(({ message }) => message.zh)).toContain('表格：5行');
  });

  test('can be filled again next month', async () => {
    const again = await refillDeck(refilled.bytes, { contentsOf: contentsAt(july) });
    const [, overall] = slides(openPackage(again.bytes));
    expect(texts(openPackage(again.bytes).text(overall!)).join()).toContain('1—7月经济运行总体情况');
  });

  test('is byte for byte the same in everything that is not ours', () => {
    const old = openPackage(before);
    expect(file.names).toEqual(old.names);
    for (const name of old.names.filter((part) => /theme|Layout|Master|docProps/.test(part))) {
      expect(Buffer.from(file.bytes(name)).equals(old.bytes(name))).toBe(true);
    }
  });
});

describe('what someone has done by hand', () => {
  test('stays: words, colours, places, deleted rows, added slides', async () => {
    const made = await deckAt(july);
    const chartOf = (frame: RegExp) => chartsOf(openPackage(made)).find((one) => frame.test(one.frame))!;
    const path = chartOf(/^图 path /);
    const worked = edited(made, (edit) => {
      edit('ppt/slides/slide2.xml', (xml) => xml.replace(/经济运行总体情况/, '我们自己的标题'));
      edit(path.part, (xml) => xml.replace('<a:schemeClr val="accent2"/>', '<a:srgbClr val="00B050"/>'));
      edit('ppt/slides/slide3.xml', (xml) => {
        const rows = [...xml.matchAll(/<a:tr .*?<\/a:tr>/gs)].map(([row]) => row);
        return xml.replace(rows[3]!, '');
      });
      edit('ppt/slides/slide4.xml', (xml) =>
        xml.replace(/<a:off x="\d+" y="\d+"\/>/, '<a:off x="12345" y="67890"/>'),
      );
    });
    const { bytes, missed } = await refillDeck(worked, { contentsOf: contentsAt(august) });
    const file = openPackage(bytes);
    expect(faultsOf(file)).toEqual([]);
    expect(file.text('ppt/slides/slide2.xml')).toContain('我们自己的标题');
    expect(missed).toContainEqual(
      expect.objectContaining({
        slide: 2,
        message: expect.objectContaining({ zh: '文字已手工修改，保持原样' }),
      }),
    );
    expect(file.text(path.part)).toContain('00B050');
    expect(file.text('ppt/slides/slide4.xml')).toContain('<a:off x="12345" y="67890"/>');
    // The row that was taken out stays out, and the bars beside the others are the others’.
    const third = file.text('ppt/slides/slide3.xml');
    const names = rowsOf(third)
      .slice(1)
      .map(([name]) => name!);
    expect(names).toHaveLength(9);
    const chart = chartsOf(file).find(({ slide }) => slide === 'ppt/slides/slide3.xml')!;
    const [series] = seriesOf(chart.xml);
    expect(series!.categories).toHaveLength(9);
    series!.categories.forEach((category, i) => {
      expect(names[i]!.startsWith(category)).toBe(true);
      const indicator = zone.catalog.indicators.find(({ name }) => name === category)!;
      const row = august.rows.find((one) => one.indicator === indicator.code && one.entity === 'P-GX')!;
      expect(series!.values[i]).toBe(row.completion);
    });
  });

  test('of a ranking: the whole takes its new place with its looks, and no row is left blank', async () => {
    const made = await deckAt(july);
    const { bytes } = await refillDeck(made, { contentsOf: contentsAt(august) });
    const file = openPackage(bytes);
    for (const key of ['ranking:IND_OUTPUT 1', 'ranking:TAX;measure=pull 1']) {
      const xml = slides(file)
        .map((name) => file.text(name))
        .find((text) => text.includes(`表 ${key}`))!;
      const rows = [...xml.matchAll(/<a:tr .*?<\/a:tr>/gs)].map(([row]) => row).slice(1);
      const marked = rows.filter((row) => row.includes('<a:lumMod val="96000"/>'));
      expect(marked.map((row) => texts(row).join())).toEqual([expect.stringContaining('云澜经开区')]);
      for (const row of rows) expect(texts(row).join('')).not.toBe('');
      const chart = chartsOf(file).find(({ frame }) => frame === `图 ${key}`)!;
      expect(seriesOf(chart.xml)[0]!.categories).toHaveLength(rows.length);
    }
  });

  test('is told which rows have no place', async () => {
    const made = edited(await deckAt(july), (edit) =>
      edit('ppt/slides/slide3.xml', (xml) =>
        xml.replace([...xml.matchAll(/<a:tr .*?<\/a:tr>/gs)][2]![0], ''),
      ),
    );
    const { missed } = await refillDeck(made, { contentsOf: contentsAt(august) });
    expect(missed.map(({ message }) => message.zh).join()).toMatch(
      /放不下：规上工业增加值增速%，请重新导出这一页/,
    );
  });

  test('is told where a chart has series that are not ours', async () => {
    const made = await deckAt(july);
    const months = chartsOf(openPackage(made)).find(({ frame }) => /^图 months /.test(frame))!;
    const worked = edited(made, (edit) =>
      edit(months.part, (xml) => xml.replace('<c:v>2024年</c:v>', '<c:v>自加系列</c:v>')),
    );
    const { bytes, missed } = await refillDeck(worked, { contentsOf: contentsAt(august) });
    expect(missed.map(({ message }) => message.zh)).toContain('图中有后加的系列，未更新');
    expect(openPackage(bytes).text(months.part)).toBe(openPackage(worked).text(months.part));
  });

  test('is told where what a slide showed is no more', async () => {
    const { filled, missed } = await refillDeck(await deckAt(july), {
      contentsOf: (page) => (page.kind === 'park' ? [] : (contentsAt(august)(page) as never)),
    });
    expect(
      missed.some(({ shape, message }) => shape.includes('park:P-GX') && message.zh === '对应的页面已不存在'),
    ).toBe(true);
    expect(filled.some(({ shape }) => shape.includes('park:P-GX'))).toBe(false);
  });

  test('a file in which nothing is ours is refused', async () => {
    const facts = { title: '', author: '', createdAt: july.exportedAt };
    const cover = deckContents({ title: 'x', period: null, pages: [{ kind: 'cover' }] }, july);
    const bytes = await slidesFile(cover, { facts, language: 'zh', size: '16:9' });
    await expect(refillDeck(bytes, { contentsOf: contentsAt(august) })).rejects.toThrow(
      'Nothing in the file',
    );
  });
});

describe('a shape’s name', () => {
  test('says what the shape shows and is read back', () => {
    for (const page of pages.filter(({ kind }) => kind !== 'text')) {
      const identity = pageKey(page);
      const name = shapeName('chart', { identity, part: { number: 2, of: 3 } }, { figure: 'path' });
      expect(parseShapeName(name)).toEqual({ role: 'chart', figure: 'path', identity, part: 2, mark: null });
      expect(parsePageKey(identity)).toEqual(page);
    }
    expect(parseShapeName(shapeName('title', { identity: 'text', part: null }))).toBeNull();
    expect(parseShapeName('标题 1')).toBeNull();
    expect(parseShapeName('图片 5')).toBeNull();
    expect(parseShapeName('标题 park:P-GX 1 ~0a1b2c3d')?.mark).toBe('0a1b2c3d');
  });
});

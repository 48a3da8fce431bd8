import { describe, expect, test } from '@jest/globals';
import type { Deck } from '../../../domain/decks/deck.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { zoneDeck } from '../../../domain/decks/presets.ts';
import { waterfallSteps } from '../../../domain/figures/waterfall.ts';
import { type SlidesOptions, slidesFile, writeSlides } from '../../../formats/pptx/slides/deck-slides.ts';
import {
  addressesOf,
  cellsOf,
  chartsOf,
  faultsOf,
  type Opened,
  openPackage,
  relationsOf,
  seriesOf,
  unescapeXml,
} from '../../support/office/office-file.ts';
import { openXmlErrors } from '../../support/office/open-xml.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
const deck: Deck = {
  title: '全区经济运行调度会',
  period: '2025-08',
  pages: [
    { kind: 'cover', subtitle: '第八次' },
    { kind: 'overall' },
    { kind: 'category', category: '经济总量与工业' },
    { kind: 'indicator', indicator: 'IND_OUTPUT' },
    { kind: 'indicator', indicator: 'GDP', remark: '季度指标' },
    { kind: 'ranking', indicator: 'IND_OUTPUT' },
    { kind: 'ranking', indicator: 'IND_PROFIT', measure: 'pull' },
    { kind: 'ranking', indicator: 'FDI', measure: 'league' },
    { kind: 'park', entity: 'P-GX' },
    { kind: 'department', department: 'D-GX' },
    { kind: 'matrix' },
    { kind: 'shortfalls', light: 'red' },
    { kind: 'text', title: '下一步', text: '一是\n二是' },
  ],
};
const contents = deckContents(deck, source);
const options: SlidesOptions = {
  facts: { title: deck.title, author: '经发局', createdAt: source.exportedAt },
  language: 'zh',
  size: '16:9',
};

function chartCount(pages: readonly PageContent[]): number {
  return pages.reduce(
    (sum, { figures, tables }) => sum + figures.length + tables.filter(({ lane }) => lane !== null).length,
    0,
  );
}

const slideNames = (file: Opened) => file.names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));

/** Texts on a slide in the order of its shapes. */
const textsOf = (xml: string) =>
  [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => unescapeXml(text!));

describe('a deck as slides', () => {
  const written = slidesFile(contents, options);
  const opened = written.then(openPackage);

  test('has a slide a part, a native chart for each picture, and no picture', async () => {
    const file = await opened;
    expect(slideNames(file)).toHaveLength(contents.length);
    expect(chartsOf(file)).toHaveLength(chartCount(contents));
    expect(chartCount(contents)).toBeGreaterThan(12);
    expect(file.names.filter((name) => /media|\.(png|jpe?g|emf|bin)$/.test(name))).toEqual([]);
  });

  test('is a whole package', async () => {
    expect(faultsOf(await opened)).toEqual([]);
  });

  test('shows in every cache what its workbook holds, a gap where nothing is known', async () => {
    const file = await opened;
    let gaps = 0;
    for (const { xml, workbook, part } of chartsOf(file)) {
      const cells = cellsOf(workbook);
      for (const { formula, values } of seriesOf(xml)) {
        addressesOf(formula).forEach((address, i) => {
          expect(`${part} ${address} ${values[i]}`).toBe(`${part} ${address} ${cells.get(address) ?? null}`);
          if (values[i] === null) gaps += 1;
        });
      }
      expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
    }
    expect(gaps).toBeGreaterThan(10);
  });

  test('draws the very numbers of the contents', async () => {
    const drawn = chartsOf(await opened).map(({ xml }) => seriesOf(xml));
    const expected = contents.flatMap(({ tables, figures }) => [
      ...tables.flatMap(({ lane }) => (lane ? [lane] : [])),
      ...figures,
    ]);
    expect(drawn).toHaveLength(expected.length);
    expected.forEach((picture, i) => {
      const series = drawn[i]!;
      if (!('from' in picture)) {
        for (const one of picture.series) {
          // January and February that are one have the places of two; the number is in the first.
          const places = one.values.flatMap((value, at) =>
            picture.categories[at]!.width === 2 ? [value, null] : [value],
          );
          expect(series.find(({ name }) => name === one.name.zh)?.values).toEqual(places);
        }
      } else if (picture.kind === 'waterfall') {
        // What is seen above and below zero is as long as the step.
        waterfallSteps(picture.series, picture.start).forEach((step, place) => {
          const seen = (series[1]!.values[place] ?? 0) - (series[3]!.values[place] ?? 0);
          expect(seen).toBeCloseTo(step ? Math.abs(step.to - step.from) : 0, 9);
        });
      } else {
        for (const one of picture.series) {
          expect(series.find(({ name }) => name === one.name.zh)?.values).toEqual(one.values);
        }
      }
    });
  });

  test('says on every slide how far the data goes, when it left, and which page it is', async () => {
    const file = await opened;
    for (const name of slideNames(file)) {
      const xml = file.text(name);
      expect(textsOf(xml)).toContain('数据截至 2025年8月（第12版） · 示例，虚构');
      expect(textsOf(xml)).toContain('导出时间 2026-11-22 10:30');
      expect(xml).toContain('type="slidenum"');
      expect(xml).toMatch(/<p:ph type="(title|ctrTitle)"\/>/);
    }
  });

  test('gives each slide its sentence as notes, with the source', async () => {
    const file = await opened;
    slideNames(file).forEach((name, i) => {
      const notes = [...relationsOf(file, name).values()].find((part) => part.includes('notesSlide'))!;
      const said = textsOf(file.text(notes)).join('\n');
      const number = Number(/\d+/.exec(name)![0]);
      expect(said).toContain(contents[number - 1]!.notes.zh.split('\n')[0]);
      expect(i).toBeLessThan(contents.length);
    });
    expect(textsOf(file.text('ppt/notesSlides/notesSlide4.xml')).join()).toContain('资料来源');
  });

  test('names both scripts’ faces wherever it names one, and only the theme’s in charts', async () => {
    const file = await opened;
    for (const name of file.names.filter((part) => part.endsWith('.xml'))) {
      const text = file.text(name);
      expect(text.match(/<a:latin [^>]*>(?!<a:ea )/g)).toBeNull();
      if (name.startsWith('ppt/charts/')) expect(text).not.toMatch(/typeface="[^+]/);
    }
    expect(file.text('ppt/theme/theme1.xml')).toContain('<a:font script="Hans" typeface="微软雅黑"/>');
  });

  test('tells those who cannot see what each picture shows', async () => {
    const file = await opened;
    for (const { slide, frame } of chartsOf(file)) {
      const naming = [...file.text(slide).matchAll(/<p:cNvPr id="\d+" name="([^"]*)" descr="([^"]+)"/g)];
      expect(naming.map(([, name]) => unescapeXml(name!))).toContain(frame);
    }
  });

  test('is the same bytes for the same contents', async () => {
    const again = await slidesFile(JSON.parse(JSON.stringify(contents)), options);
    expect(Buffer.from(again).equals(await written)).toBe(true);
  });

  test('has nothing that the Open XML SDK minds, in both shapes and languages', async () => {
    expect(await openXmlErrors(await written, 'pptx')).toEqual([]);
    const other = await slidesFile(contents, { ...options, language: 'en', size: '4:3' });
    expect(await openXmlErrors(other, 'pptx')).toEqual([]);
    const [chart] = chartsOf(await opened);
    expect(await openXmlErrors(chart!.workbook, 'xlsx')).toEqual([]);
  }, 60_000);
});

describe('writing', () => {
  test('reports each slide', async () => {
    const writing = writeSlides(contents, options);
    const first = await writing.next();
    const second = await writing.next();
    expect([first.value, second.value]).toEqual([{ slides: 1 }, { slides: 2 }]);
  });

  test('lets other work go on between slides', async () => {
    let turns = 0;
    const other = setInterval(() => turns++, 0);
    await slidesFile(contents, options);
    clearInterval(other);
    expect(turns).toBeGreaterThan(contents.length / 4);
  });

  test('takes contents as they come', async () => {
    async function* coming() {
      for (const content of contents) yield content;
    }
    const streamed = await slidesFile(coming(), options);
    expect(Buffer.from(streamed).equals(await slidesFile(contents, options))).toBe(true);
  });

  test('of the whole zone with its seventy slides stays under two megabytes', async () => {
    const whole = deckContents(zoneDeck({ ...source, language: 'zh' }), source);
    expect(whole.length).toBeGreaterThan(60);
    expect((await slidesFile(whole, options)).length).toBeLessThan(2 * 2 ** 20);
  });
});

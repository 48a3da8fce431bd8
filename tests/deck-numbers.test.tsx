import { beforeAll, describe, expect, test } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { Page } from '../domain/decks/deck.ts';
import { shownWords } from '../domain/decks/deck-table.ts';
import type { Ratio } from '../domain/decks/export-job.ts';
import { paginate } from '../domain/decks/layout/paginate.ts';
import type { PageContent } from '../domain/decks/page-content.ts';
import { deckContents } from '../domain/decks/pages/page-contents.ts';
import type { Text } from '../domain/model.ts';
import { slidesFile } from '../formats/pptx/slides/deck-slides.ts';
import { writeDeckWorkbook } from '../formats/xlsx/write/deck-workbook.ts';
import type { Catalog } from '../web/api/catalog.ts';
import { Slide } from '../web/components/slide/slide.tsx';
import { setLanguage } from '../web/i18n/index.ts';
import { cellsOf, type Opened, openPackage, unescapeXml } from './support/office/office-file.ts';
import { folderZone, sourceOf } from './support/zone/deck-source.ts';

/**
 * One deck as the wall shows it, as slides and as a workbook: the same numbers, written the same way, on every page.
 */
const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
const PAGES: Page[] = [
  { kind: 'overall', remark: '3 天内报送' },
  { kind: 'category', category: '经济总量与工业' },
  { kind: 'indicator', indicator: 'IND_INVOICE' },
  { kind: 'indicator', indicator: 'IND_OUTPUT', entity: 'P-GX' },
  { kind: 'park', entity: 'P-GX' },
  { kind: 'department', department: 'D-JF' },
  { kind: 'matrix' },
  { kind: 'shortfalls', light: 'red' },
  { kind: 'ranking', indicator: 'IND_INVOICE' },
  { kind: 'ranking', indicator: 'IND_INVOICE', measure: 'pull' },
  { kind: 'ranking', indicator: 'IND_INVOICE', measure: 'league' },
  { kind: 'text', title: '下一步', text: '一是 12 个项目 30 日前开工' },
];
const contents = deckContents({ title: '调度会', period: null, pages: PAGES }, source);
const facts = { title: '调度会', author: '', createdAt: source.exportedAt };
const catalog = { demonstration: false } as Catalog;

/** Numbers as they are written, in the order of writing: `1,125.00`, `−3.8`, `65.3%`. */
function numbersIn(text: string): string[] {
  return text.match(/[+−]?\d[\d,]*(?:\.\d+)?%?/g) ?? [];
}

/** What the wall says of a page; what is only read out stands beside what is seen, and is left out. */
function wallOf(content: PageContent, ratio: Ratio): { tables: string; words: string } {
  const html = renderToString(
    <Slide content={content} ratio={ratio} catalog={catalog} number={1} count={1} />,
  ).replace(/<span class="only-read">[^<]*<\/span>/g, '');
  const body = html.slice(0, html.indexOf('<footer'));
  const tables = [...body.matchAll(/<(dl|table)\b.*?<\/\1>/gs)].map(([part]) => part).join(' ');
  const words = body.replace(/<(dl|table|figure)\b.*?<\/\1>/gs, ' ');
  return { tables: plain(tables), words: plain(words) };
}

const plain = (markup: string) => unescapeXml(markup.replace(/<[^>]+>/g, ' '));

function slideOf(file: Opened, number: number): { tables: string; words: string } {
  const xml = file.text(`ppt/slides/slide${number}.xml`);
  // Runs of one paragraph are one text; a cell's paragraphs are apart.
  const texts = (part: string) =>
    part
      .replace(/<\/a:p>/g, '<a:t> </a:t>')
      .match(/<a:t>[^<]*/g)
      ?.join('') ?? '';
  const tables = [...xml.matchAll(/<a:tbl>.*?<\/a:tbl>/gs)].map(([part]) => texts(part));
  const words = [...xml.matchAll(/<p:sp>.*?<\/p:sp>/gs)]
    .filter(([part]) => !/name="(?:页脚|导出时间|页码|图例)"/.test(part))
    .map(([part]) => texts(part));
  const joined = (parts: string[]) => unescapeXml(parts.join('').replaceAll('<a:t>', ''));
  return { tables: joined(tables), words: joined(words) };
}

describe.each([
  ['16:9', 'zh'],
  ['4:3', 'zh'],
  ['16:9', 'en'],
  ['4:3', 'en'],
] as [Ratio, keyof Text][])('a deck on %s in %s', (ratio, language) => {
  const paged = paginate(contents, ratio, language);
  let slides: Opened;
  beforeAll(async () => {
    setLanguage(language);
    slides = openPackage(await slidesFile(contents, { facts, language, size: ratio }));
  });

  test('has as many slides as the wall has pages', () => {
    expect(slides.names.filter((name) => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(paged.length);
    expect(new Set(paged.map(({ kind }) => kind)).size).toBe(9);
  });

  test('says on each slide what the wall says: every number, and no other', () => {
    let seen = 0;
    paged.forEach((content, index) => {
      const wall = wallOf(content, ratio);
      const slide = slideOf(slides, index + 1);
      const where = `page ${index + 1}, ${content.kind}`;
      expect([where, numbersIn(slide.tables).sort()]).toEqual([where, numbersIn(wall.tables).sort()]);
      // A sentence longer than its place is cut on a slide, and set smaller on the wall.
      const said = numbersIn(wall.words);
      expect([where, numbersIn(slide.words).filter((one) => !said.includes(one))]).toEqual([where, []]);
      seen += numbersIn(wall.tables).length;
    });
    expect(seen).toBeGreaterThan(900);
  });

  test('has each number of a table in the workbook, as a number that is written so', () => {
    const workbook = writeDeckWorkbook(contents, facts, language);
    for (const content of paged) {
      const sheet = [...cellsOf(workbook, content.page).values()];
      const values = new Set(sheet.filter((value) => typeof value === 'number'));
      const wall = new Set(numbersIn(wallOf(content, ratio).tables));
      for (const { rows } of content.tables) {
        for (const cell of rows.flatMap(({ cells }) => cells)) {
          if (cell.is !== 'number' || cell.value === null) continue;
          expect(values).toContain(cell.value);
          for (const one of numbersIn(shownWords(cell, language))) expect(wall).toContain(one);
        }
      }
      for (const { value } of content.tiles) {
        const inSheet = sheet.filter((one) => typeof one === 'string').join(' ');
        for (const one of numbersIn(value[language])) {
          expect(numbersIn(inSheet)).toContain(one);
          expect(wall).toContain(one);
        }
      }
    }
  });
});

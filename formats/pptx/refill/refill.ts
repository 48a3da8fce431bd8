import type { Page } from '../../../domain/decks/deck.ts';
import type { TableRow } from '../../../domain/decks/deck-table.ts';
import type { RefillNote } from '../../../domain/decks/export-job.ts';
import { joinTables } from '../../../domain/decks/layout/join-tables.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { parsePageKey } from '../../../domain/decks/parse-deck.ts';
import type { Text } from '../../../domain/model.ts';
import { fileRefused } from '../../file-refused.ts';
import { OpenedPackage } from '../../opc/opc-reader.ts';
import { readDeckParts } from '../../opc/pptx-reader.ts';
import { applyEdits, type Edit, find, findAll, parseXml, relationId } from '../../xml/xml-tree.ts';
import { ZipWriter } from '../../zip/zip-writer.ts';
import { refillChart } from './refill-chart-part.ts';
import type { Refilled, SlideWork } from './refill-context.ts';
import { COVER, coverText, monthsLeft, stampEdits, stampsOf } from './refill-month.ts';
import {
  type FilledTable,
  fillNotes,
  fillTable,
  fillText,
  isRanked,
  type Outcome,
  type OwnShape,
  ownShapes,
} from './refill-slide.ts';
import { rowName } from './refill-table.ts';
import { bodyOf, paragraphsOf, paragraphText } from './refill-text.ts';
import { fillTiles } from './refill-tiles.ts';

export interface RefillOptions {
  /** This month's contents of a page; all its parts. Asked once for each page that is found. */
  contentsOf(page: Page): PageContent[] | Promise<PageContent[]>;
  /** Told how many steps there are, once that is known, and of every one that is done. */
  onTotal?: (steps: number) => void;
  onStep?: () => void;
}

/** Pages of different figures in one deck; a deck of ours has 120 pages at most. */
const MOST_PAGES = 400;

/**
 * Last month's exported deck, edited by hand since, with this month's numbers in the tables and charts that are ours.
 * Everything else — order, looks, words, pictures, slides of others — stays as it is.
 *
 * @throws FileRefused for a file that is no deck, or in which nothing is ours
 */
export async function refillDeck(
  bytes: Uint8Array,
  { contentsOf, onTotal, onStep }: RefillOptions,
): Promise<Refilled> {
  const opened = new OpenedPackage(readDeckParts(bytes));
  const slides = slidePaths(opened).map((path) => readSlide(opened, path));
  const identities = new Set(slides.flatMap(({ shapes }) => shapes.map(({ identity }) => identity)));
  identities.delete(COVER);
  if (identities.size > MOST_PAGES) {
    throw fileRefused(
      'too-many-pages',
      `文件里的页面超过 ${MOST_PAGES} 种，没有读取`,
      `The file has more than ${MOST_PAGES} different pages and was not read`,
    );
  }
  onTotal?.(identities.size + slides.length);
  const pages = new Map<string, PageContent[] | null>();
  for (const identity of identities) {
    const page = parsePageKey(identity);
    pages.set(identity, page && (await contentsOf(page)));
    onStep?.();
  }
  const [stamp] = [...pages.values()].flatMap((contents) => contents ?? []);
  if (!stamp) {
    throw fileRefused(
      'nothing-ours',
      '文件里没有本系统导出的图表或表格，无从更新；请选择从“会议文稿”导出的 PPTX',
      'Nothing in the file was exported from here, so there is nothing to refill; choose a PPTX exported from the decks page',
    );
  }
  const changed = new Map<string, string | Uint8Array>();
  const notes: Pick<Refilled, 'filled' | 'missed'> = { filled: [], missed: [] };
  const offsets = new Map<string, number>();
  const shown: SlideWork['shown'] = new Map();
  const before = slides.flatMap(({ stamps }) => stamps).find(({ period }) => period !== null)?.period ?? null;
  for (const [index, { path, source, tree, stamps, shapes }] of slides.entries()) {
    const work: SlideWork = {
      ...{ opened, changed, notes, pages, offsets, shown },
      ...{ before, now: stamp.asOf.period, path, source, slide: index + 1 },
      language: stamps.some(({ language }) => language === 'en') ? 'en' : 'zh',
    };
    const edits = [...refillShapes(work, shapes), ...stampEdits(tree, source, stamp)];
    if (edits.length > 0) changed.set(path, applyEdits(source, edits));
    refillNotes(work);
    notes.missed.push(...monthsLeft(work));
    onStep?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  notes.missed.push(...rowsLeftOut(pages, shown));
  notes.missed.sort((a, b) => a.slide - b.slide);
  return { bytes: rewrite(opened, changed), ...notes };
}

function remember(
  { shown, slide }: SlideWork,
  { identity, naming, role }: OwnShape,
  rows: readonly (TableRow | null)[],
): void {
  const keys = shown.get(identity)?.keys ?? new Set<string>();
  for (const row of rows) if (row) keys.add(row.key);
  shown.set(identity, { keys, slide, shape: naming.attributes.name ?? '', role });
}

/** Rows that this month has and the deck no place for: a new indicator, a longer list. */
function rowsLeftOut(
  pages: ReadonlyMap<string, PageContent[] | null>,
  shown: SlideWork['shown'],
): RefillNote[] {
  return [...shown].flatMap(([identity, { keys, slide, shape, role }]) => {
    const contents = pages.get(identity) ?? [];
    const table = joinTables(contents.flatMap(({ tables }) => tables));
    const left = table?.rows.filter(({ key }) => !keys.has(key)) ?? [];
    if (!table || left.length === 0) return [];
    const name = (language: keyof Text) =>
      left
        .slice(0, 5)
        .map((row) => rowName(row, table, language))
        .join('、');
    const more =
      left.length > 5 ? { zh: `等${left.length}行`, en: ` and ${left.length - 5} more` } : { zh: '', en: '' };
    const message = {
      zh: `放不下：${name('zh')}${more.zh}，请重新导出这一页`,
      en: `no room for: ${name('en')}${more.en}; export this page anew`,
    };
    return [{ slide, shape, role, title: contents[0]?.title ?? null, message }];
  });
}

function readSlide(opened: OpenedPackage, path: string) {
  const source = opened.text(path);
  const tree = parseXml(source);
  return { path, source, tree, stamps: stampsOf(tree, source), shapes: ownShapes(tree) };
}

function refillShapes(work: SlideWork, shapes: readonly OwnShape[]): Edit[] {
  const tables = new Map<string, FilledTable>();
  // Charts come last, for they show the rows that their table has been given.
  const order = { table: 0, tiles: 1, title: 2, sentence: 3, notes: 4, chart: 5 } as const;
  const sorted = [...shapes].sort((a, b) => order[a.role] - order[b.role]);
  return sorted.flatMap((shape) => {
    if (shape.identity === COVER) return coverEdits(work, shape);
    const contents = work.pages.get(shape.identity);
    const content = contents?.[Math.min(shape.part, contents.length) - 1];
    if (!contents || !content) return say(work, shape, null, GONE);
    const outcome = refillShape(work, shape, contents, content, tables);
    if (outcome === 'theirs') return [];
    if (outcome === 'changed') return say(work, shape, null, CHANGED);
    if (outcome === 'unknown') return say(work, shape, null, UNKNOWN);
    say(work, shape, outcome.said, outcome.missed ?? null);
    return outcome.edits;
  });
}

/** The month in a cover's title, unless someone has changed it. */
function coverEdits(work: SlideWork, shape: OwnShape): Edit[] {
  const body = bodyOf(shape.node);
  const renamed = body && coverText(work, paragraphText(body, work.source));
  const outcome = renamed ? fillText(shape, work.source, renamed) : 'changed';
  if (outcome === 'changed') return [];
  say(work, shape, outcome.said, null);
  return outcome.edits;
}

/** Speaker notes follow the month as well, unless someone has edited them. */
function refillNotes(work: SlideWork): void {
  const { opened, path, changed, pages } = work;
  const part = opened.related(path, 'notesSlide');
  if (!part || !opened.has(part)) return;
  const source = opened.text(part);
  for (const shape of ownShapes(parseXml(source))) {
    const contents = pages.get(shape.identity);
    const content = contents?.[Math.min(shape.part, contents.length) - 1];
    const language = work.language;
    const text = shape.identity === COVER ? coverNotes(work, shape, source) : content?.notes[language];
    if (!text || shape.role !== 'notes') continue;
    const outcome = fillNotes(shape, source, text);
    if (outcome === 'changed') say(work, shape, null, CHANGED);
    else changed.set(part, applyEdits(source, outcome.edits));
  }
}

function coverNotes(work: SlideWork, { node }: OwnShape, source: string): string | null {
  const [only, ...more] = paragraphsOf(bodyOf(node) ?? node);
  return only && more.length === 0 ? coverText(work, paragraphText(only, source)) : null;
}

const GONE: Text = { zh: '对应的页面已不存在', en: 'the page that it shows is no more' };
const CHANGED: Text = { zh: '文字已手工修改，保持原样', en: 'the text was changed by hand and stays' };
const UNKNOWN: Text = { zh: '结构已改动，认不出来', en: 'changed too much to be recognised' };

function say(
  { notes, slide, pages }: SlideWork,
  { naming, role, identity }: OwnShape,
  filled: Text | null,
  missed: Text | null,
): Edit[] {
  const title = pages.get(identity)?.[0]?.title ?? null;
  const about = { slide, shape: naming.attributes.name ?? '', role, title };
  if (filled) notes.filled.push({ ...about, message: filled });
  if (missed) notes.missed.push({ ...about, message: missed });
  return [];
}

function refillShape(
  work: SlideWork,
  shape: OwnShape,
  contents: readonly PageContent[],
  content: PageContent,
  tables: Map<string, FilledTable>,
): Outcome | 'theirs' | 'changed' | 'unknown' {
  const language = work.language;
  switch (shape.role) {
    case 'title':
      // A title that the office gave the page is in the deck as it is in every month.
      if (shape.mark === null) return 'theirs';
      return fillText(shape, work.source, textOf(shape, content, language));
    case 'sentence':
    case 'notes':
      return fillText(shape, work.source, textOf(shape, content, language));
    case 'tiles':
      return fillTiles(shape, work.source, content.tiles);
    case 'table': {
      const table = joinTables(contents.flatMap(({ tables }) => tables));
      if (!table) return 'unknown';
      const ranked = isRanked(content);
      const offset = work.offsets.get(shape.identity) ?? 0;
      const filled = fillTable(shape, work.source, table, ranked, offset);
      if (!filled) return 'unknown';
      tables.set(shape.identity, filled);
      work.offsets.set(shape.identity, offset + filled.before);
      remember(work, shape, filled.rows);
      return filled;
    }
    case 'chart':
      return refillChart(work, shape, contents, content, tables.get(shape.identity) ?? null, language);
  }
}

function textOf({ role }: OwnShape, content: PageContent, language: keyof Text): string {
  return (role === 'sentence' ? content.sentence?.[language] : content.title[language]) ?? '';
}

/** The slides' parts in the order in which they are shown. */
function slidePaths(opened: OpenedPackage): string[] {
  const presentation = parseXml(opened.text('ppt/presentation.xml'));
  const relations = opened.relations('ppt/presentation.xml');
  const list = find(presentation, 'sldIdLst');
  return (list ? findAll(list, 'sldId') : []).flatMap((entry) => {
    const id = relationId(entry);
    const target = relations.find((one) => one.id === id && !one.external)?.target;
    return target && opened.has(target) ? [target] : [];
  });
}

/** The file again, part for part in its own order; what was not changed is what it was. */
function rewrite(opened: OpenedPackage, changed: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const zip = new ZipWriter();
  for (const [path, bytes] of opened.parts) zip.add(path, changed.get(path) ?? bytes);
  return zip.finish('[Content_Types].xml');
}

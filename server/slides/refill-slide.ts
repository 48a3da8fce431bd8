import type { PageContent, Tile } from '../../domain/deck-page.ts';
import { stampText } from '../../domain/deck-stamp.ts';
import type { DeckTable, TableRow } from '../../domain/deck-table.ts';
import type { Text } from '../../domain/model.ts';
import { LIGHT_SHAPES } from '../../domain/reason.ts';
import { escapeAttribute } from '../workbook/xml.ts';
import { fitText } from './fit.ts';
import { fillHead, fillRows } from './refill-rows.ts';
import { findRow, readTable } from './refill-table.ts';
import {
  bodyOf,
  extentOf,
  paragraphsOf,
  paragraphText,
  setAttribute,
  setLight,
  setRuns,
  wordsOnly,
} from './refill-text.ts';
import { markOf, parseShapeName, type ShapeName } from './shape-name.ts';
import { inPoints } from './stage.ts';
import { paragraphsXml } from './text.ts';
import { type Edit, find, findAll, type XmlNode } from './xml-tree.ts';

/** A shape of ours on somebody's slide. */
export interface OwnShape extends ShapeName {
  node: XmlNode;
  naming: XmlNode;
}

/** Shapes of ours on a slide, in groups as well, in the order of the slide. */
export function ownShapes(tree: XmlNode): OwnShape[] {
  return [...findAll(tree, 'sp'), ...findAll(tree, 'graphicFrame')]
    .sort((a, b) => a.start - b.start)
    .flatMap((node) => {
      const naming = find(node, 'cNvPr');
      const name = naming && parseShapeName(naming.attributes.name ?? '');
      return name ? [{ ...name, node, naming }] : [];
    });
}

/** What became of a shape: its edits, and what to tell. */
export interface Outcome {
  edits: Edit[];
  said: Text;
  missed?: Text;
}

/** Pages whose rows follow from the figures: there a row is a place, elsewhere it is a name. */
export function isRanked({ kind }: PageContent): boolean {
  return kind === 'overall' || kind === 'shortfalls' || kind === 'ranking';
}

export interface FilledTable extends Outcome {
  /** The rows that stand on the slide now; null for a named row that has nothing any more. */
  rows: (TableRow | null)[];
  /** How many rows stood there before. */
  before: number;
}

/**
 * This month's rows into a table on a slide.
 *
 * @param table all rows of the page, whatever parts they are on
 * @param offset rows that stand on earlier slides, for pages whose rows are places
 */
export function fillTable(
  { node }: OwnShape,
  source: string,
  table: DeckTable,
  ranked: boolean,
  offset: number,
): FilledTable | null {
  const read = readTable(node, source, table);
  if (!read) return null;
  const found = read.rows.map((_, place) =>
    ranked
      ? (table.rows[offset + place] ?? null)
      : (findRow(read.names[place]!, table, read.language) ?? null),
  );
  const edits = [...fillHead(node, source, table, read), ...fillRows(read, source, found, table, ranked)];
  const known = found.filter((row) => row !== null);
  const rows = ranked ? known : found;
  const filled = known.length;
  const before = found.length;
  const lost = ranked ? [] : read.names.filter((_, place) => found[place] === null);
  const said = { zh: `表格：${filled}行`, en: `table: ${filled} rows` };
  if (filled === 0 && ranked) {
    const missed = { zh: '这一页已没有数据，可以删去', en: 'nothing is left for this slide; it can go' };
    return { rows, before, edits, said, missed };
  }
  if (lost.length === 0) return { rows, before, edits, said };
  const names = lost.map((name) => name.replace('|', ' ')).join('、');
  return {
    rows,
    before,
    edits,
    said,
    missed: { zh: `已没有这些行的数据：${names}`, en: `no figures any more for: ${names}` },
  };
}

/** Headline numbers by their names; their light's shape and colour with them. */
export function fillTiles({ node }: OwnShape, source: string, tiles: readonly Tile[]): Outcome {
  const cells = findAll(node, 'tc');
  let filled = 0;
  const edits = cells.flatMap((cell) => {
    const [name, value] = paragraphsOf(cell);
    if (!name || !value) return [];
    const words = wordsOnly(paragraphText(name, source));
    for (const language of ['zh', 'en'] as const) {
      const tile = tiles.find((one) => words.startsWith(wordsOnly(one.name[language])));
      if (!tile) continue;
      filled += 1;
      const note = tile.note ? (language === 'zh' ? `（${tile.note.zh}）` : ` (${tile.note.en})`) : '';
      const pieces = [
        ...(tile.light ? [`${LIGHT_SHAPES[tile.light]} `] : []),
        tile.value[language],
        ...(tile.unit ? [` ${tile.unit[language]}`] : []),
      ];
      return [
        ...setRuns(name, source, [tile.name[language] + note]),
        ...setRuns(value, source, pieces),
        ...(tile.light ? setLight(value, tile.light) : []),
      ];
    }
    return [];
  });
  const said = { zh: `数字：${filled}个`, en: `headline numbers: ${filled}` };
  if (filled === cells.length) return { edits, said };
  const left = cells.length - filled;
  return {
    edits,
    said,
    missed: { zh: `${left}个数字对不上`, en: `${left} headline numbers not recognised` },
  };
}

/** A text that nobody has changed follows the month; one that somebody has is theirs. */
export function fillText(shape: OwnShape, source: string, text: string): Outcome | 'changed' {
  const body = bodyOf(shape.node);
  const [paragraph, ...more] = body ? paragraphsOf(body) : [];
  const said = { zh: '文字', en: 'text' };
  if (!paragraph) return { edits: [], said };
  if (more.length > 0 || shape.mark !== markOf(paragraphText(paragraph, source))) return 'changed';
  // A title's second run says which part of a page it is; how many slides there are has not changed.
  const [, ...rest] = paragraph.children.filter(({ name }) => name === 'r');
  const kept = rest.map((run) => paragraphText(run, source));
  const edits = [
    ...setRuns(paragraph, source, [text, ...kept]),
    ...setMark(shape, source, text + kept.join('')),
  ];
  return {
    edits: shape.role === 'sentence' ? [...edits, ...shrink(shape, paragraph, source, text)] : edits,
    said,
  };
}

function setMark({ naming }: OwnShape, source: string, text: string): Edit[] {
  const name = (naming.attributes.name ?? '').replace(/~[0-9a-f]{8}$/, `~${markOf(text)}`);
  return setAttribute(naming, source, 'name', escapeAttribute(name));
}

/** A longer sentence takes smaller letters where its box would not hold it. */
function shrink({ node }: OwnShape, paragraph: XmlNode, source: string, text: string): Edit[] {
  const ext = extentOf(node);
  const looks = find(paragraph, 'rPr');
  const size = Number(looks?.attributes.sz) / 100;
  const width = inPoints(Number(ext?.attributes.cx));
  const height = inPoints(Number(ext?.attributes.cy));
  if (!looks || !(size > 0 && width > 0 && height > 0)) return [];
  const sizes = Array.from({ length: Math.max(1, Math.floor(size) - 9) }, (_, i) => size - i);
  const fit = fitText(text, width, height + 2, sizes);
  const spacing = find(paragraph, 'spcPts');
  if (fit.size === size) return [];
  return [
    ...setAttribute(looks, source, 'sz', String(Math.round(fit.size * 100))),
    ...(spacing ? setAttribute(spacing, source, 'val', String(Math.round(fit.leading * 100))) : []),
  ];
}

/** Notes line by line, written anew where nobody has written into them. */
export function fillNotes(shape: OwnShape, source: string, text: string): Outcome | 'changed' {
  const paragraphs = paragraphsOf(bodyOf(shape.node) ?? shape.node);
  const [first] = paragraphs;
  const last = paragraphs[paragraphs.length - 1];
  const said = { zh: '备注', en: 'notes' };
  if (!first || !last) return { edits: [], said };
  const current = paragraphs.map((paragraph) => paragraphText(paragraph, source)).join('');
  if (shape.mark !== markOf(current)) return 'changed';
  const written = paragraphsXml(text.split('\n').map((line) => ({ runs: [{ text: line }] })));
  return {
    edits: [{ start: first.start, end: last.end, text: written }, ...setMark(shape, source, text)],
    said,
  };
}

const STAMPS = [
  [/^数据截至 \d{4}年\d{1,2}月（第\d+版）$/, 'zh', 0],
  [/^导出时间 \d{4}-\d\d-\d\d \d\d:\d\d$/, 'zh', 1],
  [/^Data to \w{3} \d{4} \(revision \d+\)$/, 'en', 0],
  [/^Exported \d{4}-\d\d-\d\d \d\d:\d\d$/, 'en', 1],
] as const;

/** How far the data goes and when it left, wherever a slide says exactly that. */
export function stampEdits(
  tree: XmlNode,
  source: string,
  content: Pick<PageContent, 'asOf' | 'exportedAt'>,
): Edit[] {
  return findAll(tree, 'sp').flatMap((shape) => {
    const body = bodyOf(shape);
    const [paragraph, ...more] = body ? paragraphsOf(body) : [];
    if (!paragraph || more.length > 0) return [];
    const text = paragraphText(paragraph, source).trim();
    const stamp = STAMPS.find(([pattern]) => pattern.test(text));
    return stamp ? setRuns(paragraph, source, [stampText(content, stamp[1])[stamp[2]]!]) : [];
  });
}

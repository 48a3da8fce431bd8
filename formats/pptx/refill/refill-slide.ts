import type { DeckTable, TableRow } from '../../../domain/decks/deck-table.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import type { Text } from '../../../domain/model.ts';
import { escapeAttribute } from '../../xml/entities.ts';
import { type Edit, find, findAll, setAttribute, type XmlNode } from '../../xml/xml-tree.ts';
import { markOf, parseShapeName, type ShapeName } from '../shapes/shape-name.ts';
import { inPoints } from '../shapes/slide-geometry.ts';
import { paragraphsXml } from '../shapes/slide-text.ts';
import { fitText } from '../shapes/text-fit.ts';
import { fillHead, fillRows } from './refill-rows.ts';
import { findRow, readTable } from './refill-table.ts';
import { bodyOf, extentOf, paragraphsOf, paragraphText, setRuns } from './refill-text.ts';

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
  /** The rows on the slide after refilling; null for a named row that has no values any more. */
  rows: (TableRow | null)[];
  /** How many rows stood there before. */
  before: number;
}

/**
 * This month's rows into a table on a slide.
 *
 * @param table all rows of the page, whatever parts they are on
 * @param offset rows on earlier slides, for pages whose rows are places
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

/** A text that no one has changed follows the month; a changed one is kept. */
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

/** Replaces our notes line by line if they are unchanged; lines added below them are kept. */
export function fillNotes(shape: OwnShape, source: string, text: string): Outcome | 'changed' {
  const paragraphs = paragraphsOf(bodyOf(shape.node) ?? shape.node);
  const [first] = paragraphs;
  const said = { zh: '备注', en: 'notes' };
  if (!first) return { edits: [], said };
  const lines = paragraphs.map((paragraph) => paragraphText(paragraph, source));
  const ours = lines.findIndex((_, at) => shape.mark === markOf(lines.slice(0, at + 1).join('')));
  if (ours < 0) return 'changed';
  const written = paragraphsXml(text.split('\n').map((line) => ({ runs: [{ text: line }] })));
  return {
    edits: [
      { start: first.start, end: paragraphs[ours]!.end, text: written },
      ...setMark(shape, source, text),
    ],
    said,
  };
}

import {
  type Cell,
  cellText,
  type DeckTable,
  isHatched,
  shownWords,
  type TableRow,
} from '../../../domain/decks/deck-table.ts';
import type { Text } from '../../../domain/model.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { applyEdits, type Edit, find, findAll, setAttribute, type XmlNode } from '../../xml/xml-tree.ts';
import { TINT } from '../shapes/slide-palette.ts';
import { SIDE } from '../slides/table-columns.ts';
import { cellsOf, isName, type ReadTable } from './refill-table.ts';
import { paragraphsOf, paragraphText, setLight, setRuns, wordsOnly } from './refill-text.ts';

/**
 * Writes rows of ours into a table of theirs. Where a row is a place (a ranking), the row of the whole moves to its
 * new place with its looks, and rows that have nothing any more go; where it is a name, each keeps its own.
 */
export function fillRows(
  read: ReadTable,
  source: string,
  rows: readonly (TableRow | null)[],
  table: DeckTable,
  ranked: boolean,
): Edit[] {
  const [first] = read.rows;
  const last = read.rows[read.rows.length - 1];
  if (!first || !last) return [];
  if (!ranked)
    return read.rows.flatMap((target, place) => rowEdits(target, source, rows[place]!, read, table, false));
  const kept = rows.some((row) => row !== null) ? rows.filter((row) => row !== null) : [null];
  const written = sources(read.rows, source, kept).map((target, place) => {
    const edits = rowEdits(target, source, kept[place]!, read, table, true);
    const shifted = edits.map(({ start, end, text }) => ({
      start: start - target.start,
      end: end - target.start,
      text,
    }));
    return applyEdits(source.slice(target.start, target.end), shifted);
  });
  return [{ start: first.start, end: last.end, text: written.join('') }];
}

/** Which of the slide's rows lends its looks to each row: the marked one to the whole, the others in their order. */
function sources(rows: readonly XmlNode[], source: string, kept: readonly (TableRow | null)[]): XmlNode[] {
  const [slot, percent] = TINT.split('*');
  const mark = `val="${slot}"><a:lumMod val="${Number(percent) * 1000}"/>`;
  const marked = rows.filter(({ start, end }) => source.slice(start, end).includes(mark));
  const [whole] = marked;
  if (marked.length !== 1 || !whole) return rows.slice(0, kept.length);
  const plain = rows.filter((row) => row !== whole);
  let next = 0;
  return kept.map((row) => (row?.whole ? whole : (plain[next++] ?? plain[plain.length - 1] ?? whole)));
}

/** One row, cell by cell; columns that are not ours stay. */
function rowEdits(
  target: XmlNode,
  source: string,
  row: TableRow | null,
  { columns, language, widths }: ReadTable,
  table: DeckTable,
  withNames: boolean,
): Edit[] {
  return cellsOf(target).flatMap((cell, at) => {
    const index = columns[at] ?? -1;
    if (index < 0 || (!withNames && isName(table, index))) return [];
    const [paragraph] = paragraphsOf(cell);
    if (!paragraph) return [];
    if (!row) return setRuns(paragraph, source, ['']);
    const ours = row.cells[index]!;
    const isSaid = table.columns[index]!.id === table.lane?.column && isHatched(table, row);
    const text = isSaid ? '' : cellText(ours, language);
    const edits = setRuns(paragraph, source, isSaid ? [''] : piecesOf(ours, language));
    if (ours.is === 'light') edits.push(...setLight(paragraph, ours.light));
    return isName(table, index) ? edits : [...edits, ...shrink(paragraph, source, text, widths[at] ?? 0)];
  });
}

/** A cell's words as a slide sets them: each in a run of its own looks. */
function piecesOf(cell: Cell, language: keyof Text): string[] {
  if (cell.is === 'light') return [cellText(cell, language)];
  const period = cell.period ? [`${cell.period[language]} `] : [];
  const aside = cell.is === 'text' && cell.aside ? [` ${cell.aside[language]}`] : [];
  return [...period, shownWords(cell, language), ...aside];
}

/** A number with more digits than last month takes smaller letters, for a second line would push the rows apart. */
function shrink(paragraph: XmlNode, source: string, text: string, width: number): Edit[] {
  const room = width - 2 * SIDE;
  const needed = widthOf(text) * 1.04;
  if (room <= 0 || needed === 0) return [];
  const most = Math.max(6, Math.floor((room / needed) * 2) / 2);
  return findAll(paragraph, 'rPr').flatMap((looks) => {
    const size = Number(looks.attributes.sz) / 100;
    return size > most ? setAttribute(looks, source, 'sz', String(most * 100)) : [];
  });
}

/** The head's words that follow the month: the pace in them (`序时 66.7%`), a column's unit, and what it is called now. */
export function fillHead(
  frame: XmlNode,
  source: string,
  table: DeckTable,
  { columns, language }: ReadTable,
): Edit[] {
  const head = find(frame, 'tr');
  if (!head) return [];
  return cellsOf(head).flatMap((cell, at) => {
    const column = table.columns[columns[at] ?? -1];
    const [name, ...rest] = paragraphsOf(cell);
    if (!column || !name) return [];
    const said = wordsOnly(paragraphText(name, source));
    const isRenamed = column.formerly?.some((one) => wordsOnly(one[language]) === said) ?? false;
    const isDrawn = column.id === table.lane?.column;
    const unit = rest.length > 0 ? setRuns(rest[0]!, source, [column.unit?.[language] ?? '']) : [];
    return [...(isDrawn || isRenamed ? setRuns(name, source, [column.name[language]]) : []), ...unit];
  });
}

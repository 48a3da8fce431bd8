import { cellText, type DeckTable, type TableRow } from '../../domain/deck-table.ts';
import type { Text } from '../../domain/model.ts';
import { paragraphsOf, paragraphText, setLight, setRuns, wordsOnly } from './refill-text.ts';
import { type Edit, find, findAll, type XmlNode } from './xml-tree.ts';

/** Somebody's table, read: which of our columns each of its columns is, and what its rows are called. */
export interface ReadTable {
  language: keyof Text;
  /** For each column on the slide the index in the table, or -1 for one that is not ours. */
  columns: number[];
  rows: XmlNode[];
  /** Names of the rows: what stands in the columns that name them, spaces apart. */
  names: string[];
}

/** Recognises a table by its head, in either language; null where nothing of the head is ours. */
export function readTable(frame: XmlNode, source: string, table: DeckTable): ReadTable | null {
  const [head, ...rows] = findAll(frame, 'tr');
  if (!head) return null;
  const heads = cellsOf(head).map((cell) => wordsOnly(cellWords(cell, source)));
  const tries = (['zh', 'en'] as const).map((language) => {
    const ours = table.columns.map(({ name, unit }) => wordsOnly(name[language] + (unit?.[language] ?? '')));
    const taken = new Set<number>();
    const columns = heads.map((words) => {
      const found = ours.findIndex((one, index) => one === words && !taken.has(index));
      if (found >= 0) taken.add(found);
      return found;
    });
    return { language, columns };
  });
  const best = tries.sort((a, b) => count(b.columns) - count(a.columns))[0]!;
  if (count(best.columns) < Math.min(2, heads.length)) return null;
  const naming = best.columns.flatMap((index, at) => (index >= 0 && isName(table, index) ? [at] : []));
  const names = rows.map((row) => {
    const cells = cellsOf(row);
    return naming
      .map((at) => (cells[at] ? cellWords(cells[at], source) : ''))
      .join('|')
      .replace(/\s+/g, '');
  });
  return { ...best, rows, names };
}

function count(columns: readonly number[]): number {
  return columns.filter((index) => index >= 0).length;
}

function isName({ columns }: DeckTable, index: number): boolean {
  return columns[index]!.id === 'indicator' || columns[index]!.id === 'entity';
}

function cellsOf(row: XmlNode): XmlNode[] {
  return row.children.filter(({ name }) => name === 'tc');
}

function cellWords(cell: XmlNode, source: string): string {
  return paragraphsOf(cell)
    .map((paragraph) => paragraphText(paragraph, source))
    .join('');
}

/** What a row of ours is called on a slide, as `readTable` reads it. */
export function rowName(row: TableRow, table: DeckTable, language: keyof Text): string {
  return table.columns
    .flatMap((_, index) => {
      const cell = row.cells[index]!;
      if (!isName(table, index)) return [];
      const aside = cell.is === 'text' && cell.aside ? cell.aside[language] : '';
      return [cellText(cell, language) + aside];
    })
    .join('|')
    .replace(/\s+/g, '');
}

/** Our row of a name that may have been shortened with an ellipsis to fit. */
export function findRow(name: string, table: DeckTable, language: keyof Text): TableRow | undefined {
  const begins = name.split('…')[0]!;
  return table.rows.find((row) => {
    const whole = rowName(row, table, language);
    return whole === name || (name.includes('…') && begins.length > 2 && whole.startsWith(begins));
  });
}

/** Writes a row of ours into a row of theirs, cell by cell; columns that are not ours stay. */
export function fillRow(
  target: XmlNode,
  source: string,
  row: TableRow | null,
  { columns, language }: ReadTable,
  withNames: boolean,
  table: DeckTable,
): Edit[] {
  return cellsOf(target).flatMap((cell, at) => {
    const index = columns[at] ?? -1;
    if (index < 0 || (!withNames && isName(table, index))) return [];
    const [paragraph] = paragraphsOf(cell);
    if (!paragraph) return [];
    if (!row) return setRuns(paragraph, source, ['']);
    const ours = row.cells[index]!;
    const text = cellText(ours, language);
    const aside = ours.is === 'text' && ours.aside ? [` ${ours.aside[language]}`] : [];
    const edits = setRuns(paragraph, source, [text, ...aside]);
    return ours.is === 'light' ? [...edits, ...setLight(paragraph, ours.light)] : edits;
  });
}

/** The head's words that hold numbers (`序时 66.7%`) follow the month. */
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
    const [paragraph] = paragraphsOf(cell);
    if (!column || !paragraph || column.id !== table.lane?.column) return [];
    return setRuns(paragraph, source, [column.name[language]]);
  });
}

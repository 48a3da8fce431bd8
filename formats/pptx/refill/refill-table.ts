import { type Column, cellText, type DeckTable, type TableRow } from '../../../domain/decks/deck-table.ts';
import { POINTS } from '../../../domain/decks/rows/status-cell.ts';
import type { Text } from '../../../domain/model.ts';
import { findAll, type XmlNode } from '../../xml/xml-tree.ts';
import { inPoints } from '../shapes/slide-geometry.ts';
import { paragraphsOf, paragraphText, wordsOnly } from './refill-text.ts';

/** Somebody's table, read: which of our columns each of its columns is, and what its rows are called. */
export interface ReadTable {
  language: keyof Text;
  /** For each column on the slide the index in the table, or -1 for one that is not ours. */
  columns: number[];
  rows: XmlNode[];
  /** Points that each column on the slide is wide. */
  widths: number[];
  /** Names of the rows: the text of the columns that name them, without spaces. */
  names: string[];
}

/** Recognises a table by its head, in either language; null where nothing of the head is ours. */
export function readTable(frame: XmlNode, source: string, table: DeckTable): ReadTable | null {
  const [head, ...rows] = findAll(frame, 'tr');
  if (!head) return null;
  const heads = cellsOf(head).map((cell) => wordsOnly(cellWords(cell, source)));
  const tries = (['zh', 'en'] as const).map((language) => {
    const ours = table.columns.map((column) => namesOf(column, language));
    const taken = new Set<number>();
    const columns = heads.map((words) => {
      const found = ours.findIndex((names, index) => names.includes(words) && !taken.has(index));
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
  const widths = findAll(frame, 'gridCol').map(({ attributes }) => inPoints(Number(attributes.w) || 0));
  return { ...best, rows, names, widths };
}

/**
 * What a column's head may say on a slide: its name now or in decks exported earlier, each with its unit, without one,
 * or with points, since a column has a unit only in months in which all its cells share it.
 */
function namesOf({ name, formerly = [], unit }: Column, language: keyof Text): string[] {
  const units = ['', unit?.[language] ?? '', POINTS[language]];
  return [name, ...formerly].flatMap((one) => units.map((of) => wordsOnly(one[language] + of)));
}

function count(columns: readonly number[]): number {
  return columns.filter((index) => index >= 0).length;
}

export function isName({ columns }: DeckTable, index: number): boolean {
  return columns[index]!.id === 'indicator' || columns[index]!.id === 'entity';
}

export function cellsOf(row: XmlNode): XmlNode[] {
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

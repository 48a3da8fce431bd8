import { cleanText } from '../../domain/clean-text.ts';
import { type Cell, cellText, columnText, type DeckTable } from '../../domain/decks/deck-table.ts';
import type { Text } from '../../domain/model.ts';
import { looksLikeFormula, type SheetCell } from '../xlsx/write/cells.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as CSV that Excel opens rightly by a double click: UTF-8 with its mark, CRLF, numbers unrounded, null
 * blank. Text that a spreadsheet would calculate gets an apostrophe before it.
 */
export function writeCsv(table: DeckTable, language: keyof Text): string {
  const shown = table.columns
    .map((_, index) => index)
    .filter((index) => table.columns[index]!.id !== table.lane?.column);
  const head = shown.map((index) => csvText(columnText(table.columns[index]!, language)));
  const rows = table.rows.map(({ cells }) => shown.map((index) => csvCell(cells[index]!, language)));
  return BYTE_ORDER_MARK + [head, ...rows].map((fields) => `${fields.join(',')}\r\n`).join('');
}

function csvCell(cell: Cell, language: keyof Text): string {
  if (cell.is !== 'number') return csvText(cellText(cell, language));
  return cell.value === null || !Number.isFinite(cell.value) ? '' : String(cell.value);
}

/**
 * One text field, quoted where it has to be.
 *
 * @example csvText('a,b') → "a,b" in quotes; csvText('=1+1') → '=1+1 with an apostrophe before it
 */
export function csvText(text: string): string {
  const plain = cleanText(text);
  const inert = looksLikeFormula(plain) ? `'${plain}` : plain;
  return /[",\n\r\t]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Rows as a CSV that Excel opens rightly: UTF-8 with its mark, CRLF, numbers unrounded, no formulas. */
export function rowsCsv(rows: readonly (readonly SheetCell[])[]): string {
  const lines = rows.map((cells) => `${cells.map(cellCsv).join(',')}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}

function cellCsv(cell: SheetCell): string {
  if (cell === null) return '';
  return typeof cell.value === 'number' ? String(cell.value) : csvText(cell.value);
}

/**
 * A cell of an uploaded file: what is plainly a number is one, whatever its first character.
 *
 * @example foreignCell('-5.2') → { value: -5.2 }; foreignCell('=1+1') → { value: '=1+1' }; foreignCell('007') stays text
 */
export function foreignCell(text: string): SheetCell {
  if (text === '') return null;
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text.trim()) ? { value: Number(text) } : { value: text };
}

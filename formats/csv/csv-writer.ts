import { cleanText } from '../../domain/clean-text.ts';
import { BYTE_ORDER_MARK, type CsvCell, toCsv } from '../../domain/csv.ts';
import { type Cell, cellText, columnText, type DeckTable } from '../../domain/decks/deck-table.ts';
import type { Text } from '../../domain/model.ts';
import type { SheetCell } from '../xlsx/write/cells.ts';

/** A table of a deck as a CSV file that Excel opens by a double click. The column of inline charts is left out. */
export function writeCsv(table: DeckTable, language: keyof Text): string {
  const shown = table.columns
    .map((_, index) => index)
    .filter((index) => table.columns[index]!.id !== table.lane?.column);
  const head = shown.map((index) => cleanText(columnText(table.columns[index]!, language)));
  const rows = table.rows.map(({ cells }) => shown.map((index) => tableCell(cells[index]!, language)));
  return BYTE_ORDER_MARK + toCsv([head, ...rows]);
}

function tableCell(cell: Cell, language: keyof Text): CsvCell {
  if (cell.is !== 'number') return cleanText(cellText(cell, language));
  return cell.value === null || !Number.isFinite(cell.value) ? null : cell.value;
}

/** A sheet's rows as a CSV file, without their styles. */
export function rowsCsv(rows: readonly (readonly SheetCell[])[]): string {
  return BYTE_ORDER_MARK + toCsv(rows.map((cells) => cells.map(sheetCell)));
}

function sheetCell(cell: SheetCell): CsvCell {
  return typeof cell?.value === 'string' ? cleanText(cell.value) : (cell?.value ?? null);
}

/**
 * A cell of an uploaded file: what is plainly a number becomes one, whatever its first character.
 *
 * @example foreignCell('-5.2') → { value: -5.2 }; foreignCell('=1+1') → { value: '=1+1' }; foreignCell('007') stays text
 */
export function foreignCell(text: string): SheetCell {
  if (text === '') return null;
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text.trim()) ? { value: Number(text) } : { value: text };
}

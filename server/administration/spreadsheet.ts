import { csvText } from '../../formats/csv/csv-writer.ts';
import type { SheetCell } from '../../formats/xlsx/write/cells.ts';

export const SPREADSHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SpreadsheetFormat = (typeof SPREADSHEET_FORMATS)[number];

export const SPREADSHEET_TYPES: Record<SpreadsheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Rows as a CSV that Excel opens rightly: UTF-8 with its mark, CRLF, numbers unrounded, no formulas. */
export function rowsCsv(rows: readonly (readonly SheetCell[])[]): string {
  const lines = rows.map((cells) => `${cells.map(cellCsv).join(',')}\r\n`);
  return `\ufeff${lines.join('')}`;
}

function cellCsv(cell: SheetCell): string {
  if (cell === null) return '';
  return typeof cell.value === 'number' ? String(cell.value) : csvText(cell.value);
}

/**
 * A cell as it stood in somebody's file: what is plainly a number is one, whatever its first character.
 *
 * @example foreignCell('-5.2') → { value: -5.2 }; foreignCell('=1+1') → { value: '=1+1' }; foreignCell('007') stays text
 */
export function foreignCell(text: string): SheetCell {
  if (text === '') return null;
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text.trim()) ? { value: Number(text) } : { value: text };
}

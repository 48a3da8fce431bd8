import {
  type Cell,
  cellText,
  columnText,
  type DeckTable,
  type NumberCell,
  type TableRow,
} from '../../../domain/decks/deck-table.ts';
import type { Text } from '../../../domain/model.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { HEADER } from './cell-styles.ts';
import type { CellStyle, Sheet, SheetCell } from './cells.ts';

/** A table as rows of cells, header first. Columns that only draw are left out; a light also gives its number. */
export function tableRows(table: DeckTable, language: keyof Text): SheetCell[][] {
  const { columns, lane } = table;
  const head: SheetCell[] = [];
  columns.forEach((column, index) => {
    if (column.id === lane?.column) return;
    const align = column.align;
    if (hasGaps(table, index)) {
      head.push({ value: columnText(column, language), ...HEADER, align: 'right' });
      head.push({ value: language === 'zh' ? '亮灯' : 'Light', ...HEADER, align: 'left' });
    } else head.push({ value: columnText(column, language), ...HEADER, align });
  });
  return [head, ...table.rows.map((row) => sheetRow(row, table, language))];
}

function sheetRow(row: TableRow, table: DeckTable, language: keyof Text): SheetCell[] {
  const bold: CellStyle = row.whole ? { bold: true } : {};
  return table.columns.flatMap((column, index) => {
    if (column.id === table.lane?.column) return [];
    const cell = row.cells[index]!;
    if (hasGaps(table, index)) {
      const light: SheetCell = { value: cellText(cell, language), ...bold };
      return [gapCell(cell, language, bold), light];
    }
    return [sheetCell(cell, language, { ...bold, align: column.align })];
  });
}

/** The gap of a light, in its own unit where the cells of its column differ in that. */
function gapCell(cell: Cell, language: keyof Text, look: CellStyle): SheetCell {
  if (cell.is !== 'light' || cell.gap === null) return null;
  const format = excelFormat({
    style: 'points',
    decimals: cell.gapDecimals ?? 1,
    after: cell.gapUnit?.[language] ?? '',
  });
  return { value: cell.gap, format, ...look };
}

/** A column of lights under a head in points; a matrix of lights has words only. */
function hasGaps(table: DeckTable, index: number): boolean {
  return table.columns[index]!.id === 'gap' && table.rows.some(({ cells }) => cells[index]!.is === 'light');
}

function sheetCell(cell: Cell, language: keyof Text, look: CellStyle): SheetCell {
  if (cell.is !== 'number') {
    const aside = cell.is === 'text' && cell.aside ? `（${cell.aside[language]}）` : '';
    return { value: cellText(cell, language) + aside, ...look };
  }
  if (cell.value === null) return cell.period ? { value: cellText(cell, language), ...look } : null;
  const before = [cell.period?.[language], cell.before?.[language]].filter((part) => part !== undefined);
  const words = { before: before.map((part) => `${part} `).join(''), after: cell.unit?.[language] ?? '' };
  return { value: cell.value, format: excelFormat({ ...cell, ...words }), ...look };
}

/** What stands before and after a number in its cell: its period, its unit. */
interface NumberWords {
  before?: string;
  after?: string;
}

/**
 * Excel's format for a number as pages write it; percentages are stored as 52.1, not as 0.521.
 *
 * @example growth with one decimal → `+0.0"%";-0.0"%";0.0"%"`
 * @example level with two decimals, of 1—7月 → `"1—7月 "#,##0.00;"1—7月 "-#,##0.00`
 */
export function excelFormat({
  style,
  decimals,
  before = '',
  after = '',
}: Pick<NumberCell, 'style' | 'decimals'> & NumberWords): string {
  const fraction = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
  const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '')}"`);
  const unit = `${style === 'percent' || style === 'growth' ? '%' : ''}${after}`;
  const number = (sign: string, digits: string) => `${quoted(before)}${sign}${digits}${quoted(unit)}`;
  const signed = style === 'growth' || style === 'points';
  const digits = `${style === 'level' ? '#,##0' : '0'}${fraction}`;
  if (signed) return [number('+', digits), number('-', digits), number('', digits)].join(';');
  return before === '' ? number('', digits) : [number('', digits), number('-', digits)].join(';');
}

/** Widths in characters that show every cell, within reason: 8 to 60. */
export function columnWidths(rows: readonly SheetCell[][]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      const shown = typeof cell?.value === 'number' ? cell.value.toFixed(2) : (cell?.value ?? '');
      const longest = Math.max(...shown.split('\n').map(widthOf));
      // A full-width character takes two of the narrow ones that Excel counts.
      widths[index] = Math.max(widths[index] ?? 8, Math.min(60, Math.ceil(longest * 2) + 2));
    });
  }
  return Array.from(widths, (width) => width ?? 8);
}

/** A table alone on a sheet, its header always in view. */
export function tableSheet(table: DeckTable, name: string, language: keyof Text): Sheet {
  const rows = tableRows(table, language);
  return { name, rows, widths: columnWidths(rows), frozenRows: 1 };
}

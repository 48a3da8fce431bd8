import { MOST_CELLS, MOST_ROWS, tooLong } from '../../../domain/import/text/delimited.ts';
import type { Cell, Merge, Row, Table } from '../../../domain/import/text/table.ts';
import { MOST_COLUMNS, tooWide } from '../../../domain/import/text/text-table.ts';
import { FileRefused, refuseDamaged, refuseTooLarge } from '../../file-refused.ts';
import { attribute, type XmlHandler } from '../../xml/xml-reader.ts';
import type { NumberStyle } from './number-formats.ts';
import { numberCell } from './number-formats.ts';
import { decodeEscapes, StringBuilder } from './shared-strings.ts';

export interface SheetContext {
  strings: readonly string[];
  styles: readonly NumberStyle[];
  from1904: boolean;
  /** Counts over the whole workbook. */
  counted: { rows: number; cells: number; scaled: number; unseen: number };
  onRows?(rows: number): void;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Rows between two words about progress. */
const TOLD_EVERY = 5000;
const MOST_MERGES = 20_000;
const MOST_HIDDEN_COLUMNS = 1024;

/**
 * Reads a worksheet's cells into the table. What the sheet says about its own size (`dimension`, `spans`) is not
 * believed; empty styled cells take no room; merges are noted, not spread.
 */
export function worksheetHandler(table: Table, context: SheetContext): XmlHandler {
  const { counted } = context;
  const text = new StringBuilder();
  let row: Row | null = null;
  let rowNumber = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let inValue = false;
  let formula = false;
  /** How many values the cell has had: none is not the same as an empty one. */
  let values = 0;
  /** Inside extensions, whose elements are called as ours are. */
  let extensions = 0;

  function openRow(attributes: string): void {
    const given = attribute(attributes, 'r');
    const number = given === undefined ? rowNumber + 1 : Number(given);
    if (!Number.isInteger(number) || number > LAST_ROW) refuseOutside();
    if (number <= rowNumber) refuseDamaged('行号次序');
    rowNumber = number;
    column = -1;
    row = { number, cells: [] };
    if (isTrue(attribute(attributes, 'hidden'))) row.hidden = true;
  }

  function openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const next = reference === undefined ? column + 1 : columnOf(reference, rowNumber);
    if (next <= column) refuseDamaged('单元格次序');
    column = next;
    type = attribute(attributes, 't') ?? 'n';
    style = Number(attribute(attributes, 's') ?? 0);
    value = '';
    values = 0;
    formula = false;
    text.clear();
  }

  function closeCell(): void {
    if (!row) return;
    const cell = toCell();
    if (cell === '') return;
    if (column >= MOST_COLUMNS) throw new FileRefused(tooWide(row.number));
    counted.cells += column + 1 - row.cells.length;
    while (row.cells.length < column) row.cells.push('');
    row.cells.push(cell);
    if (counted.cells > MOST_CELLS) throw new FileRefused(tooLong());
  }

  function toCell(): Cell {
    if (formula) table.formulas++;
    if (type === 'inlineStr') return text.value() || decodeEscapes(value);
    if (value === '') return formula && !isEmptyText() ? { text: '', value: null, uncalculated: true } : '';
    if (type === 's') return stringAt(value);
    if (type === 'str') return decodeEscapes(value);
    if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
    if (type === 'e') return { text: value.slice(0, 20), value: null, error: true };
    if (type === 'd') return { text: value.slice(0, 20), value: null, date: value.slice(0, 10) };
    return toNumber(value);
  }

  /** A formula that was calculated and gave no characters: =IF(A1="","",A1). */
  const isEmptyText = (): boolean => type === 'str' && values > 0;

  function stringAt(index: string): Cell {
    const string = /^\s*\d{1,7}\s*$/.test(index) ? context.strings[Number(index)] : undefined;
    return string ?? refuseDamaged('共享字符串');
  }

  function toNumber(raw: string): Cell {
    // 0x10 is a number to JavaScript and to no spreadsheet.
    const second = raw.charCodeAt(1);
    if (second > 57 && second !== 69 && second !== 101) return refuseDamaged('数字');
    const number = Number(raw);
    const shown = context.styles[style] ?? 'plain';
    if (shown === 'scaled') counted.scaled++;
    else if (shown === 'unseen') counted.unseen++;
    // Nearly every cell of a large file: short, finite, plain.
    if (shown === 'plain' && raw.length <= 15 && Number.isFinite(number) && raw.trim() !== '') return number;
    return raw.trim() === '' ? refuseDamaged('数字') : numberCell(number, shown, context.from1904);
  }

  return {
    open(name, attributes) {
      if (name === 'extLst') extensions++;
      if (extensions > 0) return;
      if (name === 'c') openCell(attributes);
      else if (name === 'row') openRow(attributes);
      else if (name === 'v') {
        if (values++ > 0) refuseDamaged('单元格内容');
        inValue = true;
      } else if (name === 'f') formula = true;
      else if (name === 'mergeCell') addMerge(table.merges, attribute(attributes, 'ref'));
      else if (name === 'col') addHidden(table.hiddenColumns, attributes);
      else text.open(name, attributes);
    },
    text(piece) {
      if (extensions > 0) return;
      if (inValue) {
        if (value.length < 32_767) value += piece;
      } else text.add(piece);
    },
    close(name) {
      if (name === 'extLst') extensions--;
      else if (extensions > 0) return;
      else if (name === 'c') closeCell();
      else if (name === 'v') inValue = false;
      else if (name === 'row') {
        if (row && row.cells.length > 0) {
          table.rows.push(row);
          if (++counted.rows > MOST_ROWS) throw new FileRefused(tooLong());
          if (counted.rows % TOLD_EVERY === 0) context.onRows?.(counted.rows);
        }
        row = null;
      } else text.close(name);
    },
  };
}

/** `AB12` → 27. @param row the row of the cell, which its reference must not contradict */
function columnOf(reference: string, row: number | null = null): number {
  let column = 0;
  let i = 0;
  for (; i < reference.length && i < 4; i++) {
    const code = reference.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  const digits = reference.length - i;
  let number = 0;
  for (; i < reference.length && digits <= 7; i++) {
    const digit = reference.charCodeAt(i) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  if (column === 0 || column > LAST_COLUMN || !(number >= 0) || digits < 1 || digits > 7)
    return refuseOutside();
  if (row !== null && number !== row) return refuseDamaged('单元格与行号不符');
  return column - 1;
}

const refuseOutside = (): never => refuseDamaged('单元格超出表格范围');

function addMerge(merges: Merge[], reference: string | undefined): void {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference ?? '');
  if (!match) return;
  if (merges.length >= MOST_MERGES) refuseTooLarge();
  const firstColumn = columnOf(`${match[1]}1`);
  const firstRow = Number(match[2]);
  const lastColumn = match[3] ? columnOf(`${match[3]}1`) : firstColumn;
  const lastRow = match[4] ? Number(match[4]) : firstRow;
  if (lastRow > LAST_ROW || lastRow < firstRow || lastColumn < firstColumn || firstRow < 1) refuseOutside();
  merges.push({ firstRow, lastRow, firstColumn, lastColumn });
}

function addHidden(hidden: number[], attributes: string): void {
  if (!isTrue(attribute(attributes, 'hidden'))) return;
  const first = Number(attribute(attributes, 'min')) - 1;
  const last = Math.min(Number(attribute(attributes, 'max')) - 1, MOST_HIDDEN_COLUMNS);
  for (let column = first; column <= last && hidden.length < MOST_HIDDEN_COLUMNS; column++)
    hidden.push(column);
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

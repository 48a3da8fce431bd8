import { withoutGuard } from '../../csv.ts';
import type { Problem } from '../../problem.ts';
import { fileProblem, isProblem } from '../finding.ts';
import type { Row } from './table.ts';

const DELIMITERS = [',', '\t', ';'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** More than a person sends, and as much as is read within seconds. */
export const MOST_ROWS = 200_100;
export const MOST_CELLS = 4_000_000;

/** How much of a text becomes a table; more is refused. */
export interface TableLimits {
  rows: number;
  cells: number;
}

const UPLOAD_LIMITS: TableLimits = { rows: MOST_ROWS, cells: MOST_CELLS };
export const UNLIMITED: TableLimits = { rows: Number.POSITIVE_INFINITY, cells: Number.POSITIVE_INFINITY };

/** Characters in which a delimiter shows itself. */
const LOOKED_AT = 2 ** 20;

const QUOTE = 34;
const APOSTROPHE = 39;
const CR = 13;
const LF = 10;

/**
 * Splits text into rows: the one CSV reader. It is written here rather than taken from a library because rows must
 * keep the numbers a spreadsheet gives them (a quoted note of many lines is one row, an empty line is one), because
 * stray quotes inside a cell are common, and because reading must stop at a limit. The tests hold it equal to
 * csv-parse. The apostrophe that `toCsv` puts before a formula is taken off.
 */
export function splitRows(
  text: string,
  delimiter: Delimiter,
  limits: TableLimits = UPLOAD_LIMITS,
): Row[] | Problem {
  return readRows(text, delimiter, limits, undefined);
}

/** @param mostRows stop after so many rows and do not complain: to look at a beginning, which may be cut anywhere */
function readRows(
  text: string,
  delimiter: Delimiter,
  limits: TableLimits,
  mostRows: number | undefined,
): Row[] | Problem {
  const separator = delimiter.charCodeAt(0);
  const rows: Row[] = [];
  const length = text.length;
  let number = 0;
  let cellCount = 0;
  let at = 0;
  while (at < length) {
    number++;
    const cells: string[] = [];
    let filled = false;
    for (;;) {
      let cell: string;
      if (text.charCodeAt(at) === QUOTE) {
        const close = closingQuote(text, at);
        if (close < 0 && mostRows !== undefined) return rows;
        if (close < 0) return unclosed(number, text.slice(at, at + 40));
        const end = cellEnd(text, close + 1, separator);
        const usual = rows[rows.length - 1]?.cells.length ?? 0;
        if (
          mostRows === undefined &&
          swallowsRows(text.slice(at + 1, close), close + 1 < end, delimiter, usual)
        )
          return unclosed(number, text.slice(at, at + 40));
        cell = text.slice(at + 1, close).replace(/""/g, '"') + text.slice(close + 1, end);
        at = end;
      } else {
        const end = cellEnd(text, at, separator);
        cell = text.slice(at, end);
        at = end;
      }
      cells.push(cell.charCodeAt(0) === APOSTROPHE ? withoutGuard(cell) : cell);
      if (cell !== '') filled = true;
      if (text.charCodeAt(at) !== separator || at >= length) break;
      at++;
      if (cells.length > limits.cells) return tooLong();
    }
    if (at < length) at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    if (filled) {
      cellCount += cells.length;
      // A copy, because an array that has grown keeps room for more: of short rows that is most of their memory.
      rows.push({ number, cells: cells.slice() });
    }
    if (mostRows !== undefined && number >= mostRows) return rows;
    if (rows.length > limits.rows || cellCount > limits.cells) return tooLong();
  }
  return rows;
}

const FIGURE = /^\s*-?\d[\d.,]*%?\s*$/;

/**
 * Whether a quoted cell of several lines is no cell but rows between two stray quotation marks: text goes on behind
 * its end, or one of its lines has as many cells as the row above, figures among them.
 */
function swallowsRows(quoted: string, goesOn: boolean, delimiter: Delimiter, usual: number): boolean {
  if (!/[\r\n]/.test(quoted)) return false;
  if (goesOn) return true;
  if (usual < 3) return false;
  return quoted.split(/[\r\n]+/).some((line) => {
    const cells = line.split(delimiter);
    return cells.length === usual && cells.some((cell) => FIGURE.test(cell));
  });
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function cellEnd(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || code === LF || code === CR) break;
  }
  return at;
}

/**
 * The delimiter that makes a table of the beginning of the text: the one by which most lines fall into the same
 * number (two or more) of cells. A tab wins a tie, because people do not type tabs into a comma-separated table, while
 * many tab-separated tables contain numbers with thousands separators; between the other two more cells win.
 */
export function findDelimiter(text: string): Delimiter {
  const stated = /^sep=([,;\t])\r?\n/i.exec(text);
  if (stated) return stated[1] as Delimiter;
  const tab = regularity(text, '\t');
  const semicolon = regularity(text, ';');
  const comma = regularity(text, ',');
  if (tab.share > 0 && tab.share >= Math.max(semicolon.share, comma.share)) return '\t';
  if (semicolon.share > comma.share) return ';';
  return semicolon.share > 0 && semicolon.share === comma.share && semicolon.cells >= comma.cells ? ';' : ',';
}

/** Share of the first hundred filled lines that have the usual number of cells, two or more, and that number. */
function regularity(text: string, delimiter: Delimiter): { share: number; cells: number } {
  const rows = readRows(text.slice(0, LOOKED_AT), delimiter, UPLOAD_LIMITS, 100);
  if (isProblem(rows) || rows.length === 0) return { share: 0, cells: 0 };
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let usual = 0;
  let lines = 0;
  for (const [cells, count] of counts) {
    if (cells > 1 && count > lines) {
      usual = cells;
      lines = count;
    }
  }
  return { share: lines / rows.length, cells: usual };
}

function unclosed(row: number, value: string): Problem {
  return {
    ...fileProblem(
      'unclosed-quote',
      `第 ${row} 行有一个引号没有配对，后面的内容无法分列。请补上或删去这个引号。`,
      `Row ${row} opens a quotation mark that is never closed. Close it or remove it.`,
    ),
    row,
    value,
  };
}

export const tooLong = (): Problem =>
  fileProblem(
    'too-many-rows',
    '表格超过 20 万行或 400 万个单元格。请分成几个文件上传。',
    'The table has more than 200 000 rows or 4 million cells. Upload it in parts.',
  );

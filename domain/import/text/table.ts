/**
 * What every reader of files gives and everything after works on: sheets of cells that know their place in the
 * file. A CSV file is one table; a workbook is one for each sheet.
 */

/** A cell with more to it than its text. */
interface RichCell {
  /** As a person sees it. */
  text: string;
  value: number | null;
  /** `YYYY-MM-DD`, where the cell is formatted as a date. */
  date?: string;
  /** Shown with a percent sign: `value` 0.0293 reads 2.93 %. */
  percent?: true;
  /** #DIV/0!, #N/A … */
  error?: true;
  /** A formula whose result the file does not carry. */
  uncalculated?: true;
}

/** Plain text, a plain number, or something richer. An empty cell is `''`. */
export type Cell = string | number | RichCell;

export interface Row {
  /** 1-based, as the file and a spreadsheet number it. */
  number: number;
  cells: Cell[];
  hidden?: true;
}

/** Merged cells, 1-based row numbers and 0-based columns, ends included. */
export interface Merge {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

const VISIBILITIES = ['visible', 'hidden', 'very-hidden'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export interface Table {
  /** The sheet's name; null for a text file. */
  name: string | null;
  visibility: Visibility;
  /** Rows with something in them, top to bottom. */
  rows: Row[];
  merges: Merge[];
  /** 0-based. */
  hiddenColumns: number[];
  /** How many cells hold a formula; their stored results were read. */
  formulas: number;
  /** How many cells with something in them are covered by a merged cell and invisible; left out. */
  covered?: number;
}

export function toTable(name: string | null, rows: Row[]): Table {
  return { name, visibility: 'visible', rows, merges: [], hiddenColumns: [], formulas: 0 };
}

/** The cell as a person sees it. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? String(cell) : cell.text;
}

export function isEmpty(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === '') return true;
  if (typeof cell === 'string') return cell.trim() === '';
  if (typeof cell === 'number' || cell.value !== null || cell.date || cell.error) return false;
  return !cell.uncalculated && cell.text.trim() === '';
}

/** `columnName(0)` → A, `columnName(27)` → AB. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** No honest merge needs more; a hostile file names the whole grid, many times over. */
const FILLED_CELLS = 100_000;

/**
 * The table with the text of each merged cell repeated over its range, so that a header over four columns heads
 * all four. Numbers are not repeated: one merged figure is one figure. Cells covered by a merged cell are
 * dropped, as on the screen, and counted. Beyond 100 000 covered cells the rest of the merges is left alone.
 */
export function fillMerges(table: Table): Table {
  if (table.merges.length === 0) return table;
  const rows = new Map(table.rows.map((row) => [row.number, row]));
  const copied = new Map<number, Cell[]>();
  let left = FILLED_CELLS;
  let covered = 0;
  for (const merge of table.merges) {
    const first = rows.get(merge.firstRow)?.cells[merge.firstColumn] ?? '';
    const shown = isRepeated(first) ? first : '';
    const lastRow = Math.min(merge.lastRow, merge.firstRow + FILLED_CELLS);
    for (let number = merge.firstRow; number <= lastRow && left > 0; number++, left--) {
      const row = rows.get(number);
      if (!row) continue;
      const cells = copied.get(number) ?? [...row.cells];
      const width = shown === '' ? Math.min(merge.lastColumn, cells.length - 1) : merge.lastColumn;
      for (let column = merge.firstColumn; column <= width && left > 0; column++, left--) {
        if (number === merge.firstRow && column === merge.firstColumn) continue;
        while (cells.length < column) cells.push('');
        if (!isEmpty(cells[column]) && textOf(cells[column]) !== textOf(first)) covered++;
        cells[column] = shown;
      }
      copied.set(number, cells);
    }
  }
  return {
    ...table,
    covered,
    rows: table.rows.map((row) => {
      const cells = copied.get(row.number);
      return cells ? { ...row, cells } : row;
    }),
  };
}

/** Text and dates; a number is one figure, however many cells it covers. */
function isRepeated(cell: Cell): boolean {
  if (typeof cell === 'number' || isEmpty(cell)) return false;
  return typeof cell === 'string' || cell.value === null || cell.date !== undefined;
}

import type { Row } from '../../domain/import/text/table.ts';
import type { FileTables } from './file-tables.ts';

/** Files up to this are handed on whole: they are marked and written anew within a few hundred milliseconds. */
const MOST_ROWS = 10_000;
const MOST_CELLS = 100_000;
/** A row far below all others would be reached over as many empty ones. */
const LAST_ROW = 20_000;

/** Rows at the top of each sheet that say what the others are about. */
const HEAD = 20;
/** Of an excerpt, so that wide sheets stay within the same room. */
const MOST_COLUMNS = 60;

/**
 * The tables as they are, or, of a long file, the top of each sheet with the rows that are asked for. Then
 * `excerpt` is set.
 */
export function excerptOf(file: FileTables, rows: readonly number[]): FileTables {
  if (isShort(file)) return file;
  const wanted = new Set(rows.slice(0, MOST_ROWS));
  return {
    ...file,
    excerpt: true,
    tables: file.tables.map((table) => ({
      ...table,
      merges: [],
      rows: table.rows.filter(({ number }, i) => i < HEAD || wanted.has(number)).map(narrow),
    })),
  };
}

const narrow = (row: Row): Row => ({ ...row, cells: row.cells.slice(0, MOST_COLUMNS) });

function isShort({ tables }: FileTables): boolean {
  let rows = 0;
  let cells = 0;
  for (const table of tables) {
    rows += table.rows.length;
    if (rows > MOST_ROWS || (table.rows[table.rows.length - 1]?.number ?? 0) > LAST_ROW) return false;
    for (const row of table.rows) cells += row.cells.length;
    if (cells > MOST_CELLS) return false;
  }
  return true;
}

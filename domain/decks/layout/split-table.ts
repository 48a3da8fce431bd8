import { waterfallSteps } from '../../figures/waterfall.ts';
import type { DeckTable } from '../deck-table.ts';

/**
 * Cuts a list into parts of at most `most`, as even as can be, so that no page holds a lonely last row.
 *
 * @example splitEvenly([…13 rows], 10) → 7 and 6; splitEvenly([], 10) → one empty part
 */
export function splitEvenly<T>(list: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(list.length / most));
  const size = Math.floor(list.length / count);
  const longer = list.length % count;
  const parts: T[][] = [];
  let start = 0;
  for (let index = 0; index < count; index++) {
    const end = start + size + (index < longer ? 1 : 0);
    parts.push(list.slice(start, end));
    start = end;
  }
  return parts;
}

/** Cuts a table into parts of at most `most` rows, as even as can be. */
export function splitTable(table: DeckTable, most: number): DeckTable[] {
  let start = 0;
  return splitEvenly(table.rows, most).map(({ length }) => {
    const part = rowsOf(table, start, start + length);
    start += length;
    return part;
  });
}

/**
 * Rows `from` to `to` (exclusive) of a table, with its columns and its scale, so that turning the page moves nothing but
 * the rows. A waterfall goes on where the row before ended.
 */
export function rowsOf(table: DeckTable, from: number, to: number): DeckTable {
  const { lane } = table;
  const steps = lane?.kind === 'waterfall' ? waterfallSteps(lane.series, lane.start) : [];
  const before = steps.slice(0, from).filter(({ kind }) => kind !== 'total');
  return {
    ...table,
    rows: table.rows.slice(from, to),
    lane: lane && {
      ...lane,
      start: before[before.length - 1]?.to ?? lane.start,
      series: lane.series.map((one) => ({
        ...one,
        values: Array.from({ length: to - from }, (_, place) => one.values[from + place] ?? null),
      })),
    },
  };
}

/**
 * Splits a table into groups of columns for a narrow page; each group repeats the first `kept` columns.
 *
 * @param most columns in addition to the kept ones
 */
export function splitColumns(table: DeckTable, kept: number, most: number): DeckTable[] {
  const first = table.columns.slice(0, kept).map((_, index) => index);
  const rest = table.columns.slice(kept).map((_, index) => index + kept);
  return splitEvenly(rest, most).map((group) => withColumns(table, [...first, ...group]));
}

/** A table with these of its columns, by their places. */
export function withColumns(table: DeckTable, shown: readonly number[]): DeckTable {
  return {
    ...table,
    columns: shown.map((index) => table.columns[index]!),
    rows: table.rows.map((row) => ({ ...row, cells: shown.map((index) => row.cells[index]!) })),
  };
}

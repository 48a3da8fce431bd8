import type { Month } from '../model.ts';
import { yearOf } from '../month.ts';
import type { ProgressRow } from './progress-row.ts';

/** The rows of a month, apart by year. */
export interface RowsByYear {
  /** Of the year that the meeting is about: only these are counted and judged in its headlines. */
  current: ProgressRow[];
  /** 上年数据: of the year before, since nothing of this year has been published yet. */
  earlier: ProgressRow[];
}

/** Whether a row is of the year that the page is about, and so of its headline, tallies and lights. */
export function isOfYear(row: Pick<ProgressRow, 'period'>, asked: Month): boolean {
  return yearOf(row.period) === yearOf(asked);
}

/**
 * Early in the year some indicators still show last December. Those rows are a group of their own: they are shown, but
 * not counted among this year's.
 *
 * @example at 2025-01, a row of 2024-12 → earlier
 */
export function byOwnYear(rows: readonly ProgressRow[], asked: Month): RowsByYear {
  return {
    current: rows.filter((row) => isOfYear(row, asked)),
    earlier: rows.filter((row) => !isOfYear(row, asked)),
  };
}

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

/**
 * Early in the year some indicators still show last December. Those rows are a group of their own: they are shown, but
 * not counted among this year's.
 *
 * @example at 2025-01, a row of 2024-12 → earlier
 */
export function byOwnYear(rows: readonly ProgressRow[], asked: Month): RowsByYear {
  const isCurrent = (row: ProgressRow) => yearOf(row.period) === yearOf(asked);
  return { current: rows.filter(isCurrent), earlier: rows.filter((row) => !isCurrent(row)) };
}

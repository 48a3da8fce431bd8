import type { ProgressRow } from '../../../domain/progress/progress-row.ts';

/** How long a row's bar is: its gap in points; where a level is judged, what is missing in % of the target. */
export function barOf({ gap, gapAmount, gapUnit, target }: ProgressRow): number {
  if (gapUnit !== 'unit') return Math.abs(gap ?? 0);
  return target && target.value !== 0 ? (Math.abs(gapAmount ?? 0) / Math.abs(target.value)) * 100 : 0;
}

/** Of ten bars at most one is cut. */
const UNCUT_SHARE = 0.9;
/** A bar is cut only where it is more than twice as long as the longest of those. */
const ROOM = 2;

/**
 * The bar that fills the column. One row of 423 points would flatten all others: what is far longer than nine of ten
 * bars is cut, and marked so.
 *
 * @returns above zero
 * @example 10 bars of 1…9 and 423 → 18; bars of 1…10 → 10
 */
export function barLimit(bars: readonly number[]): number {
  const sorted = [...bars].sort((a, b) => a - b);
  const longest = sorted[sorted.length - 1] ?? 0;
  const typical = sorted[Math.max(0, Math.ceil(sorted.length * UNCUT_SHARE) - 1)] ?? 0;
  const limit = Math.min(longest, typical * ROOM);
  return limit > 0 ? limit : 1;
}

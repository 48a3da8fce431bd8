import { differenceOfSums, percentOf } from '../exact.ts';
import type { IndicatorKind } from '../model.ts';
import type { ProgressRow } from './progress-row.ts';

type Done = Pick<ProgressRow, 'ytd' | 'target' | 'completion' | 'gapUnit' | 'lastYearTotal'>;

/**
 * The share of the year's way that is done, in %, to be compared with the pace: the completion of what accumulates, and
 * of a stock what it has gained since last December out of what it has to gain (净增). null for rates and
 * indexes.
 *
 * @example stock: last December 190, target 206, now 199 → 56.25
 */
export function shareDone(row: Done, kind: IndicatorKind): number | null {
  if (row.completion === null) return null;
  const increase = netIncrease(row, kind);
  return increase ? percentOf(increase.done, increase.whole) : row.completion;
}

/** What a stock has gained since last December, and what it has to gain; null for all else. Negative: it shrinks. */
export function netIncrease(row: Done, kind: IndicatorKind): { done: number; whole: number } | null {
  const { ytd, target, gapUnit, lastYearTotal } = row;
  if (kind !== 'stock' || gapUnit !== 'points' || ytd === null || !target || lastYearTotal === null)
    return null;
  return {
    done: differenceOfSums([[ytd]], [[lastYearTotal]]),
    whole: differenceOfSums([[target.value]], [[lastYearTotal]]),
  };
}

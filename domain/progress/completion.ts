import { compare, difference, differenceOfSums, percentOf } from '../exact.ts';
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

type Planned = Pick<ProgressRow, 'ytd' | 'gapAmount' | 'target'>;

/**
 * The level that a row's figure is compared with, in the indicator's unit: where the way to the target, its plan, or the
 * target itself stands in this month. null where there is no gap in that unit.
 *
 * @example 34.9 against a limit of 35 → ytd 34.9, gapAmount −0.1, planned 35
 */
export function plannedOf({ ytd, gapAmount }: Planned): number | null {
  return ytd === null || gapAmount === null ? null : difference(ytd, gapAmount);
}

/** Whether a level is compared with its plan for the month and not with the annual target itself. */
export function isAgainstPlan(row: Planned & Pick<ProgressRow, 'gapUnit'>): boolean {
  const planned = plannedOf(row);
  return (
    row.gapUnit === 'unit' &&
    planned !== null &&
    row.target !== null &&
    compare(planned, row.target.value) !== 0
  );
}

/** A level and what it is compared with, in % of the target: only to be drawn. */
export interface LevelShares {
  level: number;
  planned: number;
}

/** null for what has a completion, and where the target is no length to measure by. */
export function levelShares(row: Planned & Pick<ProgressRow, 'gapUnit'>): LevelShares | null {
  const { ytd, target, gapUnit } = row;
  const planned = plannedOf(row);
  if (gapUnit !== 'unit' || ytd === null || planned === null || !target || target.value <= 0) return null;
  return { level: percentOf(ytd, target.value), planned: percentOf(planned, target.value) };
}

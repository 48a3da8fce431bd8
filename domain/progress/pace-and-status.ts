import { compare, compareSums, differenceOfSums, type Factors, percentOf, quotientOfSums } from '../exact.ts';
import type { Indicator, Target } from '../model.ts';
import { accumulates } from './parts-and-whole.ts';
import type { Light, PaceMethod, ProgressStatus, Reason } from './progress-row.ts';

/**
 * The planned level of a target at one month, as the exact quotient Σ `terms` / `over`, so that decisions need no
 * division.
 */
export interface Pace {
  method: PaceMethod;
  terms: readonly Factors[];
  over: number;
  target: number;
  /**
   * The level from which the year starts: 0 for what accumulates, last December's for a stock. null where a level is
   * compared with the target itself (`level`), because nothing builds up.
   */
  start: number | null;
  /** month / 12 where the way is one straight line from `start` to the target. */
  month: number | null;
}

/** Why a target of a value or cap has no pace: it cannot be judged. */
export type NoPace = 'zero-target' | 'negative-target';

/**
 * 序时进度 of a value or cap target at month m (1…12).
 *
 * What accumulates goes in straight lines from 0 through the months of its plan to the target in December. A stock does
 * so from last December's level. Rates, indexes, and stocks whose way is unknown are compared with the level that the
 * plan or the target names.
 *
 * @param lastDecember the level at the end of last year; only used for stocks
 * @param lower whether less is better
 * @throws never for a growth target: the caller does not ask
 * @example T 100, plan for June 50 → month 6: 50; month 9: 75; month 12: 100
 * @example stock of 190 last December, T 206, month 8 → 200.67
 */
export function paceOf(
  indicator: Pick<Indicator, 'kind'>,
  target: Pick<Target, 'value' | 'plan'>,
  m: number,
  lastDecember: number | null,
  lower: boolean,
): Pace | NoPace {
  if (target.value === 0) return 'zero-target';
  const start = startOf(indicator, target.value, lastDecember, lower);
  if (target.value < 0 && start !== null) return 'negative-target';
  const { value } = target;
  const knots = plannedMonths(target);
  const isPlanned = knots.length > 1;
  const common = { target: value, start, method: methodOf(start, indicator, isPlanned) };
  if (start !== null) knots.unshift([0, start]);
  const after = knots.findIndex(([month]) => month >= m);
  const [b, levelThen] = knots[after]!;
  const before = knots[after - 1];
  // Before the first planned month of a level, its level holds.
  if (!before || b === m) return { ...common, terms: [[levelThen]], over: 1, month: isPlanned ? null : m };
  const [a, levelBefore] = before;
  const terms = [
    [levelBefore, b - m],
    [levelThen, m - a],
  ];
  return { ...common, terms, over: b - a, month: isPlanned ? null : m };
}

function startOf(
  indicator: Pick<Indicator, 'kind'>,
  value: number,
  lastDecember: number | null,
  lower: boolean,
): number | null {
  if (accumulates(indicator)) return 0;
  if (indicator.kind !== 'stock' || lastDecember === null || lastDecember === value) return null;
  // A stock that has to grow, and exceeded its target before the year began, is on no way to it.
  return value > lastDecember || lower ? lastDecember : null;
}

function methodOf(start: number | null, indicator: Pick<Indicator, 'kind'>, isPlanned: boolean): PaceMethod {
  if (start === null) return 'level';
  if (isPlanned) return 'plan';
  return indicator.kind === 'stock' ? 'increment' : 'linear';
}

/** The months of the plan before December with their levels, and December with the target. */
function plannedMonths({ plan, value }: Pick<Target, 'value' | 'plan'>): [month: number, level: number][] {
  const planned = (plan ?? [])
    .slice(0, 11)
    .flatMap((level, index): [number, number][] => (level === null ? [] : [[index + 1, level]]));
  return [...planned, [12, value]];
}

/** In percent: 8 months linear → 66.66…; null for a level. */
export function pacePercent(pace: Pace): number | null {
  const { start, month, terms, over, target } = pace;
  if (start === null) return null;
  if (month !== null) return percentOf(month, 12);
  return percentOf(differenceOfSums(terms, [[start, over]]), wayOf(target, start) * over);
}

/** The planned level at this month, in the indicator's unit. */
export function plannedLevel({ terms, over }: Pace): number {
  return quotientOfSums(terms, [], over);
}

/** Sign of the level − the planned level, exactly. */
export function compareToPace(level: number, { terms, over }: Pace): -1 | 0 | 1 {
  return compareSums([[level, over]], terms);
}

/**
 * 序时差: the share of the way done − the planned share, in percentage points; for a level, the level − the planned one in
 * the indicator's unit. Exactly zero where they are equal.
 */
export function paceGap(level: number, pace: Pace): number {
  const { start, over, target } = pace;
  if (start === null) return paceGapAmount(level, pace);
  return percentOf(differenceOfSums([[level, over]], pace.terms), wayOf(target, start) * over);
}

/** The gap in the indicator's unit: the level − the planned level. */
export function paceGapAmount(level: number, { terms, over }: Pace): number {
  return quotientOfSums([[level, over]], terms, over);
}

function wayOf(target: number, start: number): number {
  return start === 0 ? target : differenceOfSums([[target]], [[start]]);
}

/** Default for indicators without a tolerance of their own: percentage points, or percent of the target. */
export const DEFAULT_TOLERANCE = 5;

/**
 * Whether a level that is worse than planned is so by no more than the tolerance, decided exactly.
 *
 * @param tolerance the indicator's own, in percentage points of the way or in the unit of a level; null for the default
 */
export function isWithin(level: number, pace: Pace, tolerance: number | null, lower: boolean): boolean {
  const { terms, over, target, start } = pace;
  const sign = lower ? -1 : 1;
  const side = target >= (start ?? 0) ? 1 : -1;
  const allowed =
    start === null && tolerance !== null
      ? [[100, tolerance, over]]
      : [
          [tolerance ?? DEFAULT_TOLERANCE, side, over, target],
          [tolerance ?? DEFAULT_TOLERANCE, -side, over, start ?? 0],
        ];
  const planned = terms.map((term) => [100, sign, ...term]);
  return compareSums([[100, sign, over, level], ...allowed], planned) >= 0;
}

interface EvaluatedStatus {
  status: ProgressStatus;
  light: Light;
  reason: Reason | null;
}

function notApplicable(reason: Reason): EvaluatedStatus {
  return { status: 'not-applicable', light: 'grey', reason };
}

/** True for a cap whatever the indicator's direction: its level has to stay below. */
export function lowerIsBetter(indicator: Indicator, target: Pick<Target, 'type'> | null): boolean {
  return target?.type === 'cap' || indicator.direction === 'lower';
}

/**
 * The status word and light of a reported row, decided on unrounded decimals.
 *
 * More is better: met where the target is reached, else ahead / on / behind its pace.
 * Less is better: never met before December (there is still time to overshoot); behind when above its pace.
 * Growth: met when the target growth is reached.
 *
 * @param m month of the row's own period, 1…12
 * @param ytd level, or null when not reported
 * @param yoy growth in %, or null
 * @param noGrowthReason why growth is null
 * @returns never `missing`: a row that was reported but cannot be judged is `not-applicable`
 */
export function evaluateStatus(
  indicator: Indicator,
  target: Target | undefined,
  pace: Pace | NoPace | null,
  m: number,
  ytd: number | null,
  yoy: number | null,
  noGrowthReason: Reason = 'no-last-year',
): EvaluatedStatus {
  if (!target) return notApplicable('no-target');
  if (indicator.direction === 'neutral') return notApplicable('neutral');
  if (target.type === 'growth') {
    return yoy === null ? notApplicable(noGrowthReason) : evaluateGrowth(indicator, target, yoy);
  }
  if (ytd === null) return notApplicable('no-ytd');
  if (pace === null) return notApplicable('no-target');
  if (typeof pace === 'string') return notApplicable(pace);
  return evaluatePace(indicator, target, pace, m, ytd);
}

function evaluatePace(
  indicator: Indicator,
  target: Target,
  pace: Pace,
  m: number,
  ytd: number,
): EvaluatedStatus {
  const lower = lowerIsBetter(indicator, target);
  const reached = compare(ytd, target.value);
  const met = lower ? m === 12 && reached <= 0 : reached >= 0;
  if (met) return { status: 'met', light: 'green', reason: null };
  const sign = compareToPace(ytd, pace) * (lower ? -1 : 1);
  if (sign >= 0) return { status: sign > 0 ? 'ahead' : 'on', light: 'green', reason: null };
  const near = isWithin(ytd, pace, indicator.tolerance, lower);
  return { status: 'behind', light: near ? 'yellow' : 'red', reason: null };
}

function evaluateGrowth(indicator: Indicator, target: Target, yoy: number): EvaluatedStatus {
  const better = indicator.direction === 'lower' ? -1 : 1;
  if (compare(yoy, target.value) * better >= 0) return { status: 'met', light: 'green', reason: null };
  const near =
    compareSums([[yoy], [better, indicator.tolerance ?? DEFAULT_TOLERANCE]], [[target.value]]) * better >= 0;
  return { status: 'behind', light: near ? 'yellow' : 'red', reason: null };
}

import { compare, compareSums, differenceOfSums, percentOf } from '../exact.ts';
import type { Indicator, Target } from '../model.ts';
import { accumulates } from './parts-and-whole.ts';
import type { Light, PaceMethod, ProgressStatus, Reason } from './progress-row.ts';

/**
 * The share of the target that should be reached by month m, as a fraction so that decisions need no division.
 * `part` / `whole`: 8/12 linear, plan(m)/T by plan, 1/1 for a level.
 */
export interface Pace {
  method: PaceMethod;
  part: number;
  whole: number;
}

/**
 * 序时进度 of a value or cap target at month m (1…12): the monthly plan from its first month on, else m/12 where the
 * indicator accumulates, else the whole target (a rate or a stock does not build up from zero: in June it is compared
 * with the year's target, not with half of it).
 *
 * @returns null for a growth target and for a target of zero or below, which has no share
 */
export function paceOf(indicator: Indicator, target: Target, m: number): Pace | null {
  if (target.type === 'growth' || target.value <= 0) return null;
  const planned = plannedUntil(target, m);
  if (planned !== null) return { method: 'plan', part: planned, whole: target.value };
  if (!accumulates(indicator)) return { method: 'level', part: 1, whole: 1 };
  return { method: 'linear', part: m, whole: 12 };
}

/** The cumulative plan at month m, or at the last month before it that has one. */
function plannedUntil(target: Target, m: number): number | null {
  const planned = target.plan?.slice(0, m).filter((value) => value !== null) ?? [];
  return planned[planned.length - 1] ?? null;
}

/** In percent: 8 months linear → 66.66… */
export function pacePercent(pace: Pace): number {
  return percentOf(pace.part, pace.whole);
}

/** The planned level at this month, in the indicator's unit: T × pace. */
export function plannedLevel(target: Target, pace: Pace): number {
  return pace.method === 'plan' ? pace.part : (target.value * pace.part) / pace.whole;
}

/** Sign of completion − pace, exactly: C·whole against T·part (T and whole are positive). */
function compareToPace(ytd: number, target: Target, pace: Pace): -1 | 0 | 1 {
  return compareSums([[ytd, pace.whole]], [[target.value, pace.part]]);
}

/** 序时差 in percentage points: completion − pace, exactly zero where they are equal. */
export function paceGap(ytd: number, target: Target, pace: Pace): number {
  return percentOf(distance(ytd, target, pace), target.value * pace.whole);
}

/** The gap in the indicator's unit: C − T × pace. */
export function paceGapAmount(ytd: number, target: Target, pace: Pace): number {
  return distance(ytd, target, pace) / pace.whole;
}

function distance(ytd: number, target: Target, pace: Pace): number {
  return differenceOfSums([[ytd, pace.whole]], [[target.value, pace.part]]);
}

/**
 * Whether completion − pace ≥ −`points` percentage points, decided exactly (pace − completion where less is better).
 *
 * C/T − p/w ≥ −d/100  ⇔  100·w·C + d·w·T ≥ 100·T·p
 */
function isWithin(ytd: number, target: Target, pace: Pace, points: number, lowerIsBetter: boolean): boolean {
  const figure = [100, pace.whole, ytd];
  const planned = [100, target.value, pace.part];
  const allowance = [points, pace.whole, target.value];
  return lowerIsBetter
    ? compareSums([figure], [planned, allowance]) <= 0
    : compareSums([figure, allowance], [planned]) >= 0;
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
 * More is better: met at 100 % of the target, else ahead / on / behind its pace.
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
  pace: Pace | null,
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
  if (pace === null) return notApplicable(target.value === 0 ? 'zero-target' : 'negative-target');
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
  const sign = compareToPace(ytd, target, pace) * (lower ? -1 : 1);
  if (sign >= 0) return { status: sign > 0 ? 'ahead' : 'on', light: 'green', reason: null };
  const near = isWithin(ytd, target, pace, indicator.tolerance, lower);
  return { status: 'behind', light: near ? 'yellow' : 'red', reason: null };
}

function evaluateGrowth(indicator: Indicator, target: Target, yoy: number): EvaluatedStatus {
  const better = indicator.direction === 'lower' ? -1 : 1;
  if (compare(yoy, target.value) * better >= 0) return { status: 'met', light: 'green', reason: null };
  const near = compareSums([[yoy], [better, indicator.tolerance]], [[target.value]]) * better >= 0;
  return { status: 'behind', light: near ? 'yellow' : 'red', reason: null };
}

import { compare, compareSums } from '../exact.ts';
import type { Indicator, Target } from '../model.ts';
import { compareToPace, isWithin, type Pace } from './pace.ts';
import type { Light, ProgressStatus, Reason } from './progress-row.ts';

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

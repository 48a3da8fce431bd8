import { compare, compareSums } from '../exact.ts';
import type { Indicator, Target } from '../model.ts';
import { compareToPace, isWithin, type Pace } from './pace.ts';
import type { Light, ProgressStatus, Reason } from './progress-row.ts';

export interface Judgement {
  status: ProgressStatus;
  light: Light;
  reason: Reason | null;
}

function notApplicable(reason: Reason): Judgement {
  return { status: 'not-applicable', light: 'grey', reason };
}

/** A cap is a promise to stay below, whatever the indicator's own direction. */
export function lowerIsBetter(indicator: Indicator, target: Pick<Target, 'type'> | null): boolean {
  return target?.type === 'cap' || indicator.direction === 'lower';
}

/**
 * The word and the light for a figure, decided on unrounded decimals.
 *
 * More is better: met at 100 % of the target, else ahead / on / behind its pace.
 * Less is better: never met before December (there is still time to overshoot); behind when above its pace.
 * Growth: met when the target growth is reached.
 *
 * @param m month of the row's own period, 1…12
 * @param ytd level, or null when not reported
 * @param yoy growth in %, or null
 * @param unsaid why growth is null
 *
 * Only for what was reported: something that was reported is never `missing`, whatever of it cannot be judged.
 */
export function judge(
  indicator: Indicator,
  target: Target | undefined,
  pace: Pace | null,
  m: number,
  ytd: number | null,
  yoy: number | null,
  unsaid: Reason = 'no-last-year',
): Judgement {
  if (!target) return notApplicable('no-target');
  if (indicator.direction === 'neutral') return notApplicable('neutral');
  if (target.type === 'growth') {
    return yoy === null ? notApplicable(unsaid) : judgeGrowth(indicator, target, yoy);
  }
  if (ytd === null) return notApplicable('no-ytd');
  if (pace === null) return notApplicable(target.value === 0 ? 'zero-target' : 'negative-target');
  return judgePace(indicator, target, pace, m, ytd);
}

function judgePace(indicator: Indicator, target: Target, pace: Pace, m: number, ytd: number): Judgement {
  const lower = lowerIsBetter(indicator, target);
  const reached = compare(ytd, target.value);
  const met = lower ? m === 12 && reached <= 0 : reached >= 0;
  if (met) return { status: 'met', light: 'green', reason: null };
  const sign = compareToPace(ytd, target, pace) * (lower ? -1 : 1);
  if (sign >= 0) return { status: sign > 0 ? 'ahead' : 'on', light: 'green', reason: null };
  const near = isWithin(ytd, target, pace, indicator.tolerance, lower);
  return { status: 'behind', light: near ? 'yellow' : 'red', reason: null };
}

function judgeGrowth(indicator: Indicator, target: Target, yoy: number): Judgement {
  const better = indicator.direction === 'lower' ? -1 : 1;
  if (compare(yoy, target.value) * better >= 0) return { status: 'met', light: 'green', reason: null };
  const near = compareSums([[yoy], [better, indicator.tolerance]], [[target.value]]) * better >= 0;
  return { status: 'behind', light: near ? 'yellow' : 'red', reason: null };
}

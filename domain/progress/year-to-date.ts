import { difference, sum } from '../exact.ts';
import type { Indicator, Month } from '../model.ts';
import { monthOf, periodsOf, previousPeriod, toMonth, yearOf } from '../month.ts';
import { accumulates } from './aggregate.ts';
import type { ObservationLookup } from './observation-lookup.ts';
import type { ValueSource } from './progress-row.ts';

/** A value with its source; both null when it is neither reported nor derivable. */
interface Sourced {
  value: number | null;
  source: ValueSource | null;
}

const UNKNOWN: Sourced = { value: null, source: null };

/**
 * Year to date in the indicator's unit: as reported, else the latest reported year to date plus the months after it
 * (or all months since January). Derived only where the indicator accumulates, has a January, and no month is missing.
 *
 * @example January 4 and February 3.6 reported as months, March with ytd null and month 4.8 → 12.4, derived
 */
export function yearToDate(
  lookup: ObservationLookup,
  indicator: Indicator,
  entity: string,
  period: Month,
): Sourced {
  const observation = lookup.observation(indicator.code, entity, period);
  if (!observation) return UNKNOWN;
  if (observation.ytd !== null) return { value: observation.ytd, source: 'reported' };
  if (observation.month === null || !mayDeriveYearToDate(indicator)) return UNKNOWN;
  const steps = [observation.month];
  for (const month of periodsOf(indicator, toMonth(yearOf(period), 1), period)
    .slice(0, -1)
    .reverse()) {
    const earlier = lookup.observation(indicator.code, entity, month);
    const step = earlier?.ytd ?? earlier?.month ?? null;
    if (step === null) return UNKNOWN;
    steps.push(step);
    if (earlier?.ytd != null) break;
  }
  return { value: sum(steps), source: 'derived' };
}

/** A joint January–February has no two months to add, and a quarter's `month` is not a month. */
export function mayDeriveYearToDate(indicator: Indicator): boolean {
  return accumulates(indicator) && indicator.firstMonth === 1 && indicator.frequency === 'monthly';
}

/**
 * The month's own value: as reported, else this year to date minus the previous one, where the indicator accumulates
 * monthly and both are known. The joint January–February has no month value. A derived month can be negative where
 * earlier months were revised, so it is marked as derived.
 */
export function monthValue(
  lookup: ObservationLookup,
  indicator: Indicator,
  entity: string,
  period: Month,
): Sourced {
  const observation = lookup.observation(indicator.code, entity, period);
  if (!observation) return UNKNOWN;
  if (observation.month !== null) return { value: observation.month, source: 'reported' };
  if (observation.ytd === null || !accumulates(indicator) || indicator.frequency !== 'monthly')
    return UNKNOWN;
  const m = monthOf(period);
  if (m === 1) return { value: observation.ytd, source: 'derived' };
  if (m === indicator.firstMonth) return UNKNOWN;
  const before = previousPeriod(indicator, period);
  const ytdBefore = yearToDate(lookup, indicator, entity, before).value;
  if (ytdBefore === null) return UNKNOWN;
  return { value: difference(observation.ytd, ytdBefore), source: 'derived' };
}

import type { Indicator, Month, Observation } from '../model.ts';
import { hasPeriod, lastYear, ownPeriod, previousPeriod, toMonth, yearOf } from '../month.ts';
import { mayDeriveYearToDate } from './year-to-date.ts';

/**
 * Every period at which `progressRows` may look up observations of this indicator when the meeting looks at `asked`:
 * the indicator's own period, the one before it, both a year earlier, and last December. The months from which a
 * missing year to date is summed are needed as well where `needsWholeYear` says so.
 */
export function periodsNeeded(indicator: Indicator, asked: Month): Month[] {
  const period = ownPeriod(indicator, asked);
  const before = previousPeriod(indicator, period);
  const december = toMonth(yearOf(period) - 1, 12);
  const all = [period, before, lastYear(period), lastYear(before), december];
  return [...new Set(all)].filter((month) => hasPeriod(indicator, month)).sort();
}

/**
 * The periods at which siblings are always looked up, for a rank and its change, and only their year to date. A year
 * earlier is needed too where growth has to be computed: see `computesGrowth`.
 */
export function periodsRanked(indicator: Indicator, period: Month): Month[] {
  return [period, previousPeriod(indicator, period)];
}

/** Whether growth that was not published is computed from last year's value. */
export function computesGrowth(indicator: Pick<Indicator, 'kind'>): boolean {
  return indicator.kind !== 'growth' && indicator.kind !== 'index';
}

/** Whether an observation's year to date has to be summed from the months of its year. */
export function needsWholeYear(indicator: Indicator, observation: Observation): boolean {
  return observation.ytd === null && observation.month !== null && mayDeriveYearToDate(indicator);
}

import { difference, sum } from '../exact.ts';
import type { Indicator, Month, Observation, Target } from '../model.ts';
import { hasPeriod, lastYear, monthOf, periodsOf, previousPeriod, toMonth, yearOf } from '../month.ts';
import type { ValueSource } from './progress-row.ts';

/**
 * What is known, as of some moment. Looked up, never searched; whoever fills it decides the moment.
 * An observation whose figures are all null was withdrawn and reads as not reported.
 */
export interface Facts {
  observation(indicator: string, entity: string, period: Month): Observation | undefined;
  target(indicator: string, entity: string, year: number): Target | undefined;
}

/** A value with where it came from; both null when it is neither reported nor derivable. */
export interface Sourced {
  value: number | null;
  source: ValueSource | null;
}

const UNKNOWN: Sourced = { value: null, source: null };

/** Whether months add up to the year to date, so that one may be found from the other. */
export function accumulates(indicator: Pick<Indicator, 'kind'>): boolean {
  return indicator.kind === 'flow' || indicator.kind === 'count';
}

/** Whether entities' figures add up to their parent's: flows, counts and stocks; never ratios, indexes, growth. */
export function addsUpOverEntities(indicator: Pick<Indicator, 'kind'>): boolean {
  return accumulates(indicator) || indicator.kind === 'stock';
}

export function isReported(observation: Observation | undefined): observation is Observation {
  return (
    observation !== undefined &&
    (observation.ytd !== null ||
      observation.month !== null ||
      observation.yoyYtd !== null ||
      observation.yoyMonth !== null)
  );
}

/**
 * Year to date in the indicator's unit: as reported, else the months added to the latest year to date that was
 * reported before them (or to nothing, from January on), where the indicator accumulates, has a January, and no
 * month is missing in between.
 */
export function yearToDate(facts: Facts, indicator: Indicator, entity: string, period: Month): Sourced {
  const observation = facts.observation(indicator.code, entity, period);
  if (!observation) return UNKNOWN;
  if (observation.ytd !== null) return { value: observation.ytd, source: 'reported' };
  if (observation.month === null || !mayDeriveYearToDate(indicator)) return UNKNOWN;
  const steps = [observation.month];
  for (const month of periodsOf(indicator, toMonth(yearOf(period), 1), period)
    .slice(0, -1)
    .reverse()) {
    const earlier = facts.observation(indicator.code, entity, month);
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
 * The month's own figure: as reported, else the step of the reported year to date, where the indicator
 * accumulates monthly and the month before was reported too. The joint January–February has no month figure.
 * A derived month can be negative where earlier months were revised; that is why it is marked.
 */
export function monthValue(facts: Facts, indicator: Indicator, entity: string, period: Month): Sourced {
  const observation = facts.observation(indicator.code, entity, period);
  if (!observation) return UNKNOWN;
  if (observation.month !== null) return { value: observation.month, source: 'reported' };
  if (observation.ytd === null || !accumulates(indicator) || indicator.frequency !== 'monthly')
    return UNKNOWN;
  const m = monthOf(period);
  if (m === 1) return { value: observation.ytd, source: 'derived' };
  if (m === indicator.firstMonth) return UNKNOWN;
  const before = previousPeriod(indicator, period);
  const ytdBefore = yearToDate(facts, indicator, entity, before).value;
  if (ytdBefore === null) return UNKNOWN;
  return { value: difference(observation.ytd, ytdBefore), source: 'derived' };
}

/**
 * Every period that a progress row at `period` may look at, for the entity, its siblings and its parent: the
 * period and the one before it, both a year earlier, and last December. The months of a year from which a
 * missing year to date is summed come on top where `needsWholeYear` says so.
 */
export function periodsAround(indicator: Indicator, period: Month): Month[] {
  const before = previousPeriod(indicator, period);
  const december = toMonth(yearOf(period) - 1, 12);
  const all = [period, before, lastYear(period), lastYear(before), december];
  return [...new Set(all)].filter((month) => hasPeriod(indicator, month)).sort();
}

/**
 * Those of them at which siblings are always looked at, for a rank and its change, and then only at their year to
 * date. A year earlier is looked at too where growth has to be computed: see `computesGrowth`.
 */
export function periodsRanked(indicator: Indicator, period: Month): Month[] {
  return [period, previousPeriod(indicator, period)];
}

/** Whether growth that was not published is found from last year's figure. */
export function computesGrowth(indicator: Pick<Indicator, 'kind'>): boolean {
  return indicator.kind !== 'growth' && indicator.kind !== 'index';
}

/** Whether an observation's year to date can only be summed from all months of its year. */
export function needsWholeYear(indicator: Indicator, observation: Observation): boolean {
  return observation.ytd === null && observation.month !== null && mayDeriveYearToDate(indicator);
}

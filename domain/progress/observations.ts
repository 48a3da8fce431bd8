import { difference, sum } from '../exact.ts';
import type { Entity, Indicator, Month, Observation, Target } from '../model.ts';
import {
  hasPeriod,
  lastYear,
  monthOf,
  ownPeriod,
  periodsOf,
  previousPeriod,
  toMonth,
  yearOf,
} from '../month.ts';
import { growsByItself } from './growth.ts';
import { accumulates } from './parts-and-whole.ts';
import type { SourcedValue } from './progress-row.ts';

/**
 * The figures known at one moment, found by key. The caller that fills it decides which moment.
 * An observation whose figures are all null was withdrawn and counts as not reported.
 */
export interface ObservationLookup {
  observation(indicator: string, entity: string, period: Month): Observation | undefined;
  /** The target that judges this month: of the versions known, the highest that has begun. */
  target(indicator: string, entity: string, period: Month): Target | undefined;
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

export const UNKNOWN: SourcedValue = { value: null, source: null };

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
): SourcedValue {
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
function mayDeriveYearToDate(indicator: Indicator): boolean {
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
): SourcedValue {
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

/**
 * Every period at which `progressRows` may look up observations of this indicator when the meeting looks at `asked`:
 * the indicator's own period, the one before it, both a year earlier, and last December; the whole of last year where
 * the own period is one of it. The months from which a
 * missing year to date is summed are needed as well where `needsWholeYear` says so.
 */
export function periodsNeeded(indicator: Indicator, asked: Month): Month[] {
  const period = ownPeriod(indicator, asked);
  const before = previousPeriod(indicator, period);
  const december = toMonth(yearOf(period) - 1, 12);
  // In January the own period may be last year's: whether a figure is missing or not due yet depends on that year.
  const year = yearOf(period) < yearOf(asked) ? periodsOf(indicator, toMonth(yearOf(period), 1), period) : [];
  const all = [period, before, lastYear(period), lastYear(before), december, ...year];
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
export function computesGrowth(indicator: Indicator): boolean {
  return indicator.kind !== 'growth' && !growsByItself(indicator);
}

/** Whether an observation's year to date has to be summed from the months of its year. */
export function needsWholeYear(indicator: Indicator, observation: Observation): boolean {
  return observation.ytd === null && observation.month !== null && mayDeriveYearToDate(indicator);
}

/** Codes of the entities whose observations progress rows look up. */
interface RelatedEntities {
  /** The rows' own entities and their parents: all their observations are needed (share and pull). */
  close: string[];
  /** Their siblings, and the zone with its peers: only their year to date is needed, for ranks. */
  ranked: string[];
}

/**
 * Every entity whose observations a progress row of one of `selected` may look up.
 *
 * @example a zone's parks A and B and a department: asked for A → close A and the zone, ranked B
 */
export function findRelatedEntities(selected: readonly Entity[], all: readonly Entity[]): RelatedEntities {
  const codes = new Set(selected.map((entity) => entity.code));
  const parents = new Set(selected.map((entity) => entity.parent));
  const groups = new Set(selected.flatMap(groupsOf));
  const related: RelatedEntities = { close: [], ranked: [] };
  for (const entity of all) {
    if (codes.has(entity.code) || parents.has(entity.code)) related.close.push(entity.code);
    else if (groupsOf(entity).some((group) => groups.has(group))) related.ranked.push(entity.code);
  }
  return related;
}

function groupsOf({ kind, parent }: Entity): string[] {
  const siblings = `${kind} of ${parent ?? ''}`;
  const inLeague = parent !== null && (kind === 'zone' || kind === 'peer');
  return inLeague ? [siblings, `league of ${parent}`] : [siblings];
}

import type { Entity, Indicator, Month, Observation } from '../model.ts';
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

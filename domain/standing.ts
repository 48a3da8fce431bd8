import { compareRatios, difference } from './exact.ts';
import { accumulates, type Facts, isReported, yearToDate } from './facts.ts';
import type { Entity, Indicator, Month } from './model.ts';
import { lastYear, previousPeriod, yearOf } from './month.ts';
import type { Rank, Ranks } from './progress-row.ts';
import { type Better, rankOf } from './ranking.ts';

/** A figure as part / whole, so that ties are found without dividing. */
type Ratio = readonly [part: number, whole: number];
type Ratios = ReadonlyMap<string, Ratio>;

/** Ranks of entities among their like; each group's figures are found once, however many of its members are asked for. */
export interface Standings {
  of(indicator: Indicator, entity: Entity, period: Month): Ranks;
}

/**
 * Rankings over the facts: siblings are the entities of the same kind under the same parent; the league is the
 * zone and the peers under the same parent (县区排名).
 *
 * The better figure stands first: the larger completion or growth, the smaller where less is better.
 */
export function standings(entities: readonly Entity[], facts: Facts): Standings {
  const siblings = groupBy(entities, (entity) => `${entity.kind}\u0000${entity.parent ?? ''}`);
  const leagues = groupBy(
    entities.filter((entity) => entity.parent !== null && (entity.kind === 'zone' || entity.kind === 'peer')),
    (entity) => entity.parent ?? '',
  );
  const known = new Map<string, Ratios>();

  function ratios(
    by: 'completion' | 'growth',
    group: string,
    members: readonly Entity[],
    indicator: Indicator,
    period: Month,
  ): Ratios {
    const key = `${by}\u0000${group}\u0000${indicator.code}\u0000${period}`;
    let found = known.get(key);
    if (!found) {
      found = ratiosOf(
        by === 'completion' ? completionRatio : growthRatio,
        members,
        indicator,
        period,
        facts,
      );
      known.set(key, found);
    }
    return found;
  }

  return {
    of(indicator, entity, period) {
      const before = previousPeriod(indicator, period);
      const group = `${entity.kind}\u0000${entity.parent ?? ''}`;
      const members = siblings.get(group) ?? [];
      const league = isInLeague(entity) ? (leagues.get(entity.parent ?? '') ?? []) : [];
      const rankBy = (by: 'completion' | 'growth', name: string, among: readonly Entity[]) =>
        rankOf(
          entity.code,
          ratios(by, name, among, indicator, period),
          ratios(by, name, among, indicator, before),
          indicator.direction === 'lower' ? smaller : larger,
        );
      return {
        completion: rankBy('completion', group, members),
        yoy: rankBy('growth', group, members),
        league: amongOthers(rankBy('growth', `league\u0000${entity.parent ?? ''}`, league)),
      };
    },
  };
}

/** First of one is no place in a league: the peers do not publish this indicator. */
function amongOthers(rank: Rank | null): Rank | null {
  return rank && rank.of > 1 ? rank : null;
}

function isInLeague(entity: Entity): boolean {
  return entity.parent !== null && (entity.kind === 'zone' || entity.kind === 'peer');
}

const larger: Better<Ratio> = (a, b) => compareRatios(b, a);
const smaller: Better<Ratio> = (a, b) => compareRatios(a, b);

function ratiosOf(
  ratioOf: (facts: Facts, indicator: Indicator, entity: string, period: Month) => Ratio | null,
  members: readonly Entity[],
  indicator: Indicator,
  period: Month,
  facts: Facts,
): Ratios {
  const ratios = new Map<string, Ratio>();
  for (const member of members) {
    const ratio = ratioOf(facts, indicator, member.code, period);
    if (ratio) ratios.set(member.code, ratio);
  }
  return ratios;
}

function completionRatio(facts: Facts, indicator: Indicator, entity: string, period: Month): Ratio | null {
  const target = facts.target(indicator.code, entity, yearOf(period));
  if (!target || target.type === 'growth' || target.value <= 0) return null;
  const ytd = yearToDate(facts, indicator, entity, period).value;
  // A cap on a figure without its own direction is still better the less of it is used.
  if (ytd === null) return null;
  return target.type === 'cap' && indicator.direction !== 'lower'
    ? [-ytd, target.value]
    : [ytd, target.value];
}

/** Published growth first, then computed; percentage points for a rate and an index. */
function growthRatio(facts: Facts, indicator: Indicator, entity: string, period: Month): Ratio | null {
  const observation = facts.observation(indicator.code, entity, period);
  if (!isReported(observation)) return null;
  if (observation.yoyYtd !== null) return [observation.yoyYtd, 100];
  const current = observation.ytd ?? yearToDate(facts, indicator, entity, period).value;
  if (current === null) return null;
  if (indicator.kind === 'index') return [difference(current, 100), 100];
  const last = yearToDate(facts, indicator, entity, lastYear(period)).value;
  if (last === null) return null;
  if (indicator.kind === 'rate') return [difference(current, last), 100];
  return last > 0 && (accumulates(indicator) || indicator.kind === 'stock')
    ? [difference(current, last), last]
    : null;
}

function groupBy(entities: readonly Entity[], keyOf: (entity: Entity) => string): Map<string, Entity[]> {
  const groups = new Map<string, Entity[]>();
  for (const entity of entities) {
    const key = keyOf(entity);
    const group = groups.get(key);
    if (group) group.push(entity);
    else groups.set(key, [entity]);
  }
  return groups;
}

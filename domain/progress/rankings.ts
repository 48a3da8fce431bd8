import { compareRatios, difference } from '../exact.ts';
import type { Entity, Indicator, Month, Observation, Target } from '../model.ts';
import { lastYear, previousPeriod, yearOf } from '../month.ts';
import { growsByItself, growth } from './growth.ts';
import { isReported, type ObservationLookup, UNKNOWN, yearToDate } from './observations.ts';
import { addsUpOverEntities } from './parts-and-whole.ts';
import type { Rank, Ranks, SourcedValue } from './progress-row.ts';

/** Orders two values: negative when `a` is better, 0 when they tie. */
type Better<T> = (a: T, b: T) => number;

/** The ranked values by key: a Map, or a more compact collection. */
interface RankedValues<K, T> {
  readonly size: number;
  get(key: K): T | undefined;
  forEach(visit: (value: T) => void): void;
}

/**
 * Standard competition ranking: one more than the number of better values, so ties share the better position and
 * leave a gap after it (1, 2, 2, 4). Entities without a value are not in `values` and are not counted.
 *
 * @returns the position of `key`, 1 is best; undefined when it has no value
 * @example a 5, b 3, c 3, d 1 with more as better → a 1, b 2, c 2, d 4
 */
export function positionOf<K, T>(key: K, values: RankedValues<K, T>, better: Better<T>): number | undefined {
  const own = values.get(key);
  if (own === undefined) return undefined;
  let position = 1;
  values.forEach((other) => {
    if (better(other, own) < 0) position++;
  });
  return position;
}

/**
 * A key's rank now, and how many positions it moved up (+) or down (−) since the previous period; null for the change
 * where it was the only one then, which is no rank either.
 */
export function rankOf<K, T>(
  key: K,
  now: RankedValues<K, T>,
  before: RankedValues<K, T>,
  better: Better<T>,
): Rank | null {
  const position = positionOf(key, now, better);
  // The first of one is no rank.
  if (position === undefined || now.size < 2) return null;
  const was = before.size < 2 ? undefined : positionOf(key, before, better);
  return { position, of: now.size, change: was === undefined ? null : was - position };
}

/** A value as part / whole, so that ties are found without dividing. */
type Ratio = readonly [part: number, whole: number];

/** Values of all members of a group that have one, by entity code. */
interface GroupValues {
  completion: RankedValues<string, Ratio>;
  growth: RankedValues<string, Ratio>;
}

/** Entities that are ranked together, and the index of each member by its code. */
interface Group {
  members: Entity[];
  indexes: Map<string, number>;
}

const EMPTY_GROUP: Group = { members: [], indexes: new Map() };

/**
 * The ratios of a group, two numbers each. With a hundred members in each of five hundred indicators, an object
 * per ratio would be the largest cost of a ranking.
 */
class Ratios implements RankedValues<string, Ratio> {
  size = 0;
  readonly #indexes: ReadonlyMap<string, number>;
  /** Part and whole by index. A whole is positive; 0 means no value. */
  readonly #numbers: Float64Array;

  constructor({ indexes }: Group) {
    this.#indexes = indexes;
    this.#numbers = new Float64Array(indexes.size * 2);
  }

  set(index: number, [part, whole]: Ratio): void {
    this.#numbers[index * 2] = part;
    this.#numbers[index * 2 + 1] = whole;
    this.size++;
  }

  get(entity: string): Ratio | undefined {
    const index = this.#indexes.get(entity);
    if (index === undefined) return undefined;
    const whole = this.#numbers[index * 2 + 1]!;
    return whole === 0 ? undefined : [this.#numbers[index * 2]!, whole];
  }

  /** The ratio passed to `visit` is only valid until it returns: the same array is reused for each. */
  forEach(visit: (ratio: Ratio) => void): void {
    const ratio: [number, number] = [0, 0];
    for (let at = 0; at < this.#numbers.length; at += 2) {
      ratio[0] = this.#numbers[at]!;
      ratio[1] = this.#numbers[at + 1]!;
      if (ratio[1] !== 0) visit(ratio);
    }
  }
}

/** Ranks of entities; the values of a group are computed once, however many of its members are asked for. */
export interface Rankings {
  of(indicator: Indicator, entity: Entity, period: Month): Ranks;
}

/**
 * Siblings are the entities of the same kind under the same parent; the league (县区排名) is the zone and the peers
 * under the same parent.
 *
 * The larger completion or growth is better; the smaller one where the indicator's direction is `lower`.
 */
export function createRankings(entities: readonly Entity[], lookup: ObservationLookup): Rankings {
  const siblings = groupBy(entities, siblingsKey);
  const leagues = groupBy(entities.filter(isInLeague), leagueKey);
  const computed = new Map<string, GroupValues>();

  function valuesOf(group: Group, groupKey: string, indicator: Indicator, period: Month): GroupValues {
    const key = `${groupKey}\u0000${indicator.code}\u0000${period}`;
    let values = computed.get(key);
    if (!values) {
      values = computeValues(group, indicator, period, lookup);
      computed.set(key, values);
    }
    return values;
  }

  return {
    of(indicator, entity, period) {
      const before = previousPeriod(indicator, period);
      const better = indicator.direction === 'lower' ? smaller : larger;
      const key = siblingsKey(entity);
      const group = siblings.get(key) ?? EMPTY_GROUP;
      const now = valuesOf(group, key, indicator, period);
      const then = valuesOf(group, key, indicator, before);
      return {
        completion: withinYear(rankOf(entity.code, now.completion, then.completion, better), period, before),
        yoy: rankOf(entity.code, now.growth, then.growth, better),
        league: isInLeague(entity) ? leagueRank(indicator, entity, period, before, better) : null,
      };
    },
  };

  function leagueRank(
    indicator: Indicator,
    entity: Entity,
    period: Month,
    before: Month,
    better: Better<Ratio>,
  ): Rank | null {
    const key = leagueKey(entity);
    const group = leagues.get(key) ?? EMPTY_GROUP;
    const growthAt = (month: Month) => valuesOf(group, key, indicator, month).growth;
    return rankOf(entity.code, growthAt(period), growthAt(before), better);
  }
}

/** Without its change over New Year, when the targets changed. */
function withinYear(rank: Rank | null, period: Month, before: Month): Rank | null {
  return rank && yearOf(period) !== yearOf(before) ? { ...rank, change: null } : rank;
}

function isInLeague(entity: Entity): boolean {
  return entity.parent !== null && (entity.kind === 'zone' || entity.kind === 'peer');
}

const siblingsKey = ({ kind, parent }: Entity) => `${kind}\u0000${parent ?? ''}`;
const leagueKey = ({ parent }: Entity) => `league\u0000${parent ?? ''}`;

const larger: Better<Ratio> = (a, b) => compareRatios(b, a);
const smaller: Better<Ratio> = (a, b) => compareRatios(a, b);

/** Both values of every member from one lookup each: with a hundred members the lookups are the cost. */
function computeValues(
  group: Group,
  indicator: Indicator,
  period: Month,
  lookup: ObservationLookup,
): GroupValues {
  const completion = new Ratios(group);
  const growth = new Ratios(group);
  for (const [index, { code }] of group.members.entries()) {
    const observation = lookup.observation(indicator.code, code, period);
    if (!isReported(observation)) continue;
    const ytd: SourcedValue =
      observation.ytd === null
        ? yearToDate(lookup, indicator, code, period)
        : { value: observation.ytd, source: 'reported' };
    const done = completionRatio(lookup.target(indicator.code, code, period), indicator, ytd.value);
    if (done) completion.set(index, done);
    const grown = growthRatio(lookup, indicator, observation, ytd);
    if (grown) growth.set(index, grown);
  }
  return { completion, growth };
}

function completionRatio(target: Target | undefined, indicator: Indicator, ytd: number | null): Ratio | null {
  if (ytd === null || !target || target.type === 'growth' || target.value <= 0) return null;
  if (!addsUpOverEntities(indicator)) return null;
  // Using less of a cap is better even where the indicator has no direction of its own.
  return target.type === 'cap' && indicator.direction !== 'lower'
    ? [-ytd, target.value]
    : [ytd, target.value];
}

/** Published growth first, then computed: as a ratio, where the growth is one, so that ties are found. */
function growthRatio(
  lookup: ObservationLookup,
  indicator: Indicator,
  { yoyYtd, entity, period }: Observation,
  ytd: SourcedValue,
): Ratio | null {
  if (yoyYtd !== null) return [yoyYtd, 100];
  if (ytd.value === null) return null;
  const last = growsByItself(indicator) ? UNKNOWN : yearToDate(lookup, indicator, entity, lastYear(period));
  const { value } = growth(indicator, ytd, last, null);
  if (value === null) return null;
  return addsUpOverEntities(indicator) && last.value !== null
    ? [difference(ytd.value, last.value), last.value]
    : [value, 100];
}

function groupBy(entities: readonly Entity[], keyOf: (entity: Entity) => string): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const entity of entities) {
    const key = keyOf(entity);
    const group: Group = groups.get(key) ?? { members: [], indexes: new Map() };
    groups.set(key, group);
    group.indexes.set(entity.code, group.members.length);
    group.members.push(entity);
  }
  return groups;
}

import { compareRatios, difference } from '../exact.ts';
import type { Entity, Indicator, Month, Observation, Target } from '../model.ts';
import { lastYear, previousPeriod, yearOf } from '../month.ts';
import { accumulates, type Facts, isReported, yearToDate } from './observation-lookup.ts';
import type { Rank, Ranks } from './progress-row.ts';
import { type Better, type Ranked, rankOf } from './rank.ts';

/** A figure as part / whole, so that ties are found without dividing. */
type Ratio = readonly [part: number, whole: number];

/** Of everyone in a group who has one, by entity. */
interface Figures {
  completion: Ranked<string, Ratio>;
  growth: Ranked<string, Ratio>;
}

/** Who is ranked together, and at which place each stands in what is kept of them. */
interface Group {
  members: Entity[];
  places: Map<string, number>;
}

/** The ratios of a group, two numbers each: of a hundred members in each of five hundred indicators, objects would cost most. */
class Ratios implements Ranked<string, Ratio> {
  size = 0;
  readonly #places: ReadonlyMap<string, number>;
  /** Part and whole by place. A whole is positive; 0 stands for no figure. */
  readonly #numbers: Float64Array;

  constructor({ places }: Group) {
    this.#places = places;
    this.#numbers = new Float64Array(places.size * 2);
  }

  set(place: number, [part, whole]: Ratio): void {
    this.#numbers[place * 2] = part;
    this.#numbers[place * 2 + 1] = whole;
    this.size++;
  }

  get(entity: string): Ratio | undefined {
    const place = this.#places.get(entity);
    return place === undefined ? undefined : this.#at(place);
  }

  /** What is handed to `visit` is good until it returns: the same two numbers are filled for each. */
  forEach(visit: (ratio: Ratio) => void): void {
    const ratio: [number, number] = [0, 0];
    for (let at = 0; at < this.#numbers.length; at += 2) {
      ratio[0] = this.#numbers[at]!;
      ratio[1] = this.#numbers[at + 1]!;
      if (ratio[1] !== 0) visit(ratio);
    }
  }

  #at(place: number): Ratio | undefined {
    const whole = this.#numbers[place * 2 + 1]!;
    return whole === 0 ? undefined : [this.#numbers[place * 2]!, whole];
  }
}

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
  const known = new Map<string, Figures>();

  function figures(name: string, group: Group, indicator: Indicator, period: Month): Figures {
    const key = `${name}\u0000${indicator.code}\u0000${period}`;
    let found = known.get(key);
    if (!found) {
      found = figuresOf(group, indicator, period, facts);
      known.set(key, found);
    }
    return found;
  }

  return {
    of(indicator, entity, period) {
      const before = previousPeriod(indicator, period);
      const better = indicator.direction === 'lower' ? smaller : larger;
      const name = `${entity.kind}\u0000${entity.parent ?? ''}`;
      const group = siblings.get(name) ?? NOBODY;
      const now = figures(name, group, indicator, period);
      const then = figures(name, group, indicator, before);
      return {
        completion: rankOf(entity.code, now.completion, then.completion, better),
        yoy: rankOf(entity.code, now.growth, then.growth, better),
        league: isInLeague(entity) ? inLeague(indicator, entity, period, before, better) : null,
      };
    },
  };

  function inLeague(
    indicator: Indicator,
    { code, parent }: Entity,
    period: Month,
    before: Month,
    better: Better<Ratio>,
  ): Rank | null {
    const group = leagues.get(parent ?? '') ?? NOBODY;
    const growthAt = (month: Month) => figures(`league\u0000${parent ?? ''}`, group, indicator, month).growth;
    return amongOthers(rankOf(code, growthAt(period), growthAt(before), better));
  }
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

/** Both figures of every member from one look at what it reported: of a hundred members that look is the cost. */
function figuresOf(group: Group, indicator: Indicator, period: Month, facts: Facts): Figures {
  const year = yearOf(period);
  const completion = new Ratios(group);
  const growth = new Ratios(group);
  for (const [place, { code }] of group.members.entries()) {
    const observation = facts.observation(indicator.code, code, period);
    if (!isReported(observation)) continue;
    const ytd = observation.ytd ?? yearToDate(facts, indicator, code, period).value;
    const done = completionRatio(facts.target(indicator.code, code, year), indicator, ytd);
    if (done) completion.set(place, done);
    const grown = growthRatio(facts, indicator, observation, ytd);
    if (grown) growth.set(place, grown);
  }
  return { completion, growth };
}

function completionRatio(target: Target | undefined, indicator: Indicator, ytd: number | null): Ratio | null {
  if (ytd === null || !target || target.type === 'growth' || target.value <= 0) return null;
  // A cap on a figure without its own direction is still better the less of it is used.
  return target.type === 'cap' && indicator.direction !== 'lower'
    ? [-ytd, target.value]
    : [ytd, target.value];
}

/** Published growth first, then computed; percentage points for a rate and an index. */
function growthRatio(
  facts: Facts,
  indicator: Indicator,
  { yoyYtd, entity, period }: Observation,
  ytd: number | null,
): Ratio | null {
  if (yoyYtd !== null) return [yoyYtd, 100];
  if (ytd === null) return null;
  if (indicator.kind === 'index') return [difference(ytd, 100), 100];
  const last = yearToDate(facts, indicator, entity, lastYear(period)).value;
  if (last === null) return null;
  if (indicator.kind === 'rate') return [difference(ytd, last), 100];
  return last > 0 && (accumulates(indicator) || indicator.kind === 'stock')
    ? [difference(ytd, last), last]
    : null;
}

const NOBODY: Group = { members: [], places: new Map() };

function groupBy(entities: readonly Entity[], keyOf: (entity: Entity) => string): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const entity of entities) {
    const key = keyOf(entity);
    const group: Group = groups.get(key) ?? { members: [], places: new Map() };
    groups.set(key, group);
    group.places.set(entity.code, group.members.length);
    group.members.push(entity);
  }
  return groups;
}

import { against, type Fraction, minus, percent, sign, whole } from './fractions.ts';
import { addsUpOverPlaces, type Cells, type PlainFigures, periodBefore, split } from './plain-figures.ts';

export type PlainRank = { position: number; of: number; change: number | null } | null;
export type PlainRankings = Record<'completion' | 'yoy' | 'league', PlainRank>;

/** Places among siblings, 1, 2, 2, 4; those without a value are not counted, and one alone has no place. */
export class PlainRanks {
  readonly #entities: readonly Cells[];
  readonly #figures: PlainFigures;

  constructor(entities: readonly Cells[], figures: PlainFigures) {
    this.#entities = entities;
    this.#figures = figures;
  }

  of(indicator: Cells, entity: Cells, period: string): PlainRankings {
    const siblings = this.#entities.filter((e) => e.kind === entity.kind && e.parent === entity.parent);
    const inLeague = (e: Cells) => e.kind === 'zone' || e.kind === 'peer';
    const league = this.#entities.filter((e) => inLeague(e) && e.parent === entity.parent);
    const growth = (when: string, e: string) => this.#growth(indicator, when, e);
    const completion = (when: string, e: string) => this.#completion(indicator, when, e);
    const before = periodBefore(indicator, period);
    // The targets change over New Year.
    const sameYear = split(before)[0] === split(period)[0];
    return {
      completion: rank(siblings, entity, period, sameYear ? before : null, completion),
      yoy: rank(siblings, entity, period, before, growth),
      league: entity.parent && inLeague(entity) ? rank(league, entity, period, before, growth) : null,
    };
  }

  /** The larger the better. */
  #growth(indicator: Cells, period: string, e: string): Fraction | null {
    if (!this.#figures.isReported(period, indicator.code!, e)) return null;
    const growth = this.#figures.growth('ytd', period, indicator, e)?.value;
    return growth ? (indicator.direction === 'lower' ? minus(whole(0), growth) : growth) : null;
  }

  #completion(indicator: Cells, period: string, e: string): Fraction | null {
    const target = this.#figures.target(period, indicator.code!, e);
    if (!target || target.type === 'growth' || sign(target.value) <= 0 || !addsUpOverPlaces(indicator))
      return null;
    const ytd = this.#figures.isReported(period, indicator.code!, e)
      ? this.#figures.ytd(period, indicator, e)
      : null;
    if (!ytd) return null;
    const done = percent(ytd.value, target.value);
    return target.type === 'cap' || indicator.direction === 'lower' ? minus(whole(0), done) : done;
  }
}

function rank(
  group: readonly Cells[],
  entity: Cells,
  period: string,
  before: string | null,
  figure: (period: string, e: string) => Fraction | null,
): PlainRank {
  const placeAt = (when: string) => {
    const mine = figure(when, entity.code!);
    const all = group.map((e) => figure(when, e.code!)).filter((value) => value !== null);
    if (!mine || all.length < 2) return null;
    return { position: 1 + all.filter((value) => against(value, mine) > 0).length, of: all.length };
  };
  const now = placeAt(period);
  const then = before === null ? null : placeAt(before);
  return now && { ...now, change: then && then.position - now.position };
}

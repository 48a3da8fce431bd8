import { add, decimal, type Fraction, minus, over, percent, sign, whole } from './fractions.ts';

/** Rows of the CSV files, cells as text. */
export type PlainFolder = Record<'entities' | 'indicators' | 'targets' | 'observations', Cells[]>;
export type Cells = Readonly<Record<string, string>>;

/** A level, with how it came about. */
export interface Level {
  value: Fraction;
  source: 'reported' | 'derived';
}

export interface PlainTarget {
  type: string;
  value: Fraction;
  version: number;
  from: number;
  /** By month, 1…12. */
  plan: ReadonlyMap<number, Fraction>;
}

const FIGURES = ['month', 'ytd', 'yoy_month', 'yoy_ytd'];

/** What is reported, and what follows from it for one entity: levels, growth, the target that judges. */
export class PlainFigures {
  readonly #observed: ReadonlyMap<string, Cells>;
  readonly #targets = new Map<string, PlainTarget[]>();
  readonly #years = new Set<string>();

  constructor({ observations, targets }: PlainFolder) {
    const reported = observations.filter((o) => FIGURES.some((figure) => decimal(o[figure]) !== null));
    this.#observed = new Map(reported.map((o) => [`${o.period} ${o.indicator} ${o.entity}`, o]));
    for (const { period, indicator, entity } of reported)
      this.#years.add(`${split(period!)[0]} ${indicator} ${entity}`);
    for (const target of targets) {
      const key = `${target.year} ${target.indicator} ${target.entity}`;
      this.#years.add(key);
      this.#targets.set(key, [...(this.#targets.get(key) ?? []), toTarget(target)]);
    }
  }

  /** Whether anything is known in a year. */
  knows(year: number, indicator: string, entity: string): boolean {
    return this.#years.has(`${year} ${indicator} ${entity}`);
  }

  isReported(period: string, indicator: string, entity: string): boolean {
    return this.#observed.has(`${period} ${indicator} ${entity}`);
  }

  reported(figure: string, period: string, indicator: Cells, entity: string): Fraction | null {
    return decimal(this.#observed.get(`${period} ${indicator.code} ${entity}`)?.[figure]);
  }

  /** The highest version that has begun. */
  target(period: string, indicator: string, entity: string): PlainTarget | null {
    const [year, m] = split(period);
    const begun = (this.#targets.get(`${year} ${indicator} ${entity}`) ?? []).filter(({ from }) => from <= m);
    return begun.sort((a, b) => b.version - a.version)[0] ?? null;
  }

  /** A year to date that is not given is the last one given plus the months since, where no month is missing. */
  ytd(period: string, indicator: Cells, entity: string): Level | null {
    const given = this.reported('ytd', period, indicator, entity);
    if (given) return { value: given, source: 'reported' };
    const isMonthly = indicator.frequency === 'monthly' && indicator.first_month === '1';
    if (!addsUpOverMonths(indicator) || !isMonthly) return null;
    let sum = whole(0);
    for (const month of monthsBack(period)) {
      const reached = this.reported('ytd', month, indicator, entity);
      if (reached) return { value: add(sum, reached), source: 'derived' };
      const own = this.reported('month', month, indicator, entity);
      if (!own) return null;
      sum = add(sum, own);
    }
    return { value: sum, source: 'derived' };
  }

  /** A month that is not given is the step of the year to date; two months published as one have none. */
  month(period: string, indicator: Cells, entity: string): Level | null {
    const given = this.reported('month', period, indicator, entity);
    if (given) return { value: given, source: 'reported' };
    const ytd = this.reported('ytd', period, indicator, entity);
    if (!ytd || !addsUpOverMonths(indicator) || indicator.frequency !== 'monthly') return null;
    const m = split(period)[1];
    if (m === 1) return { value: ytd, source: 'derived' };
    if (String(m) === indicator.first_month) return null;
    const before = this.ytd(periodBefore(indicator, period), indicator, entity);
    return before && { value: minus(ytd, before.value), source: 'derived' };
  }

  growth(level: 'month' | 'ytd', period: string, indicator: Cells, entity: string): Growth | null {
    const published = this.reported(`yoy_${level}`, period, indicator, entity);
    if (published) return { value: published, source: 'published' };
    const now = this[level](period, indicator, entity);
    const last = this[level](yearBefore(period), indicator, entity);
    const value = computedGrowth(indicator, now, last);
    return value && { value, source: 'computed' };
  }

  /** Last year's level, or the one that the published growth implies, where the stored one is not below zero. */
  base(period: string, indicator: Cells, entity: string): { value: Fraction | null; adjusted: boolean } {
    const stored = this.ytd(yearBefore(period), indicator, entity)?.value ?? null;
    const ytd = this.ytd(period, indicator, entity)?.value;
    const published = this.reported('yoy_ytd', period, indicator, entity);
    const factor = published && add(whole(100), published);
    // A fall of more than 100 % is that of a profit that became a loss.
    const isImplied = factor && ytd && (sign(factor) > 0 || (sign(factor) < 0 && sign(ytd) < 0));
    if (!isImplied || (stored && sign(stored) < 0)) return { value: stored, adjusted: false };
    const implied = percent(ytd, factor);
    return { value: implied, adjusted: stored !== null && isApart(implied, stored) };
  }
}

export interface Growth {
  value: Fraction;
  source: 'published' | 'computed';
}

/** More than one percent of the stored base. */
function isApart(implied: Fraction, stored: Fraction): boolean {
  const apart = minus(implied, stored);
  const edge = over(stored, whole(100));
  return sign(minus(apart, edge)) > 0 || sign(add(apart, edge)) < 0;
}

/** Never from a derived level. Of a rate or an index without a base it is the difference. */
function computedGrowth(indicator: Cells, now: Level | null, last: Level | null): Fraction | null {
  if (!now || now.source === 'derived') return null;
  const base = indexBase(indicator);
  if (base === 'last-year') return minus(now.value, whole(100));
  if (!last || last.source === 'derived') return null;
  if (indicator.kind === 'rate' || base === 'none') return minus(now.value, last.value);
  return sign(last.value) > 0 ? percent(minus(now.value, last.value), last.value) : null;
}

function indexBase({ kind, base, unit }: Cells): string | null {
  if (kind !== 'index') return null;
  if (base) return base;
  if (!/[=＝]\s*100/.test(unit ?? '')) return 'none';
  return /[上去]年/.test(unit ?? '') ? 'last-year' : 'fixed';
}

export const addsUpOverMonths = ({ kind }: Cells) => kind === 'flow' || kind === 'count';
/** Whether parks add up to the zone. */
export const addsUpOverPlaces = (indicator: Cells) =>
  addsUpOverMonths(indicator) || indicator.kind === 'stock';

function toTarget(cells: Cells): PlainTarget {
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  return {
    type: cells.type!,
    value: decimal(cells.value)!,
    version: Number(cells.version || 1),
    from: Number(cells.from || 1),
    plan: new Map(
      months.flatMap((m) => {
        const level = decimal(cells[`m${m}`]);
        return level ? [[m, level]] : [];
      }),
    ),
  };
}

export function split(period: string): [year: number, month: number] {
  return [Number(period.slice(0, 4)), Number(period.slice(5))];
}

const joined = (months: number) => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;

function back(period: string, months: number): string {
  const [year, m] = split(period);
  return joined(year * 12 + m - 1 - months);
}

export const yearBefore = (period: string) => back(period, 12);

/** The months of the year until this one, the last first. */
function monthsBack(period: string): string[] {
  return Array.from({ length: split(period)[1] }, (_, i) => back(period, i));
}

/** The newest month at or before this one for which the indicator is published. */
function latest(indicator: Cells, period: string): string {
  const m = split(period)[1];
  const exists = indicator.frequency === 'quarterly' ? m % 3 === 0 : m >= Number(indicator.first_month);
  return exists ? period : latest(indicator, back(period, 1));
}

export const ownPeriod = (indicator: Cells, asked: string) =>
  latest(indicator, back(asked, Number(indicator.lag || 0)));
export const periodBefore = (indicator: Cells, period: string) => latest(indicator, back(period, 1));

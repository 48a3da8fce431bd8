import { compare, compareSums, difference, percentOf, quotientOfSums } from '../exact.ts';
import type { IndexBase, Indicator } from '../model.ts';
import { isPercentUnit } from '../unit.ts';
import type { GrowthSource, Reason, SourcedValue, Turn } from './progress-row.ts';

/** A stored base within ±1 % of the implied one differs only by rounding; outside, it was restated. */
const ADJUSTMENT_EDGES = [0.99, 1.01];

export interface Growth {
  /** In `unit`. Published growth wins; null where there is neither. */
  value: number | null;
  source: GrowthSource | null;
  /** Growth computed from the stored levels, whether or not it is shown. */
  computed: number | null;
  reason: Reason | null;
}

/**
 * Growth of a level over the same period last year. Never computed from a derived level: what was left out of a
 * cumulative, or added to it later, would be taken for growth.
 *
 * @param published as reported, or null
 * @example flow 1006.5 over 1201.2, published −9.4 → −9.4 `published`, computed −16.2
 * @example rate 24.61 over 23.07 → +1.54
 * @example index 102.3 of 上年同期=100 → +2.3; 109 over 108 of 2020年=100 → +0.93; PMI 49.7 over 49.5 → +0.2
 */
export function growth(
  indicator: GrowthIndicator,
  current: SourcedValue,
  last: SourcedValue,
  published: number | null,
): Growth {
  const { value: computed, reason } = computedGrowth(indicator, current, last);
  if (published !== null) return { value: published, source: 'published', computed, reason: null };
  return { value: computed, source: computed === null ? null : 'computed', computed, reason };
}

export type GrowthIndicator = Pick<Indicator, 'kind' | 'unit' | 'base'>;

function computedGrowth(
  indicator: GrowthIndicator,
  current: SourcedValue,
  last: SourcedValue,
): { value: number | null; reason: Reason | null } {
  if (current.value === null) return { value: null, reason: 'not-reported' };
  if (current.source === 'derived') return { value: null, reason: 'derived' };
  if (growsByItself(indicator)) return { value: difference(current.value, 100), reason: null };
  if (last.value === null) return { value: null, reason: 'no-last-year' };
  if (last.source === 'derived') return { value: null, reason: 'derived' };
  if (growsByDifference(indicator)) return { value: difference(current.value, last.value), reason: null };
  if (last.value <= 0) return { value: null, reason: 'base-not-positive' };
  return { value: percentOf(difference(current.value, last.value), last.value), reason: null };
}

/** Whether its growth is the difference of two levels: rates, and indexes without a base (PMI). */
export function growsByDifference(indicator: GrowthIndicator): boolean {
  return indicator.kind === 'rate' || indexBaseOf(indicator) === 'none';
}

/** Whether the level tells its growth without last year's: an index whose base is the same period last year. */
export function growsByItself(indicator: GrowthIndicator): boolean {
  return indexBaseOf(indicator) === 'last-year';
}

/**
 * What an index counts from, as stated or as its unit names it; null for other kinds.
 *
 * @example 上年同期=100 → last-year; 2020年=100 → fixed; %, 点 → none
 */
export function indexBaseOf({ kind, unit, base }: GrowthIndicator): IndexBase | null {
  if (kind !== 'index') return null;
  if (base !== null) return base;
  if (!/[=＝]\s*100/.test(unit)) return 'none';
  return /[上去]年/.test(unit) ? 'last-year' : 'fixed';
}

/**
 * What a growth is counted in: `percent`; percentage `points` of what is in % itself; the indicator's own `unit` of any
 * other difference of levels. Growth published for a rate that is not in % (PM2.5) is in percent.
 */
export function growthUnitOf(
  indicator: GrowthIndicator,
  source: GrowthSource | null,
): 'percent' | 'points' | 'unit' {
  if (!growsByDifference(indicator)) return 'percent';
  if (isPercentUnit(indicator.unit)) return 'points';
  if (indicator.kind === 'index') return 'unit';
  return source === 'published' ? 'percent' : 'unit';
}

/**
 * Last year's level that a published growth implies (反推基数): C / (1 + g/100), rounded once.
 *
 * @returns null where growth is −100 %, or less though the level is not below zero, or the indicator's growth is not a ratio of levels
 * @example 1006.5 at −9.4 % → 1110.93
 * @example 0.119 at 0 % → 0.119
 * @example −1 at −150 % → 2
 */
export function impliedBase(
  { kind }: Pick<Indicator, 'kind'>,
  current: number | null,
  published: number | null,
): number | null {
  if (current === null || published === null || published === -100) return null;
  // Below −100 % a profit became a loss; what did not cannot have fallen so far.
  if (published < -100 && current >= 0) return null;
  if (kind === 'rate' || kind === 'index' || kind === 'growth') return null;
  if (published === 0) return current;
  return quotientOfSums([[current, 100]], [], difference(100, -published));
}

export interface Base {
  value: number | null;
  adjusted: boolean;
}

/**
 * The base of a growth: the one that published growth implies, so that pulls and contributions end at that growth; the
 * stored one where growth was not published, or the stored one is below zero. `adjusted` (基数调整) where the two differ
 * by more than 1 %.
 */
export function growthBase(
  indicator: Pick<Indicator, 'kind'>,
  current: number | null,
  last: number | null,
  published: number | null,
): Base {
  const implied = impliedBase(indicator, current, published);
  if (implied === null || current === null || published === null) return { value: last, adjusted: false };
  if (last === null) return { value: implied, adjusted: false };
  if (last < 0) return { value: last, adjusted: false };
  // |C·100/(100+g) − B| > 1 % · B  ⇔  C·100 lies outside B·(100+g) ± B·(100+g)/100, without dividing.
  const edges = ADJUSTMENT_EDGES.map((edge) => compareEdge(current, last, published, edge));
  const outside = edges.every((sign) => sign > 0) || edges.every((sign) => sign < 0);
  return { value: implied, adjusted: outside };
}

function compareEdge(current: number, last: number, published: number, edge: number): number {
  // 100 + g as a decimal, so that the edge itself is not missed by a rounding.
  const factor = difference(100, -published);
  return compareSums([[current, 100]], [[last, factor, edge]]);
}

/** Replaces growth where the base is zero or below and a percentage would mislead; null where growth applies. */
export function turn(current: number | null, last: number | null): Turn | null {
  if (current === null || last === null || (last > 0 && current >= 0)) return null;
  if (last > 0) return 'turned-to-loss';
  if (last === 0) return current < 0 ? 'turned-to-loss' : null;
  if (current > 0) return 'turned-to-profit';
  return compare(current, last) >= 0 ? 'loss-narrowed' : 'loss-widened';
}

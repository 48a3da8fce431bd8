import { compare, compareSums, difference, percentOf } from '../exact.ts';
import type { Indicator } from '../model.ts';
import type { GrowthSource, Reason, Turn } from './progress-row.ts';

/** A stored base within ±1 % of the implied one differs only by rounding; outside, it was restated. */
const ADJUSTMENT_EDGES = [0.99, 1.01];

export interface Growth {
  /** In %, in percentage points for a rate. Published growth wins; null where there is neither. */
  value: number | null;
  source: GrowthSource | null;
  /** Growth computed from the stored levels, whether or not it is shown. */
  computed: number | null;
  reason: Reason | null;
}

/**
 * Growth of a level over the same period last year.
 *
 * @param published as reported, or null
 * @example flow 1006.5 over 1201.2, published −9.4 → −9.4 `published`, computed −16.2
 * @example rate 24.61 over 23.07 → +1.54 (percentage points)
 * @example index 102.3 → +2.3 (index − 100)
 */
export function growth(
  kind: Indicator['kind'],
  current: number | null,
  last: number | null,
  published: number | null,
): Growth {
  const { value: computed, reason } = computedGrowth(kind, current, last);
  if (published !== null) return { value: published, source: 'published', computed, reason: null };
  return { value: computed, source: computed === null ? null : 'computed', computed, reason };
}

function computedGrowth(
  kind: Indicator['kind'],
  current: number | null,
  last: number | null,
): { value: number | null; reason: Reason | null } {
  if (current === null) return { value: null, reason: 'not-reported' };
  if (kind === 'index') return { value: difference(current, 100), reason: null };
  if (last === null) return { value: null, reason: 'no-last-year' };
  if (kind === 'rate') return { value: difference(current, last), reason: null };
  if (last <= 0) return { value: null, reason: 'base-not-positive' };
  return { value: percentOf(difference(current, last), last), reason: null };
}

/**
 * Last year's level that a published growth implies (反推基数): C / (1 + g/100).
 *
 * @returns null where growth is −100 % or less, or the indicator's growth is not a ratio of levels
 * @example 1006.5 at −9.4 % → 1110.93
 */
export function impliedBase(
  kind: Indicator['kind'],
  current: number | null,
  published: number | null,
): number | null {
  if (current === null || published === null || published <= -100) return null;
  if (kind === 'rate' || kind === 'index' || kind === 'growth') return null;
  return (current * 100) / (100 + published);
}

export interface Base {
  value: number | null;
  adjusted: boolean;
}

/**
 * The base of a growth: the stored level; the implied one where the two differ by more than 1 % (基数调整) or where
 * nothing is stored.
 */
export function growthBase(
  kind: Indicator['kind'],
  current: number | null,
  last: number | null,
  published: number | null,
): Base {
  const implied = impliedBase(kind, current, published);
  if (implied === null || last === null || current === null || published === null) {
    return { value: last ?? implied, adjusted: false };
  }
  // |C·100/(100+g) − B| > 1 % · |B|  ⇔  C·100 lies outside B·(100+g) ± |B|·(100+g)/100, without dividing.
  const edges = ADJUSTMENT_EDGES.map((edge) => compareEdge(current, last, published, edge));
  const outside = edges.every((sign) => sign > 0) || edges.every((sign) => sign < 0);
  return outside ? { value: implied, adjusted: true } : { value: last, adjusted: false };
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

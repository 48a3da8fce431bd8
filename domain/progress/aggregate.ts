import { difference, percentOf, sum } from '../exact.ts';
import type { Indicator } from '../model.ts';
import { addsUpOverEntities } from './observation-lookup.ts';

/**
 * How parts make a whole: `sum` what adds up, `recompute` a ratio from its summed numerator and denominator,
 * `never` what can only be reported (growth, an index, a rank). Percentages are never averaged.
 */
export type Aggregation = 'sum' | 'recompute' | 'never';

export function aggregationOf(indicator: Pick<Indicator, 'kind'>): Aggregation {
  if (addsUpOverEntities(indicator)) return 'sum';
  return indicator.kind === 'rate' ? 'recompute' : 'never';
}

/** The reported whole beside what its parts add up to. The reported figure is never replaced. */
export interface PartsAndWhole {
  /** The parts that reported, summed or recomputed. */
  parts: number;
  /** How many of them reported, of how many. */
  reported: number;
  of: number;
  /** The whole as it was itself reported, or null. */
  whole: number | null;
  /** whole − parts: 区本级, cross-park, headquarters counted once; in the unit, and in % of the whole for a sum. */
  difference: number | null;
  differencePercent: number | null;
}

/**
 * Parks against the zone, for what adds up.
 *
 * @param parts each part's figure, null where it has not reported; at least one must have
 * @returns null where no part has reported
 * @example parts 40, 35, null and whole 80 → parts 75 (2 of 3), difference 5, 6.25 %
 */
export function partsAndWhole(parts: readonly (number | null)[], whole: number | null): PartsAndWhole | null {
  const known = parts.filter((value): value is number => value !== null);
  if (known.length === 0) return null;
  const total = sum(known);
  const apart = whole === null ? null : difference(whole, total);
  return {
    parts: total,
    reported: known.length,
    of: parts.length,
    whole,
    difference: apart,
    differencePercent: apart === null || whole === null || whole === 0 ? null : percentOf(apart, whole),
  };
}

/**
 * A ratio over several entities from what it is made of: Σ numerator / Σ denominator × 100, beside the whole's own.
 * Entities that lack either are left out and counted; the mean of ratios is no ratio.
 *
 * @returns null where no part has both
 * @example 30 of 100 and 10 of 300 → 10 %  (their mean would say 16.7)
 */
export function ratioAndWhole(
  parts: readonly { numerator: number | null; denominator: number | null }[],
  whole: number | null,
): PartsAndWhole | null {
  const known = parts.filter(
    (part): part is { numerator: number; denominator: number } =>
      part.numerator !== null && part.denominator !== null,
  );
  const over = sum(known.map((part) => part.denominator));
  if (known.length === 0 || over === 0) return null;
  const ratio = percentOf(sum(known.map((part) => part.numerator)), over);
  return {
    parts: ratio,
    reported: known.length,
    of: parts.length,
    whole,
    difference: whole === null ? null : difference(whole, ratio),
    differencePercent: null,
  };
}

import { difference, percentOf, sum } from '../exact.ts';
import type { Indicator } from '../model.ts';
import type { Reason } from './progress-row.ts';

/** Whether months add up to the year to date, so that one can be derived from the other. */
export function accumulates(indicator: Pick<Indicator, 'kind'>): boolean {
  return indicator.kind === 'flow' || indicator.kind === 'count';
}

/** Whether entities' levels add up to their parent's: flows, counts and stocks; never ratios, indexes, growth. */
export function addsUpOverEntities(indicator: Pick<Indicator, 'kind'>): boolean {
  return accumulates(indicator) || indicator.kind === 'stock';
}

/**
 * How several entities are combined: `sum` for levels that add up, `recompute` for a ratio from its summed numerator
 * and denominator, `never` for what can only be reported (growth, an index). Percentages are never averaged.
 */
type Aggregation = 'sum' | 'recompute' | 'never';

export function aggregationOf(indicator: Pick<Indicator, 'kind'>): Aggregation {
  if (addsUpOverEntities(indicator)) return 'sum';
  return indicator.kind === 'rate' ? 'recompute' : 'never';
}

/** The reported whole compared with the total of its parts. The reported value is never replaced. */
export interface PartsAndWhole {
  /** The parts that reported, summed or recomputed. */
  parts: number;
  /** How many parts reported, out of how many. */
  reported: number;
  of: number;
  /** The whole as reported, or null. */
  whole: number | null;
  /** whole − parts: 区本级, cross-park, headquarters counted once; in the unit, and in % of the whole for a sum. */
  difference: number | null;
  differencePercent: number | null;
}

/**
 * Compares the sum of the parks with the zone, for levels that add up.
 *
 * @param parts each part's value, null where it has not reported
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
 * Compares a ratio recomputed over several entities (Σ numerator / Σ denominator × 100) with the reported one.
 * Entities that lack either term are left out, and `reported` counts the rest.
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

/** A level now, and the base of its growth (the implied one where the base was adjusted). */
export interface Change {
  current: number | null;
  base: number | null;
}

/** A part's share of its parent and of the parent's growth, with the reason where one is missing. */
export interface PartOf {
  /** 比重: part / parent × 100. */
  share: number | null;
  /** 拉动: (part − its base) / parent's base × 100, in points of the parent's growth. */
  pull: number | null;
  /** 贡献率: (part − its base) / (parent − its base) × 100; null where the parent did not grow. */
  contribution: number | null;
  reasons: { share?: Reason; pull?: Reason; contribution?: Reason };
}

/**
 * A pull needs only the parent's last year, so it is known before the parent has reported this month.
 *
 * Pulls of all parts (and of what no part accounts for) add up to the parent's growth; shares and
 * contributions to 100.
 *
 * @example part 11 over 10, parent 105 over 100 → share 10.476…, pull 1, contribution 20
 */
export function partOf(part: Change, parent: Change): PartOf {
  const result: PartOf = { share: null, pull: null, contribution: null, reasons: {} };
  if (part.current === null) return whole(result, 'not-reported');
  if (parent.current === null) {
    result.reasons.share = 'parent-not-reported';
    result.reasons.contribution = 'parent-not-reported';
  } else if (parent.current > 0) result.share = percentOf(part.current, parent.current);
  else result.reasons.share = 'base-not-positive';
  if (part.base === null || parent.base === null) {
    result.reasons.pull = 'no-last-year';
    result.reasons.contribution ??= 'no-last-year';
    return result;
  }
  const step = difference(part.current, part.base);
  if (parent.base > 0) result.pull = percentOf(step, parent.base);
  else result.reasons.pull = 'base-not-positive';
  if (parent.current === null) return result;
  if (parent.current > parent.base) {
    result.contribution = percentOf(step, difference(parent.current, parent.base));
  } else result.reasons.contribution = 'parent-not-growing';
  return result;
}

/** No value at all, for one reason. */
export function noPart(reason: Reason): PartOf {
  return whole({ share: null, pull: null, contribution: null, reasons: {} }, reason);
}

function whole(result: PartOf, reason: Reason): PartOf {
  result.reasons = { share: reason, pull: reason, contribution: reason };
  return result;
}

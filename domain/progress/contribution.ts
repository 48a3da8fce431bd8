import { difference, percentOf } from '../exact.ts';
import type { Reason } from './progress-row.ts';

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

import type { Indicator, Target } from '../model.ts';
import { accumulates } from './parts-and-whole.ts';
import type { Light, ProgressRow, Reason } from './progress-row.ts';

/** Up to this many projects or firms, one more or less turns the light: their percentages say little. */
const SMALL_TARGET = 3;

/** How much of what the whole zone was to reach is missing, in %; null where that cannot be weighed, with the reason. */
export interface ShortfallWeight {
  value: number | null;
  reason: Reason | null;
}

/**
 * 欠缺占比: what a row that is behind lacks, as a share of the target of the area that the meeting is about. Rows are
 * ordered by it, for half of a small park's target is less than a tenth of the zone's.
 *
 * A growth that is missing is counted in what it would have added: 2 points below a target of 8 % lack 2 of 108.
 *
 * @param whole the target of the area above; null where it has none, and the own target then counts
 * @example gapAmount −0.62 of a park, the zone's target 55.5 → 1.12
 * @example rate of 20.84 over its cap of 20 → 4.2
 * @example growth of 4.9 against 7 → 1.96
 * @example 1 project of 2 → null, `small-target`
 */
export function shortfallWeight(
  row: Pick<ProgressRow, 'status' | 'target' | 'gap' | 'gapAmount' | 'gapUnit' | 'lastYearTotal'>,
  indicator: Pick<Indicator, 'kind' | 'decimals'>,
  whole: Pick<Target, 'type' | 'value'> | null,
): ShortfallWeight {
  const { status, target, gap, gapAmount } = row;
  if (status !== 'behind' || !target || gap === null) return { value: null, reason: null };
  if (target.type === 'growth') {
    return { value: (Math.abs(gap) / Math.max(100 + target.value, 1)) * 100, reason: null };
  }
  if (hasSmallTarget(row, indicator)) return { value: null, reason: 'small-target' };
  const reference = whole && whole.type !== 'growth' && whole.value !== 0 ? whole.value : target.value;
  return { value: (Math.abs(gapAmount ?? 0) / Math.abs(reference)) * 100, reason: null };
}

/** Whether the target is a handful of whole things: projects to finish, or firms to gain over last December. */
export function hasSmallTarget(
  { target, gapUnit, lastYearTotal }: Pick<ProgressRow, 'target' | 'gapUnit' | 'lastYearTotal'>,
  { kind, decimals }: Pick<Indicator, 'kind' | 'decimals'>,
): boolean {
  if (!target || target.type === 'growth' || decimals > 0) return false;
  if (kind === 'flow' || gapUnit === 'unit') return false;
  const start = accumulates({ kind }) ? 0 : (lastYearTotal ?? 0);
  return Math.abs(target.value - start) <= SMALL_TARGET;
}

const LIGHT_ORDER: Record<Light, number> = { red: 0, yellow: 1, green: 3, grey: 4 };
/** Behind a small target: after all that is behind a larger one. */
const SMALL = 2;

/**
 * Sorts worst first: red, yellow, what is behind a small target, green, not judged. Within these what lacks most comes
 * first; equal rows keep their order.
 */
export function worstFirst(a: ProgressRow, b: ProgressRow): number {
  return placeOf(a) - placeOf(b) || (b.shortfallWeight ?? 0) - (a.shortfallWeight ?? 0);
}

function placeOf(row: ProgressRow): number {
  return isBehindSmallTarget(row) ? SMALL + LIGHT_ORDER[row.light] / 10 : LIGHT_ORDER[row.light];
}

/** Whether a row is behind a target so small that it is not weighed. */
export function isBehindSmallTarget(row: Pick<ProgressRow, 'status' | 'reasons'>): boolean {
  return row.status === 'behind' && row.reasons.shortfallWeight === 'small-target';
}

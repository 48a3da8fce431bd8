import { FIELDS } from '../../../domain/import/parsed-file.ts';
import type { Difference } from '../../../domain/import/upload-document.ts';
import type { Observation } from '../../../domain/model.ts';

/** A figure that changes, before the size and effect of the change are computed. */
export type ChangedFigure = Pick<
  Difference,
  'indicator' | 'entity' | 'period' | 'field' | 'old' | 'new' | 'row'
>;

/** Calls `take` for each figure in which two versions of an observation differ. */
export function eachChange(
  after: Observation,
  before: Observation | undefined,
  row: number | null,
  take: (changed: ChangedFigure) => void,
): void {
  const { indicator, entity, period } = after;
  for (const field of FIELDS) {
    const old = before?.[field] ?? null;
    if (after[field] !== old) take({ indicator, entity, period, field, old, new: after[field], row });
  }
}

/** Counts the figures that change and keeps the largest changes: a large file has hundreds of thousands. */
export class LargestChanges {
  count = 0;
  readonly #most: number;
  readonly #kept: ChangedFigure[] = [];

  /** @param most how many to keep */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param row in the file */
  add(after: Observation, before: Observation | undefined, row: number | null): void {
    eachChange(after, before, row, (changed) => {
      this.count++;
      this.#kept.push(changed);
      if (this.#kept.length > 2 * this.#most) this.#keepLargest();
    });
  }

  /** The largest first. */
  list(): readonly ChangedFigure[] {
    this.#keepLargest();
    return this.#kept;
  }

  #keepLargest(): void {
    this.#kept.sort(largestFirst).splice(this.#most);
  }
}

/** Levels by change in percent of the old value, growth by points; then new figures in the file's order. */
function largestFirst(a: ChangedFigure, b: ChangedFigure): number {
  return sizeOf(b) - sizeOf(a) || (a.row ?? 0) - (b.row ?? 0);
}

/** Precise enough for sorting; displayed changes are computed exactly. */
function sizeOf({ old, new: now, field }: ChangedFigure): number {
  if (old === null || now === null) return -1;
  const change = Math.abs(now - old);
  // A change from zero has no percentage and sorts first.
  if (field === 'month' || field === 'ytd')
    return old === 0 ? Number.MAX_VALUE : (change / Math.abs(old)) * 100;
  return change;
}

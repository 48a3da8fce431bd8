import type { Difference } from '../../../domain/import/upload-document.ts';

/** The order of differences; without one the server's, the largest change first. */
const ORDERS = ['indicator', 'entity', 'period', 'size', 'row'] as const;
export type Order = (typeof ORDERS)[number];

export const KINDS = ['changed', 'new', 'light'] as const;
export type Kind = (typeof KINDS)[number];

export interface Selection {
  kind?: Kind | undefined;
  entity?: string | undefined;
  indicator?: string | undefined;
}

export function kindOf({ old }: Difference): 'new' | 'changed' {
  return old === null ? 'new' : 'changed';
}

export function turnsLight({ lightBefore, lightAfter }: Difference): boolean {
  return lightAfter !== null && lightBefore !== null && lightBefore !== lightAfter;
}

export function selected(
  differences: readonly Difference[],
  { kind, entity, indicator }: Selection,
): Difference[] {
  return differences.filter(
    (one) =>
      (kind === undefined || (kind === 'light' ? turnsLight(one) : kindOf(one) === kind)) &&
      (entity === undefined || one.entity === entity) &&
      (indicator === undefined || one.indicator === indicator),
  );
}

/**
 * Sorted; equal ones keep their order. `size` is the change in percent of the old value (for growth:
 * in percentage points); new values come last.
 */
export function ordered(
  differences: readonly Difference[],
  by: Order,
  isDescending: boolean,
  place: (kind: 'indicator' | 'entity', code: string) => number,
): Difference[] {
  const compare: Record<Order, (a: Difference, b: Difference) => number> = {
    indicator: (a, b) => place('indicator', a.indicator) - place('indicator', b.indicator),
    entity: (a, b) => place('entity', a.entity) - place('entity', b.entity),
    period: (a, b) => a.period.localeCompare(b.period),
    row: (a, b) => (a.row ?? 0) - (b.row ?? 0),
    size: (a, b) => sizeOf(a) - sizeOf(b),
  };
  const sign = isDescending ? -1 : 1;
  return [...differences].sort((a, b) => sign * compare[by](a, b));
}

function sizeOf({ old, change, changePercent }: Difference): number {
  if (old === null || change === null) return -1;
  return Math.abs(changePercent ?? change);
}

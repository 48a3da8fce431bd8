import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf } from '../../i18n/index.ts';

const SHORTFALL_COLUMNS = [
  'indicator',
  'entity',
  'gap',
  'amount',
  'months',
  'monthly',
  'growth',
  'lead',
] as const;
export type ShortfallColumn = (typeof SHORTFALL_COLUMNS)[number];

export interface Order {
  column: ShortfallColumn;
  descending: boolean;
}

/** `parseOrder('-monthly')` → monthly, descending; anything else is what weighs most first. */
export function parseOrder(text: string | undefined): Order {
  const descending = text?.startsWith('-') ?? false;
  const name = descending ? text?.slice(1) : text;
  const column = SHORTFALL_COLUMNS.find((one) => one === name);
  return column ? { column, descending } : { column: 'gap', descending: true };
}

/** The inverse; the order that needs no saying is undefined. */
export function formatOrder({ column, descending }: Order): string | undefined {
  return column === 'gap' && descending ? undefined : `${descending ? '-' : ''}${column}`;
}

/** The order after a click on a column's heading: numbers descending, names ascending; a second click reverses. */
export function nextOrder(now: Order, column: ShortfallColumn): Order {
  if (now.column === column) return { column, descending: !now.descending };
  return { column, descending: !['indicator', 'entity', 'lead'].includes(column) };
}

/** Sorts by a column. Equal rows keep their order; unknown values are last in both directions. */
export function inOrder(rows: readonly ProgressRow[], order: Order, catalog: Catalog): ProgressRow[] {
  const { column } = order;
  if (column === 'gap') {
    const sorted = [...rows].sort(worstFirst);
    return order.descending ? sorted : sorted.reverse();
  }
  const turn = order.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row, column, catalog) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return a.key < b.key ? -turn : a.key > b.key ? turn : 0;
    })
    .map(({ row }) => row);
}

function keyOf(
  row: ProgressRow,
  column: Exclude<ShortfallColumn, 'gap'>,
  catalog: Catalog,
): number | string | null {
  const indicator = catalog.indicator(row.indicator);
  const entity = catalog.entity(row.entity);
  switch (column) {
    case 'indicator':
      return indicator?.sort ?? null;
    case 'entity':
      return entity?.sort ?? null;
    case 'amount':
      return row.gapAmount === null ? null : Math.abs(row.gapAmount);
    case 'months':
      return row.monthsLeft;
    case 'monthly':
      return row.requiredMonthly;
    case 'growth':
      return row.requiredYoy;
    case 'lead': {
      const lead = indicator?.department && catalog.entity(indicator.department);
      return lead ? nameOf(lead) : null;
    }
  }
}

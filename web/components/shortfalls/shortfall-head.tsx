import { change } from '../../navigation/navigation.ts';
import { formatOrder, nextOrder, type Order, type ShortfallColumn } from './shortfall-order.ts';

interface ShortfallHeadProps {
  column: ShortfallColumn;
  text: string;
  order: Order;
  number?: boolean;
}

/** A column's head that sorts by it; the order is in the address. */
export function ShortfallHead({ column, text, order, number = false }: ShortfallHeadProps) {
  const mine = order.column === column;
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={number ? 'number' : ''} aria-sort={mine ? direction : 'none'}>
      <button
        type="button"
        class="sort"
        onClick={() => change({ sort: formatOrder(nextOrder(order, column)) }, true)}
      >
        {text}
        <span class="sort-sign" aria-hidden="true">
          {mine ? (order.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

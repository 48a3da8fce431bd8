import { useEffect, useState } from 'preact/hooks';
import type { ExplainableField } from '../../../domain/explanation/explainable-field.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';

/** The number whose derivation is open. */
export interface Door {
  row: ProgressRow;
  field: ExplainableField;
}

let open: Door | null = null;
const listeners = new Set<(door: Door | null) => void>();

/** Every number is a door: shows how it came about. `null` closes. */
export function openDoor(door: Door | null): void {
  open = door;
  for (const listener of listeners) listener(open);
}

export function useDoor(): Door | null {
  const [door, setDoor] = useState(open);
  useEffect(() => {
    listeners.add(setDoor);
    return () => {
      listeners.delete(setDoor);
    };
  }, []);
  return door;
}

/** Opens the door that was clicked in a table of these rows: `data-field` within `data-row`. */
export function openFrom(event: MouseEvent, rows: readonly ProgressRow[]): void {
  const door = (event.target as Element).closest<HTMLElement>('[data-field]');
  const key = door?.closest<HTMLElement>('[data-row]')?.dataset.row;
  const row = rows.find((one) => rowKey(one) === key);
  if (door && row) openDoor({ row, field: door.dataset.field as ExplainableField });
}

/** Unique among the rows of one month. */
export function rowKey(row: ProgressRow): string {
  return `${row.indicator} ${row.entity}`;
}

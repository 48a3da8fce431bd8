import { useEffect, useState } from 'preact/hooks';
import type { ExplainableField } from '../../../domain/explanation/explainable-field.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';

/** The number whose explanation is open. */
export interface OpenExplanation {
  row: ProgressRow;
  field: ExplainableField;
}

let current: OpenExplanation | null = null;
const listeners = new Set<(explanation: OpenExplanation | null) => void>();

/** Opens the explanation of a number: how it came about. `null` closes it. */
export function openExplanation(explanation: OpenExplanation | null): void {
  current = explanation;
  for (const listener of listeners) listener(current);
}

export function useOpenExplanation(): OpenExplanation | null {
  const [explanation, setExplanation] = useState(current);
  useEffect(() => {
    listeners.add(setExplanation);
    return () => {
      listeners.delete(setExplanation);
    };
  }, []);
  return explanation;
}

/** Opens the explanation of the number clicked in a table of these rows: `data-field` within `data-row`. */
export function openClickedExplanation(event: MouseEvent, rows: readonly ProgressRow[]): void {
  const button = (event.target as Element).closest<HTMLElement>('[data-field]');
  const key = button?.closest<HTMLElement>('[data-row]')?.dataset.row;
  const row = rows.find((one) => rowKey(one) === key);
  if (button && row) openExplanation({ row, field: button.dataset.field as ExplainableField });
}

/** Unique among the rows of one month. */
export function rowKey(row: ProgressRow): string {
  return `${row.indicator} ${row.entity}`;
}

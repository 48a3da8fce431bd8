import type { ExplainableField } from '../../domain/explanation/explainable-field.ts';
import { FIELD_NAMES } from '../../domain/explanation/field-names.ts';
import { REASONS } from '../../domain/explanation/reasons.ts';
import { NOTHING } from '../../domain/format.ts';
import type { ProgressRow, Reason } from '../../domain/progress/progress-row.ts';
import { t } from '../i18n/index.ts';

/** One headline number: name, value, unit and notes, and the field whose explanation it opens. */
export interface Tile {
  /** Unique among the tiles of a row. */
  key: string;
  field: ExplainableField;
  name: string;
  value: string;
  unit: string;
  /** Below the value: the method, the base, the month. */
  notes: string[];
  /** Why there is nothing but a dash. */
  reason: string | null;
}

interface Shown<T> {
  field: ExplainableField;
  key?: string;
  name?: string;
  value: T | null;
  format: (value: T) => string;
  unit?: string;
  notes?: (string | null)[];
}

/** A value of null shows a dash and its reason. */
export function tile<T>(row: ProgressRow, shown: Shown<T>): Tile {
  const { field, key = field, name = t(FIELD_NAMES[field]), value, format, unit = '', notes = [] } = shown;
  const common = { key, field, name, notes: notes.filter((note) => note !== null) };
  if (value !== null) return { ...common, value: format(value), unit, reason: null };
  const why = whyNothing(row, field);
  return { ...common, value: NOTHING, unit: '', reason: why ? t(REASONS[why]) : null };
}

/** The reason behind a dash, as near to the field as one is known. */
function whyNothing(row: ProgressRow, field: ExplainableField): Reason | undefined {
  if (field === 'target') return 'no-target';
  const whole = row.status === 'missing' ? 'not-reported' : field === 'gap' ? row.reasons.status : undefined;
  return row.reasons[field] ?? whole;
}

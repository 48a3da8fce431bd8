import type { Indicator, Text } from '../model.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { REASONS } from '../progress/reasons.ts';
import { type DerivableField, FIELD_NAMES } from './derivation-field.ts';
import { RULES } from './derivation-rules.ts';
import { type DerivationInput, speaker } from './value-formatter.ts';

export { DERIVABLE, type DerivableField, FIELD_NAMES } from './derivation-field.ts';
export type { DerivationInput } from './value-formatter.ts';

/** How one number came about: its formula in words, the numbers put in, the result, and a note where it needs one. */
export interface Derivation {
  field: DerivableField;
  name: Text;
  formula: Text;
  inputs: DerivationInput[];
  result: Text;
  note: Text | null;
}

/**
 * How a field of a row was found, for the reader who asks. Says the formula that was really used (plan or
 * linear, seasonal or linear, published or computed), with the numbers as they stand in the row.
 */
export function derive(row: ProgressRow, field: DerivableField, indicator: Indicator): Derivation {
  const say = speaker(row, indicator);
  const { formula, inputs, result, note } = RULES[field](row, indicator, say);
  const why = row.reasons[field] ?? (field === 'light' || field === 'gap' ? row.reasons.status : undefined);
  return {
    field,
    name: FIELD_NAMES[field],
    formula,
    inputs,
    result,
    note: note ?? (why ? REASONS[why] : null),
  };
}

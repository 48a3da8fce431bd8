import type { Indicator, Text } from '../model.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import type { ExplainableField } from './explainable-field.ts';
import { fieldName } from './field-names.ts';
import { REASONS } from './reasons.ts';
import { RULES } from './rules.ts';
import { createValueFormatter, type ExplanationInput } from './value-formatter.ts';

/** How one value was computed: the formula in words, its inputs, the result, and a note where one is needed. */
export interface Explanation {
  field: ExplainableField;
  name: Text;
  formula: Text;
  inputs: ExplanationInput[];
  result: Text;
  note: Text | null;
}

/**
 * Explains a field of a row with the formula that was actually used (plan or linear, seasonal or linear, published
 * or computed) and the values of the row.
 */
export function explain(row: ProgressRow, field: ExplainableField, indicator: Indicator): Explanation {
  const format = createValueFormatter(row, indicator);
  const { formula, inputs, note } = RULES[field](row, format, indicator);
  const why = row.reasons[field] ?? (field === 'light' || field === 'gap' ? row.reasons.status : undefined);
  return {
    field,
    name: fieldName(field, row, indicator),
    formula,
    inputs,
    result: format.value(field),
    note: note ?? (why ? REASONS[why] : null),
  };
}

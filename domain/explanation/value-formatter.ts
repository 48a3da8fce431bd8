import { amountEn } from '../amount.ts';
import { formatGrowth, formatLevel, formatPercent, formatSigned, NOTHING, partDecimals } from '../format.ts';
import type { Indicator, Text } from '../model.ts';
import { yearOf } from '../month.ts';
import { growthUnitOf } from '../progress/growth.ts';
import type { GrowthSource, ProgressRow } from '../progress/progress-row.ts';
import { gapUnitText } from '../unit.ts';
import type { ExplainableField } from './explainable-field.ts';
import { fieldName } from './field-names.ts';

export interface ExplanationInput {
  name: Text;
  /** Formatted, with its unit; `—` when unknown. */
  value: Text;
}

/** A field's formula as it was used on a row, with its inputs. */
export interface Rule {
  formula: Text;
  inputs: ExplanationInput[];
  note?: Text | null;
}

export type ValueFormatter = ReturnType<typeof createValueFormatter>;

/** Formats the values of a row in both languages: the same digits, the unit translated; `—` where there is none. */
export function createValueFormatter(row: ProgressRow, indicator: Indicator) {
  const inUnit = (value: number | null, decimals: number): Text => {
    const digits = formatLevel(value, decimals);
    if (value === null) return same(digits);
    // An index's unit names what it counts from.
    const unit = /[=＝]/.test(indicator.unit) ? `（${indicator.unit}）` : indicator.unit;
    return { zh: `${digits}${unit}`, en: amountEn(value, indicator.unit, decimals, true) };
  };
  const level = (value: number | null) => inUnit(value, indicator.decimals);
  const part = (value: number | null) => inUnit(value, partDecimals(value, indicator.decimals));
  const signed = (value: number | null, { zh, en }: Text, decimals = 2): Text => {
    const digits = formatSigned(value, decimals);
    return value === null ? same(NOTHING) : { zh: `${digits}${zh}`, en: `${digits} ${en}` };
  };
  const points = (value: number | null) => signed(value, gapUnitText('%'));
  /** A difference of two levels, in what the indicator's are counted in. */
  const apart = (value: number | null) =>
    signed(value, gapUnitText(indicator.unit), Math.max(2, indicator.decimals));
  const growth = (value: number | null, source: GrowthSource | null): Text => {
    const unit = growthUnitOf(indicator, source);
    if (unit === 'percent') return same(formatGrowth(value, 2));
    return unit === 'points' ? points(value) : apart(value);
  };
  const value = (field: ExplainableField): Text => {
    switch (field) {
      case 'target':
        return row.target?.type === 'growth'
          ? growth(row.target.value, row.yoyYtdSource)
          : level(row.target?.value ?? null);
      case 'yoyYtd':
        return growth(row.yoyYtd, row.yoyYtdSource);
      case 'yoyMonth':
        return growth(row.yoyMonth, row.yoyMonthSource);
      case 'completion':
      case 'pace':
      case 'share':
      case 'contribution':
        return same(formatPercent(row[field], 2));
      case 'gapAmount':
        return row.gapUnit === 'unit' ? apart(row.gap) : part(row.gapAmount);
      case 'requiredMonthly':
        return part(row.requiredMonthly);
      case 'requiredYoy':
        return same(formatGrowth(row.requiredYoy, 2));
      case 'gap':
      case 'light':
        return row.gapUnit === 'unit' ? apart(row.gap) : points(row.gap);
      case 'pull':
        return points(row.pull);
      case 'projection':
        return part(row.projection?.value ?? null);
      default:
        return level(row[field]);
    }
  };
  const inputs = (...fields: ExplainableField[]): ExplanationInput[] =>
    fields.map((field) => ({ name: fieldName(field, row, indicator), value: value(field) }));
  return { level, part, growth, value, inputs };
}

export function same(text: string): Text {
  return { zh: text, en: text };
}

export function isStock({ kind }: Pick<Indicator, 'kind'>): boolean {
  return kind === 'stock';
}

export function adjusted(row: ProgressRow): Text | null {
  if (!row.baseAdjusted) return null;
  return {
    zh: '基数已调整：公布增速对应的基数与上年公布数相差超过1%，基数按公布增速反推',
    en: 'base restated: published growth implies a base more than 1 % away from last year’s figure, so the implied base is used',
  };
}

export function monthsLeft(row: ProgressRow): ExplanationInput {
  return { name: { zh: '剩余月数', en: 'Months left' }, value: same(String(row.monthsLeft ?? NOTHING)) };
}

export function lastYearTotal(row: ProgressRow, format: ValueFormatter): ExplanationInput {
  const year = yearOf(row.period) - 1;
  return { name: { zh: `${year}年全年`, en: `Full year ${year}` }, value: format.level(row.lastYearTotal) };
}

/** A stock's level at the end of last year, from which its way to the target starts. */
export function lastDecember(row: ProgressRow, format: ValueFormatter): ExplanationInput {
  const year = yearOf(row.period) - 1;
  return { name: { zh: `${year}年末`, en: `End of ${year}` }, value: format.level(row.lastYearTotal) };
}

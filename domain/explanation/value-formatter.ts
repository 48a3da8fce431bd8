import { amountEn } from '../amount.ts';
import { formatGrowth, formatLevel, formatPercent, formatSigned, partDecimals } from '../format.ts';
import type { Indicator, Text } from '../model.ts';
import { yearOf } from '../month.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { type ExplainableField, FIELD_NAMES } from './explainable-field.ts';

export interface ExplanationInput {
  name: Text;
  /** Formatted, with its unit; `—` when unknown. */
  value: Text;
}

export type ValueFormatter = ReturnType<typeof createValueFormatter>;

/** Formats the values of a row in both languages: the same digits, the unit translated; `—` where there is none. */
export function createValueFormatter(row: ProgressRow, indicator: Indicator) {
  const inUnit = (value: number | null, decimals: number): Text => {
    const digits = formatLevel(value, decimals);
    if (value === null) return same(digits);
    return { zh: `${digits}${indicator.unit}`, en: amountEn(value, indicator.unit, decimals, true) };
  };
  const level = (value: number | null) => inUnit(value, indicator.decimals);
  const points = (value: number | null): Text =>
    value === null
      ? same(formatSigned(value))
      : { zh: `${formatSigned(value, 2)}个百分点`, en: `${formatSigned(value, 2)} pp` };
  const growth = (value: number | null) =>
    indicator.kind === 'rate' ? points(value) : same(formatGrowth(value, 2));
  const value = (field: ExplainableField): Text => {
    switch (field) {
      case 'target':
        return row.target?.type === 'growth'
          ? same(formatGrowth(row.target.value, 2))
          : level(row.target?.value ?? null);
      case 'yoyYtd':
      case 'yoyMonth':
        return growth(row[field]);
      case 'completion':
      case 'pace':
      case 'share':
      case 'contribution':
        return same(formatPercent(row[field], 2));
      case 'gapAmount':
      case 'requiredMonthly':
        return inUnit(row[field], partDecimals(row[field], indicator.decimals));
      case 'requiredYoy':
        return same(formatGrowth(row.requiredYoy, 2));
      case 'gap':
      case 'light':
        return points(row.gap);
      case 'pull':
        return points(row.pull);
      case 'projection':
        return level(row.projection?.value ?? null);
      default:
        return level(row[field]);
    }
  };
  const inputs = (...fields: ExplainableField[]): ExplanationInput[] =>
    fields.map((field) => ({ name: FIELD_NAMES[field], value: value(field) }));
  return { level, growth, value, inputs };
}

export function same(text: string): Text {
  return { zh: text, en: text };
}

export function adjusted(row: ProgressRow): Text | null {
  if (!row.baseAdjusted) return null;
  return {
    zh: '基数已调整：公布增速对应的基数与存量基数相差超过1%，基数按公布增速反推',
    en: 'base restated: published growth implies a base more than 1 % away from the stored one, so the implied base is used',
  };
}

export function monthsLeft(row: ProgressRow): ExplanationInput {
  return { name: { zh: '剩余月数', en: 'Months left' }, value: same(String(row.monthsLeft ?? '—')) };
}

export function lastYearTotal(row: ProgressRow, format: ValueFormatter): ExplanationInput {
  const year = yearOf(row.period) - 1;
  return { name: { zh: `${year}年全年`, en: `Full year ${year}` }, value: format.level(row.lastYearTotal) };
}

export function base(row: ProgressRow, format: ValueFormatter): ExplanationInput {
  const name = row.baseAdjusted
    ? { zh: '反推基数', en: 'Implied base' }
    : { zh: '上年同期', en: 'Last year' };
  return { name, value: format.level(row.base) };
}

export function parentYtd(row: ProgressRow, format: ValueFormatter): ExplanationInput {
  return { name: { zh: '上级地区累计', en: 'Area above, year to date' }, value: format.level(row.parentYtd) };
}

export function parentBase(row: ProgressRow, format: ValueFormatter): ExplanationInput {
  return { name: { zh: '上级地区基数', en: 'Area above, base' }, value: format.level(row.parentBase) };
}

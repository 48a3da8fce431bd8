import type { Indicator, Text } from '../../model.ts';
import { type Finding, type Grade, toFinding } from '../finding.ts';
import type { Field } from '../parsed-file.ts';
import type { Checked } from './check-view.ts';

/** A finding about one figure of an uploaded row, with the place of that figure in the file. */
export function report(
  grade: Grade,
  code: string,
  { one, indicator, entity }: Checked,
  field: Field,
  message: Text,
  expected: Text | null = null,
): Finding {
  const place = one.at[field];
  const value = one[field];
  const name = entity.shortName ?? entity.name;
  return toFinding(
    grade,
    code,
    {
      sheet: one.sheet,
      row: one.row + (place?.below ?? 0),
      column: place?.column ?? one.column,
      value: value === null ? null : String(value),
    },
    {
      zh: `${name}${indicator.name}（${one.period}）：${message.zh}`,
      en: `${entity.nameEn ?? name}, ${indicator.nameEn ?? indicator.name}, ${one.period}: ${message.en}`,
    },
    expected,
  );
}

/** A number as a message shows it: no binary noise, no more than six significant digits after it matters. */
export function shown(value: number): string {
  return String(Number(value.toPrecision(8)));
}

export const FIELD_NAME: Record<Field, Text> = {
  month: { zh: '当月', en: 'month' },
  ytd: { zh: '累计', en: 'year to date' },
  yoyMonth: { zh: '当月同比', en: 'growth of the month' },
  yoyYtd: { zh: '累计同比', en: 'growth of the year to date' },
};

/**
 * What rounding alone can make of a difference between typed figures: one and a half units of their last place, or
 * of the indicator's, where the figures happen to be round.
 */
export function roundingSlack(
  { decimals }: Pick<Indicator, 'decimals'>,
  ...values: readonly number[]
): number {
  const places = values.map((value) => (String(value).split('.')[1] ?? '').length);
  return 1.5 * 10 ** -Math.min(12, Math.max(decimals, ...places));
}

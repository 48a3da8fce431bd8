import type { Catalog, Entity, Indicator, Month, Observation, Text } from '../../model.ts';
import { lastYear, memoizeByMonth, previousPeriod, yearOf } from '../../month.ts';
import { type Finding, type Grade, toFinding } from '../finding.ts';
import type { Field, UploadedObservation } from '../parsed-file.ts';
import { FigureMap, type Series } from '../rows/figure-map.ts';

/** What an upload is held against. */
export interface CheckContext {
  catalog: Catalog;
  /** What is stored now; `periodsToCompare` says for which months it will be asked. */
  stored(indicator: string, entity: string, period: Month): Observation | undefined;
  /** The month it is now (Asia/Shanghai). */
  currentMonth: Month;
  /** Whether a period is closed, so that changing it needs a reason. */
  closed?(period: Month): boolean;
}

/** An uploaded observation with its indicator and entity, and the months that it is held against. */
export interface Checked {
  one: UploadedObservation;
  indicator: Indicator;
  entity: Entity;
  /** What the file says of this indicator and entity. */
  uploaded: Series<UploadedObservation>;
  /** The same month a year before. */
  lastYear: Month;
  /** The period before in the indicator's calendar, if it lies in the same year. */
  before: Month | null;
}

/** The figures as they would be: what the file says, and what is stored where it is silent. */
export class UploadView {
  readonly context: CheckContext;
  readonly checked: Checked[] = [];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly #uploaded = new FigureMap<UploadedObservation>();

  constructor(observations: readonly UploadedObservation[], context: CheckContext) {
    this.context = context;
    this.indicators = new Map(context.catalog.indicators.map((indicator) => [indicator.code, indicator]));
    this.entities = new Map(context.catalog.entities.map((entity) => [entity.code, entity]));
    const yearBefore = memoizeByMonth(lastYear);
    const periodBefore = new Map(
      context.catalog.indicators.map((indicator) => [
        indicator.code,
        memoizeByMonth((period) => {
          const before = previousPeriod(indicator, period);
          return yearOf(before) === yearOf(period) ? before : null;
        }),
      ]),
    );
    for (const one of observations) {
      const indicator = this.indicators.get(one.indicator);
      const entity = this.entities.get(one.entity);
      if (!indicator || !entity) continue;
      const uploaded = this.#uploaded.set(one, one);
      const before = periodBefore.get(one.indicator)!(one.period);
      this.checked.push({ one, indicator, entity, uploaded, lastYear: yearBefore(one.period), before });
    }
  }

  uploaded(indicator: string, entity: string, period: Month): UploadedObservation | undefined {
    return this.#uploaded.get(indicator, entity, period);
  }

  /** A figure as it would be after the upload. */
  value(field: Field, indicator: string, entity: string, period: Month): number | null {
    const uploaded = this.uploaded(indicator, entity, period)?.[field];
    return uploaded ?? this.context.stored(indicator, entity, period)?.[field] ?? null;
  }

  /** The same for the indicator and entity of an observation, at a month around its own. */
  around(field: Field, { one, uploaded }: Checked, period: Month): number | null {
    const own = this.#uploaded.in(uploaded, period)?.[field];
    return own ?? this.context.stored(one.indicator, one.entity, period)?.[field] ?? null;
  }
}

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

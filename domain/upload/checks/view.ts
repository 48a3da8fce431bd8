import type { Catalog, Entity, Indicator, Month, Observation } from '../../model.ts';
import { lastYear, previousPeriod, yearOf } from '../../month.ts';
import type { Field, UploadedObservation } from '../understanding.ts';

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

/** An uploaded observation with its indicator and entity, and the months around it as they would be after the upload. */
export interface Checked {
  one: UploadedObservation;
  indicator: Indicator;
  entity: Entity;
}

/** The figures as they would be: what the file says, and what is stored where it is silent. */
export class UploadView {
  readonly context: CheckContext;
  readonly checked: Checked[] = [];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly #uploaded = new Map<string, Map<Month, UploadedObservation>>();

  constructor(observations: readonly UploadedObservation[], context: CheckContext) {
    this.context = context;
    this.indicators = new Map(context.catalog.indicators.map((indicator) => [indicator.code, indicator]));
    this.entities = new Map(context.catalog.entities.map((entity) => [entity.code, entity]));
    let key = '';
    let months = new Map<Month, UploadedObservation>();
    for (const one of observations) {
      const indicator = this.indicators.get(one.indicator);
      const entity = this.entities.get(one.entity);
      if (!indicator || !entity) continue;
      this.checked.push({ one, indicator, entity });
      const own = pairKey(one.indicator, one.entity);
      if (own !== key) {
        key = own;
        months = this.#uploaded.get(key) ?? new Map();
        this.#uploaded.set(key, months);
      }
      months.set(one.period, one);
    }
  }

  uploaded(indicator: string, entity: string, period: Month): UploadedObservation | undefined {
    return this.#uploaded.get(pairKey(indicator, entity))?.get(period);
  }

  /** A figure as it would be after the upload. */
  value(field: Field, indicator: string, entity: string, period: Month): number | null {
    const uploaded = this.uploaded(indicator, entity, period)?.[field];
    return uploaded ?? this.context.stored(indicator, entity, period)?.[field] ?? null;
  }

  /** The same figure a year before. */
  base(field: Field, { one }: Checked): number | null {
    return this.value(field, one.indicator, one.entity, lastYear(one.period));
  }

  /** The period before in the indicator's calendar, if it lies in the same year. */
  before({ one, indicator }: Checked): Month | null {
    const before = previousPeriod(indicator, one.period);
    return yearOf(before) === yearOf(one.period) ? before : null;
  }
}

const pairKey = (indicator: string, entity: string): string => `${indicator}|${entity}`;

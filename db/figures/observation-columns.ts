import { memoize } from '../../domain/memoize.ts';
import type { Month, Observation, ObservationStatus } from '../../domain/model.ts';
import { type CatalogIds, fromDecimal, getId, toDecimal, toPeriodNumber } from '../stored-values.ts';

/** Identifies an observation; indicator and entity by their codes. */
export interface ObservationKey {
  period: Month;
  indicator: string;
  entity: string;
}

/** The columns of an observation that hold values, as stored. */
export interface StoredValues {
  month: string | null;
  ytd: string | null;
  yoy_month: string | null;
  yoy_ytd: string | null;
  status: ObservationStatus | null;
}

/** The names of these columns. */
export const VALUE_COLUMNS = [
  'month',
  'ytd',
  'yoy_month',
  'yoy_ytd',
  'status',
] as const satisfies (keyof StoredValues)[];

/** What the columns shared by `observation` and `upload_row` take from a row. */
export function observationColumns<Row>(ids: CatalogIds, observationOf: (row: Row) => Observation) {
  const periodOf = memoize(toPeriodNumber);
  return {
    period: (row: Row) => periodOf(observationOf(row).period),
    indicator_id: (row: Row) => getId(ids.indicators, observationOf(row).indicator),
    entity_id: (row: Row) => getId(ids.entities, observationOf(row).entity),
    month: (row: Row) => toDecimal(observationOf(row).month),
    ytd: (row: Row) => toDecimal(observationOf(row).ytd),
    yoy_month: (row: Row) => toDecimal(observationOf(row).yoyMonth),
    yoy_ytd: (row: Row) => toDecimal(observationOf(row).yoyYtd),
    status: (row: Row) => observationOf(row).status,
  };
}

export function toObservation(key: ObservationKey, stored: StoredValues): Observation {
  return {
    period: key.period,
    indicator: key.indicator,
    entity: key.entity,
    month: fromDecimal(stored.month),
    ytd: fromDecimal(stored.ytd),
    yoyMonth: fromDecimal(stored.yoy_month),
    yoyYtd: fromDecimal(stored.yoy_ytd),
    status: stored.status,
  };
}

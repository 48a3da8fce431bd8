import type { Month, Observation, ObservationStatus } from '../domain/model.ts';
import { memoizeByMonth, monthOf, toMonth, yearOf } from '../domain/month.ts';

/** Code → the small integer it is stored under. The code of an id never changes, so the map only grows. */
export type Ids = ReadonlyMap<string, number>;

/** The ids of all codes in the database. */
export interface CatalogIds {
  entities: Ids;
  indicators: Ids;
}

/** @throws when the code is unknown: callers check codes before they save or query */
export function getId(ids: Ids, code: string): number {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`Unknown code ${code}`);
  return id;
}

/** A month as it is stored: `2025-06` → 202506. */
export function toPeriodNumber(month: Month): number {
  return yearOf(month) * 100 + monthOf(month);
}

/** 202506 → `2025-06`. */
export function fromPeriodNumber(period: number): Month {
  return toMonth(Math.floor(period / 100), period % 100);
}

/** A number as its shortest decimal text: see `Decimal` in `schema.ts`. */
function toDecimal(value: number | null): string | null {
  return value === null ? null : String(value);
}

function fromDecimal(text: string | null): number | null {
  return text === null ? null : Number(text);
}

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
  const periodOf = memoizeByMonth(toPeriodNumber);
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

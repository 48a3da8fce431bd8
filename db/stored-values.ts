import type { Month } from '../domain/model.ts';
import { monthOf, toMonth, yearOf } from '../domain/month.ts';

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
export function toDecimal(value: number | null): string | null {
  return value === null ? null : String(value);
}

export function fromDecimal(text: string | null): number | null {
  return text === null ? null : Number(text);
}

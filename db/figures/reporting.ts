import { sql } from 'kysely';
import type { Month, ObservationStatus } from '../../domain/model.ts';
import type { ClosedPeriod } from '../../domain/versions.ts';
import { isNewestVersion } from '../revisions.ts';
import type { Reader, Writer } from '../schema.ts';
import {
  type CatalogIds,
  fromPeriodNumber,
  getId,
  type ObservationKey,
  toPeriodNumber,
} from '../stored-values.ts';
import { hasValue, type IndicatorPeriod } from './observations.ts';

/** The current version of an observation, with who saved it and when. */
export interface ReportedVersion extends ObservationKey {
  /** False when it was withdrawn. */
  reported: boolean;
  status: ObservationStatus | null;
  at: string;
  by: string;
}

/** The current versions of all entities' observations at these periods, as known at `asOf`. */
export async function readReportedVersions(
  read: Reader,
  ids: CatalogIds,
  periods: readonly IndicatorPeriod[],
  asOf: number,
): Promise<ReportedVersion[]> {
  const keys = periods.map(({ indicator, period }) => [
    toPeriodNumber(period),
    getId(ids.indicators, indicator),
    indicator,
  ]);
  const { rows } = await sql<
    Omit<ReportedVersion, 'reported' | 'period'> & { reported: number; period: number }
  >`
    select o.period, k.value ->> 2 as indicator, e.code as entity, o.status, r.at, r.by, ${hasValue('o')} as reported
    from json_each(${JSON.stringify(keys)}) as k
    cross join observation as o on o.period = k.value ->> 0 and o.indicator_id = k.value ->> 1
      and ${isNewestVersion('observation', 'o', asOf)}
    join revision as r on r.id = o.revision
    join entity as e on e.id = o.entity_id`.execute(read);
  return rows.map((row) => ({
    ...row,
    period: fromPeriodNumber(row.period),
    reported: row.reported === 1,
  }));
}

/** Oldest month first. */
export async function readClosedPeriods(read: Reader): Promise<ClosedPeriod[]> {
  const rows = await read.selectFrom('closed_period').selectAll().orderBy('period').execute();
  return rows.map((row) => ({ ...row, period: fromPeriodNumber(row.period) }));
}

/** @returns false when the month was closed already; it is then left unchanged */
export async function saveClosedPeriod(trx: Writer, closed: ClosedPeriod): Promise<boolean> {
  const row = await trx
    .insertInto('closed_period')
    .values({ ...closed, period: toPeriodNumber(closed.period) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('period')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when the month was not closed */
export async function deleteClosedPeriod(trx: Writer, period: Month): Promise<boolean> {
  const row = await trx
    .deleteFrom('closed_period')
    .where('period', '=', toPeriodNumber(period))
    .returning('period')
    .executeTakeFirst();
  return row !== undefined;
}

import { sql } from 'kysely';
import type { Month, ObservationStatus } from '../../domain/model.ts';
import type { StoredCatalog } from '../figures/catalog.ts';
import { getId } from '../figures/entities.ts';
import { fromPeriodNumber, toPeriodNumber } from '../figures/period.ts';
import type { Reader } from '../schema.ts';

/** The current version of a figure, with who brought it. */
export interface Report {
  period: Month;
  indicator: string;
  entity: string;
  /** False where it was withdrawn. */
  reported: boolean;
  status: ObservationStatus | null;
  at: string;
  by: string;
}

/** Who reported what at these places, everybody's, as known at `asOf`. */
export async function readReports(
  read: Reader,
  ids: StoredCatalog['ids'],
  places: readonly { indicator: string; period: Month }[],
  asOf: number,
): Promise<Report[]> {
  const keys = places.map(({ indicator, period }) => [
    toPeriodNumber(period),
    getId(ids.indicators, indicator),
    indicator,
  ]);
  const { rows } = await sql<Omit<Report, 'reported' | 'period'> & { reported: number; period: number }>`
    select o.period, k.value ->> 2 as indicator, e.code as entity, o.status, r.at, r.by,
      coalesce(o.ytd, o.month, o.yoy_ytd, o.yoy_month) is not null as reported, max(o.revision) as newest
    from json_each(${JSON.stringify(keys)}) as k
    cross join observation as o on o.period = k.value ->> 0 and o.indicator_id = k.value ->> 1
      and o.revision <= ${asOf}
    join revision as r on r.id = o.revision
    join entity as e on e.id = o.entity_id
    group by o.period, o.indicator_id, o.entity_id`.execute(read);
  return rows.map(({ period, indicator, entity, reported, status, at, by }) => {
    return { period: fromPeriodNumber(period), indicator, entity, reported: reported === 1, status, at, by };
  });
}

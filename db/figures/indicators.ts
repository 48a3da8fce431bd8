import { type Selectable, sql } from 'kysely';
import type { Indicator } from '../../domain/model.ts';
import { isNewestVersion } from '../revisions.ts';
import type { Reader, Schema, Writer } from '../schema.ts';
import { insertRows } from '../sqlite/bulk.ts';
import { getId, type Ids } from '../stored-values.ts';
import { readEntityIds } from './entities.ts';

export async function readIndicatorIds(read: Reader): Promise<Ids> {
  const rows = await read.selectFrom('indicator').select(['code', 'id']).execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Every indicator as it was known at `asOf`, in page order. */
export async function readIndicators(read: Reader, asOf: number): Promise<Indicator[]> {
  const rows = await read
    .selectFrom('indicator_version as v')
    .innerJoin('indicator as i', 'i.id', 'v.indicator_id')
    .leftJoin('entity as d', 'd.id', 'v.department_id')
    .selectAll('v')
    .select(['i.code', 'd.code as department'])
    .where(isNewestVersion('indicator_version', 'v', asOf))
    .orderBy('v.sort')
    .orderBy('i.id')
    .execute();
  return rows.map(toIndicator);
}

/** The codes of the given indicators for which any observation or target is stored. */
export async function findIndicatorsWithFigures(
  read: Reader,
  ids: Ids,
  codes: readonly string[],
): Promise<Set<string>> {
  const wanted = JSON.stringify(codes.map((code) => [code, getId(ids, code)]));
  // Goes through the known periods, because the primary key of observations starts with the period.
  const { rows } = await sql<{ code: string }>`
    select value ->> 0 as code from json_each(${wanted}) as i
    where exists (select 1 from observed_period as p join observation as o
        on o.period = p.period and o.indicator_id = i.value ->> 1)
      or exists (select 1 from (select distinct year from target) as y join target as t
        on t.year = y.year and t.indicator_id = i.value ->> 1)`.execute(read);
  return new Set(rows.map(({ code }) => code));
}

/** Saves a new version of each indicator, and its code where that is new. Departments must be saved first. */
export async function saveIndicators(
  trx: Writer,
  revision: number,
  indicators: readonly Indicator[],
): Promise<void> {
  const known = await readIndicatorIds(trx);
  const added = indicators.filter(({ code }) => !known.has(code));
  await insertRows(trx, 'indicator', added, { code: ({ code }) => code });
  const ids = await readIndicatorIds(trx);
  const entityIds = await readEntityIds(trx);
  await insertRows(trx, 'indicator_version', indicators, {
    indicator_id: (indicator) => ids.get(indicator.code)!,
    revision: () => revision,
    name: (indicator) => indicator.name,
    name_en: (indicator) => indicator.nameEn,
    category: (indicator) => indicator.category,
    category_en: (indicator) => indicator.categoryEn,
    unit: (indicator) => indicator.unit,
    kind: (indicator) => indicator.kind,
    direction: (indicator) => indicator.direction,
    first_month: (indicator) => indicator.firstMonth,
    frequency: (indicator) => indicator.frequency,
    lag: (indicator) => indicator.lag,
    department_id: (indicator) =>
      indicator.department === null ? null : getId(entityIds, indicator.department),
    decimals: (indicator) => indicator.decimals,
    definition: (indicator) => indicator.definition,
    source: (indicator) => indicator.source,
    tolerance: (indicator) => (indicator.tolerance === null ? null : String(indicator.tolerance)),
    numerator: (indicator) => indicator.numerator,
    denominator: (indicator) => indicator.denominator,
    base: (indicator) => indicator.base,
    aliases: (indicator) => JSON.stringify(indicator.aliases),
    leader: (indicator) => indicator.leader,
    contact: (indicator) => indicator.contact,
    sort: (indicator) => indicator.sort,
  });
}

function toIndicator(
  row: Selectable<Schema['indicator_version']> & { code: string; department: string | null },
): Indicator {
  return {
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    category: row.category,
    categoryEn: row.category_en,
    unit: row.unit,
    kind: row.kind,
    direction: row.direction,
    firstMonth: row.first_month,
    frequency: row.frequency,
    lag: row.lag,
    department: row.department,
    decimals: row.decimals,
    definition: row.definition,
    source: row.source,
    tolerance: row.tolerance === null ? null : Number(row.tolerance),
    numerator: row.numerator,
    denominator: row.denominator,
    base: row.base,
    aliases: JSON.parse(row.aliases) as string[],
    leader: row.leader,
    contact: row.contact,
    sort: row.sort,
  };
}

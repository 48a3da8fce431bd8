import { type Selectable, sql } from 'kysely';
import { type Month, TARGET_TYPES, type Target } from '../../domain/model.ts';
import { monthOf, yearOf } from '../../domain/month.ts';
import type { TargetVersion } from '../../domain/versions.ts';
import type { Reader, Schema, Writer } from '../schema.ts';
import { insertRows } from '../sqlite/bulk.ts';
import { type CatalogIds, getId } from '../stored-values.ts';
import { PackedRows } from './packed-rows.ts';

/** A target to save, with its row in the file. */
export interface NewTarget extends Target {
  row: number | null;
}

/** Every version of one target, the oldest first, as known at `asOf`. */
export async function readTargetHistory(
  read: Reader,
  ids: CatalogIds,
  key: { indicator: string; entity: string; year: number },
  asOf: number,
): Promise<(Target & TargetVersion)[]> {
  const rows = await read
    .selectFrom('target as t')
    .innerJoin('revision as r', 'r.id', 't.revision')
    .leftJoin('source_file as f', 'f.id', 't.file_id')
    .selectAll('t')
    .select(['r.at', 'r.by', 'r.reason', 'f.name as file', 'f.sha256 as file_sha256'])
    .where('t.year', '=', key.year)
    .where('t.indicator_id', '=', getId(ids.indicators, key.indicator))
    .where('t.entity_id', '=', getId(ids.entities, key.entity))
    .where('t.revision', '<=', asOf)
    .orderBy('t.version')
    .execute();
  return rows.map((row) => ({
    ...toTarget(row, key.indicator, key.entity),
    revision: row.revision,
    at: row.at,
    by: row.by,
    file: row.file,
    fileSha256: row.file_sha256,
    row: row.row,
    reason: row.reason,
  }));
}

/** All versions of all targets of the given years, as known at `asOf`, to compare a new file with. */
export async function readTargetVersions(
  read: Reader,
  years: readonly number[],
  asOf: number,
): Promise<Target[]> {
  const rows = await read
    .selectFrom('target as t')
    .innerJoin('indicator as i', 'i.id', 't.indicator_id')
    .innerJoin('entity as e', 'e.id', 't.entity_id')
    .selectAll('t')
    .select(['i.code as indicator', 'e.code as entity'])
    .where(sql<boolean>`t.year in (select value from json_each(${JSON.stringify(years)}))`)
    .where('t.revision', '<=', asOf)
    .execute();
  return rows.map((row) => toTarget(row, row.indicator, row.entity));
}

export async function saveTargets(
  trx: Writer,
  ids: CatalogIds,
  { revision, fileId }: { revision: number; fileId: number | null },
  targets: readonly NewTarget[],
): Promise<void> {
  await insertRows(trx, 'target', targets, {
    year: (target) => target.year,
    indicator_id: (target) => getId(ids.indicators, target.indicator),
    entity_id: (target) => getId(ids.entities, target.entity),
    version: (target) => target.version,
    from_month: (target) => target.from,
    revision: () => revision,
    type: (target) => target.type,
    value: (target) => String(target.value),
    plan: (target) => target.plan && JSON.stringify(target.plan),
    note: (target) => target.note,
    file_id: () => fileId,
    row: (target) => target.row,
  });
}

interface TargetQuery {
  years: readonly number[];
  /** Codes. */
  indicators: readonly string[];
  entities: readonly string[];
  asOf: number;
}

/** Finds the target that judges a month: the highest version known that has begun by then. */
type FindTarget = (indicator: string, entity: string, period: Month) => Target | undefined;

/** Numbers per packed target: entity id, version, index of its type, value, first month. */
const WIDTH = 5;

/** A target's type as its index in the list of types. */
const TYPE_INDEX = sql.raw(
  `case t.type ${TARGET_TYPES.map((type, index) => `when '${type}' then ${index}`).join(' ')} end`,
);

/**
 * The targets in force at `asOf`, packed by year and indicator as observations are. Plans and notes, which few
 * targets have, are read separately.
 */
export async function readTargets(
  read: Reader,
  ids: CatalogIds,
  { years, indicators, entities, asOf }: TargetQuery,
): Promise<FindTarget> {
  const groups = years.flatMap((year) => indicators.map((indicator) => ({ year, indicator })));
  const keys = groups.map(({ year, indicator }) => [year, getId(ids.indicators, indicator)]);
  const wanted = new Map(entities.map((code) => [code, getId(ids.entities, code)]));
  const from = sql`from target as t
    where t.year = k.value ->> 0 and t.indicator_id = k.value ->> 1 and t.revision <= ${asOf}
      and +t.entity_id in (select value from json_each(${JSON.stringify([...wanted.values()])}))`;
  const { rows } = await sql<{ index: number; packed: string | null; details: string | null }>`
    select k.key as "index",
      (select '[' || group_concat(format('%d,%d,%d,%s,%d', t.entity_id, t.version, ${TYPE_INDEX}, t.value,
        t.from_month)) || ']'
        ${from}) as packed,
      (select '[' || group_concat(format('[%d,%d,%s,%s]', t.entity_id, t.version,
        ifnull(t.plan, 'null'), json_quote(t.note))) || ']'
        ${from} and (t.plan is not null or t.note is not null)) as details
    from json_each(${JSON.stringify(keys)}) as k`.execute(read);

  const found = new PackedRows<number>(wanted);
  const details = new Map<string, Pick<Target, 'plan' | 'note'>>();
  for (const row of rows) {
    const { indicator, year } = groups[row.index]!;
    if (row.packed !== null) found.set(indicator, year, JSON.parse(row.packed) as number[], WIDTH);
    for (const [id, version, plan, note] of JSON.parse(row.details ?? '[]') as Detail[]) {
      details.set(`${indicator} ${year} ${id} ${version}`, { plan, note });
    }
  }
  return (indicator, entity, period) => {
    const year = yearOf(period);
    const newest = found.find(indicator, entity, year);
    const start = newest && begunVersion(newest, monthOf(period));
    if (!newest || start === undefined) return undefined;
    const { cells } = newest.group;
    const version = cells[start + 1]!;
    const detail =
      details.size === 0 ? undefined : details.get(`${indicator} ${year} ${cells[start]} ${version}`);
    return {
      indicator,
      entity,
      year,
      type: TARGET_TYPES[cells[start + 2]!]!,
      value: cells[start + 3]!,
      version,
      from: cells[start + 4]!,
      plan: detail?.plan ?? null,
      note: detail?.note ?? null,
    };
  };
}

/** Where the highest version of the newest one's entity starts that has begun by month `m`; undefined for none. */
function begunVersion(
  { group: { cells }, start: newest }: { group: { cells: readonly number[] }; start: number },
  m: number,
): number | undefined {
  if (cells[newest + 4]! <= m) return newest;
  let found: number | undefined;
  for (let start = 0; start < cells.length; start += WIDTH) {
    if (cells[start] !== cells[newest] || cells[start + 4]! > m) continue;
    if (found === undefined || cells[found + 1]! < cells[start + 1]!) found = start;
  }
  return found;
}

type Detail = [entity: number, version: number, plan: Target['plan'], note: string | null];

function toTarget(row: Selectable<Schema['target']>, indicator: string, entity: string): Target {
  return {
    indicator,
    entity,
    year: row.year,
    type: row.type,
    value: Number(row.value),
    version: row.version,
    from: row.from_month,
    plan: row.plan === null ? null : (JSON.parse(row.plan) as Target['plan']),
    note: row.note,
  };
}

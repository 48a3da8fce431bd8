import { type RawBuilder, sql } from 'kysely';
import type { Change } from '../../domain/import/difference.ts';
import { memoize } from '../../domain/memoize.ts';
import type { Month, Observation } from '../../domain/model.ts';
import type { StoredCatalog } from '../figures/catalog.ts';
import { getId } from '../figures/entities.ts';
import { fromPeriodNumber, toPeriodNumber } from '../figures/period.ts';
import type { Reader, Writer } from '../schema.ts';
import { insertRows } from '../sqlite/bulk.ts';

type Ids = StoredCatalog['ids'];

/** A row of an upload as it would be stored, with what that does to what is stored. */
export interface StagedRow {
  observation: Observation;
  change: Change;
  /** In the file. */
  row: number | null;
}

/** What is known by the name of a figure: where it stands. */
export interface FigureKey {
  period: Month;
  indicator: string;
  entity: string;
}

/**
 * Writes rows of an upload aside, where no figure is read from. A large upload is staged in several
 * transactions, so that others write in between; a figure it becomes only by `saveStaged`, in one.
 */
export async function stageRows(
  trx: Writer,
  ids: Ids,
  uploadId: number,
  rows: readonly StagedRow[],
): Promise<void> {
  const periodOf = memoize(toPeriodNumber);
  await insertRows(
    trx,
    'upload_row',
    rows,
    {
      upload_id: () => uploadId,
      period: ({ observation }) => periodOf(observation.period),
      indicator_id: ({ observation }) => getId(ids.indicators, observation.indicator),
      entity_id: ({ observation }) => getId(ids.entities, observation.entity),
      change: ({ change }) => change,
      month: ({ observation }) => toDecimal(observation.month),
      ytd: ({ observation }) => toDecimal(observation.ytd),
      yoy_month: ({ observation }) => toDecimal(observation.yoyMonth),
      yoy_ytd: ({ observation }) => toDecimal(observation.yoyYtd),
      status: ({ observation }) => observation.status,
      row: ({ row }) => row,
    },
    ['period', 'indicator_id', 'entity_id'],
  );
}

/** Rows a transaction deletes: short enough for others to write in between. */
const SWEPT_AT_ONCE = 20_000;

/** Deletes staged rows of an upload, some at a time. @returns whether there may be more */
export async function deleteStagedRows(trx: Writer, uploadId: number): Promise<boolean> {
  const result = await sql`delete from upload_row where upload_id = ${uploadId}
    and (period, indicator_id, entity_id) in (select period, indicator_id, entity_id from upload_row
      where upload_id = ${uploadId} limit ${SWEPT_AT_ONCE}) returning 1`.execute(trx);
  return result.rows.length === SWEPT_AT_ONCE;
}

/** Uploads that are done with, whose staged rows have not been swept. */
export async function findUnswept(read: Reader): Promise<number[]> {
  const rows = await read
    .selectFrom('upload as u')
    .select('u.id')
    .where('u.status', 'not in', ['ready', 'needs-confirmation', 'staging'])
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('upload_row as r').select(sql.lit(1).as('one')).whereRef('r.upload_id', '=', 'u.id')),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Figures of an upload, those that would stay the same too, that got a new version after `revision`. */
export async function readMoved(
  read: Reader,
  uploadId: number,
  revision: number,
  limit: number,
): Promise<FigureKey[]> {
  // Mostly nobody has written anything since: that is asked once, and then no row is looked up.
  return readKeys(
    read,
    sql`from upload_row as r where r.upload_id = ${uploadId}
      and exists (select 1 from revision where id > ${revision}) and exists (select 1 from observation as o
      where o.period = r.period and o.indicator_id = r.indicator_id and o.entity_id = r.entity_id
      and o.revision > ${revision})`,
    limit,
  );
}

/** Months in which an upload would change or add figures. */
export async function readChangedPeriods(read: Reader, uploadId: number): Promise<Month[]> {
  const { rows } = await sql<{ period: number }>`select distinct period from upload_row
    where upload_id = ${uploadId} and change <> 'same' order by 1`.execute(read);
  return rows.map(({ period }) => fromPeriodNumber(period));
}

/** Indicator and entity of every figure that an upload would change or add: what rights are asked about. */
export async function readChangedPairs(
  read: Reader,
  uploadId: number,
): Promise<{ indicator: string; entity: string }[]> {
  const { rows } = await sql<{ indicator: string; entity: string }>`
    select i.code as indicator, e.code as entity from
      (select distinct indicator_id, entity_id from upload_row where upload_id = ${uploadId} and change <> 'same') as r
    join indicator as i on i.id = r.indicator_id join entity as e on e.id = r.entity_id`.execute(read);
  return rows;
}

/** Where the rows of a commit are to be found: [period, indicator id] pairs, as JSON. */
export type Places = string;

/** Makes the staged rows that say something new the current versions. @returns where they are, or null for none */
export async function saveStaged(
  trx: Writer,
  uploadId: number,
  { revision, fileId, reason }: { revision: number; fileId: number | null; reason: string | null },
): Promise<Places> {
  await sql`insert into observation
      (period, indicator_id, entity_id, revision, month, ytd, yoy_month, yoy_ytd, status, file_id, row, reason)
    select period, indicator_id, entity_id, ${revision}, month, ytd, yoy_month, yoy_ytd, status, ${fileId}, row, ${reason}
    from upload_row where upload_id = ${uploadId} and change <> 'same'
    order by period, indicator_id, entity_id`.execute(trx);
  await sql`insert into observed_period (period, revision)
    select distinct period, ${revision} from upload_row where upload_id = ${uploadId} and change <> 'same'
    on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ places: Places }>`
    select json_group_array(json_array(period, indicator_id)) as places from
      (select distinct period, indicator_id from upload_row where upload_id = ${uploadId} and change <> 'same')`.execute(
    trx,
  );
  return rows[0]!.places;
}

/** The rows that a committed upload wrote. */
export const written = (uploadId: number): RawBuilder<unknown> => sql`upload as u
  join json_each(u.places) as p
  join observation as o on o.period = p.value ->> 0 and o.indicator_id = p.value ->> 1 and o.revision = u.revision
  where u.id = ${uploadId}`;

/** Figures of a committed upload that got a newer version since. */
export async function readOverwritten(read: Reader, uploadId: number, limit: number): Promise<FigureKey[]> {
  return readKeys(
    read,
    sql`from (select o.period, o.indicator_id, o.entity_id, o.revision from ${written(uploadId)}) as r
      where exists (select 1 from observation as n where n.period = r.period
        and n.indicator_id = r.indicator_id and n.entity_id = r.entity_id and n.revision > r.revision)`,
    limit,
  );
}

/** Figures that a committed upload changed or added, for rights and closed months. */
export async function readWritten(read: Reader, uploadId: number): Promise<FigureKey[]> {
  return readKeys(
    read,
    sql`from (select o.period, o.indicator_id, o.entity_id from ${written(uploadId)}) as r`,
    -1,
  );
}

/**
 * Gives each figure that a committed upload wrote a new version that says what the version before it said; where
 * there was none, one that says nothing, which reads as not reported.
 */
export async function saveReverted(
  trx: Writer,
  uploadId: number,
  { revision, reason }: { revision: number; reason: string },
): Promise<void> {
  await sql`insert into observation
      (period, indicator_id, entity_id, revision, month, ytd, yoy_month, yoy_ytd, status, file_id, row, reason)
    select r.period, r.indicator_id, r.entity_id, ${revision}, b.month, b.ytd, b.yoy_month, b.yoy_ytd, b.status,
      b.file_id, b.row, ${reason}
    from (select o.period, o.indicator_id, o.entity_id, o.revision from ${written(uploadId)}) as r
    left join observation as b on b.period = r.period and b.indicator_id = r.indicator_id
      and b.entity_id = r.entity_id and b.revision = (select max(n.revision) from observation as n
        where n.period = r.period and n.indicator_id = r.indicator_id and n.entity_id = r.entity_id
        and n.revision < r.revision)
    where true order by 1, 2, 3`.execute(trx);
}

async function readKeys(read: Reader, from: RawBuilder<unknown>, limit: number): Promise<FigureKey[]> {
  const { rows } = await sql<{ period: number; indicator: string; entity: string }>`
    select k.period, i.code as indicator, e.code as entity from
      (select r.period, r.indicator_id, r.entity_id ${from} limit ${limit}) as k
    join indicator as i on i.id = k.indicator_id join entity as e on e.id = k.entity_id
    order by k.period, i.id, e.id`.execute(read);
  return rows.map((row) => ({ ...row, period: fromPeriodNumber(row.period) }));
}

function toDecimal(value: number | null): string | null {
  return value === null ? null : String(value);
}

import { type RawBuilder, sql } from 'kysely';
import type { Change } from '../../domain/import/difference.ts';
import type { Month, Observation } from '../../domain/model.ts';
import { hasVersionAfter, isNewestVersion } from '../revisions.ts';
import type { Reader, Writer } from '../schema.ts';
import { insertRows } from '../sqlite/bulk.ts';
import {
  type CatalogIds,
  fromPeriodNumber,
  type ObservationKey,
  observationColumns,
} from '../stored-values.ts';

/** A row of an upload as it would be stored, and how it compares with what is stored now. */
export interface StagedRow {
  observation: Observation;
  change: Change;
  /** In the file. */
  row: number | null;
}

/**
 * Stores rows of an upload in `upload_row`, from which no page reads. A large upload is staged in several transactions
 * so that other writers get their turn; `saveStaged` turns all of it into observations in one.
 */
export async function stageRows(
  trx: Writer,
  ids: CatalogIds,
  uploadId: number,
  rows: readonly StagedRow[],
): Promise<void> {
  await insertRows(
    trx,
    'upload_row',
    rows,
    {
      upload_id: () => uploadId,
      ...observationColumns(ids, ({ observation }: StagedRow) => observation),
      change: ({ change }) => change,
      row: ({ row }) => row,
    },
    ['period', 'indicator_id', 'entity_id'],
  );
}

/** Rows deleted in one transaction: few enough that other writers do not wait long. */
const DELETED_AT_ONCE = 20_000;

/**
 * Deletes some of the staged rows of an upload.
 *
 * @returns whether there may be more
 */
export async function deleteStagedRows(trx: Writer, uploadId: number): Promise<boolean> {
  const result = await sql`delete from upload_row where upload_id = ${uploadId}
    and (period, indicator_id, entity_id) in (select period, indicator_id, entity_id from upload_row
      where upload_id = ${uploadId} limit ${DELETED_AT_ONCE}) returning 1`.execute(trx);
  return result.rows.length === DELETED_AT_ONCE;
}

/** Ids of finished uploads that still have staged rows. */
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

/** Observations of an upload, unchanged ones included, that got a new version after `revision`. */
export async function readMoved(
  read: Reader,
  uploadId: number,
  revision: number,
  limit: number,
): Promise<ObservationKey[]> {
  // Usually no newer revision exists; checking that first avoids looking up every row.
  return readKeys(
    read,
    sql`from upload_row as r where r.upload_id = ${uploadId}
      and exists (select 1 from revision where id > ${revision}) and ${hasVersionAfter('r', revision)}`,
    limit,
  );
}

/** Months in which an upload would change or add observations. */
export async function readChangedPeriods(read: Reader, uploadId: number): Promise<Month[]> {
  const { rows } = await sql<{ period: number }>`select distinct period from upload_row
    where upload_id = ${uploadId} and change <> 'same' order by 1`.execute(read);
  return rows.map(({ period }) => fromPeriodNumber(period));
}

/** Indicator and entity of every observation that an upload would change or add, to check the uploader's rights. */
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

/** JSON array of the [period, indicator id] pairs at which a commit wrote rows; `'[]'` for none. */
export type WrittenPairs = string;

/** Saves the new and changed staged rows as observations. */
export async function saveStaged(
  trx: Writer,
  uploadId: number,
  { revision, fileId, reason }: { revision: number; fileId: number | null; reason: string | null },
): Promise<WrittenPairs> {
  await sql`insert into observation
      (period, indicator_id, entity_id, revision, month, ytd, yoy_month, yoy_ytd, status, file_id, row, reason)
    select period, indicator_id, entity_id, ${revision}, month, ytd, yoy_month, yoy_ytd, status, ${fileId}, row, ${reason}
    from upload_row where upload_id = ${uploadId} and change <> 'same'
    order by period, indicator_id, entity_id`.execute(trx);
  await sql`insert into observed_period (period, revision)
    select distinct period, ${revision} from upload_row where upload_id = ${uploadId} and change <> 'same'
    on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ places: WrittenPairs }>`
    select json_group_array(json_array(period, indicator_id)) as places from
      (select distinct period, indicator_id from upload_row where upload_id = ${uploadId} and change <> 'same')`.execute(
    trx,
  );
  return rows[0]!.places;
}

/** SQL: the rows `o` of `observation` that a committed upload wrote. */
export const written = (uploadId: number): RawBuilder<unknown> => sql`upload as u
  join json_each(u.places) as p
  join observation as o on o.period = p.value ->> 0 and o.indicator_id = p.value ->> 1 and o.revision = u.revision
  where u.id = ${uploadId}`;

/** Observations of a committed upload that got a newer version since. */
export async function readOverwritten(
  read: Reader,
  uploadId: number,
  limit: number,
): Promise<ObservationKey[]> {
  return readKeys(
    read,
    sql`from (select o.period, o.indicator_id, o.entity_id, o.revision from ${written(uploadId)}) as r
      where ${hasVersionAfter('r', sql`r.revision`)}`,
    limit,
  );
}

/** Observations that a committed upload changed or added, to check rights and closed months. */
export async function readWritten(read: Reader, uploadId: number): Promise<ObservationKey[]> {
  return readKeys(
    read,
    sql`from (select o.period, o.indicator_id, o.entity_id from ${written(uploadId)}) as r`,
    -1,
  );
}

/**
 * Gives each observation that a committed upload wrote a new version with the values before the upload, or with none,
 * which counts as not reported, where there was no earlier version.
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
      and b.entity_id = r.entity_id and ${isNewestVersion('observation', 'b', sql`r.revision - 1`)}
    where true order by 1, 2, 3`.execute(trx);
}

async function readKeys(read: Reader, from: RawBuilder<unknown>, limit: number): Promise<ObservationKey[]> {
  const { rows } = await sql<{ period: number; indicator: string; entity: string }>`
    select k.period, i.code as indicator, e.code as entity from
      (select r.period, r.indicator_id, r.entity_id ${from} limit ${limit}) as k
    join indicator as i on i.id = k.indicator_id join entity as e on e.id = k.entity_id
    order by k.period, i.id, e.id`.execute(read);
  return rows.map((row) => ({ ...row, period: fromPeriodNumber(row.period) }));
}

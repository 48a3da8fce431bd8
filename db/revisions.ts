import { type RawBuilder, sql } from 'kysely';
import type { Reader, Writer } from './schema.ts';

export interface Revision {
  id: number;
  /** ISO 8601 in UTC. */
  at: string;
  by: string;
  /** What made it: `load`, `demonstration`, `upload`, `revert` or `administration`. */
  kind: string;
  reason: string | null;
}

/** The newest revision; 0 in an empty database. */
export async function currentRevision(read: Reader): Promise<number> {
  const row = await read
    .selectFrom('revision')
    .select((expression) => expression.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** The newest revision made at or before `moment` (any ISO 8601 moment with a zone); 0 when there was none. */
export async function revisionAt(read: Reader, moment: string): Promise<number> {
  const row = await read
    .selectFrom('revision')
    .select((expression) => expression.fn.max('id').as('id'))
    .where('at', '<=', new Date(moment).toISOString())
    .executeTakeFirst();
  return row?.id ?? 0;
}

export async function findRevision(read: Reader, id: number): Promise<Revision | undefined> {
  return read.selectFrom('revision').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Creates the next revision; everything saved in the same transaction carries its number. When the clock was set back,
 * the revision gets the moment of the previous one, so that moments never decrease.
 */
export async function saveRevision(
  trx: Writer,
  { at, by, kind, reason }: { at: Date; by: string; kind: string; reason: string | null },
): Promise<number> {
  const last = await findRevision(trx, await currentRevision(trx));
  const now = at.toISOString();
  const { id } = await trx
    .insertInto('revision')
    .values({ at: last && last.at > now ? last.at : now, by, kind, reason })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The columns that a row shares with all other versions of the same thing. */
const KEYS = {
  entity_version: ['entity_id'],
  indicator_version: ['indicator_id'],
  observation: ['period', 'indicator_id', 'entity_id'],
} as const;

type VersionedTable = keyof typeof KEYS;

/** A revision number, or an SQL expression for one. */
type RevisionNumber = number | RawBuilder<number>;

/**
 * SQL condition: row `alias` of `table` is the newest version known at revision `asOf`.
 *
 * Every query that selects current rows uses it. The exception is the bulk read of `packed-rows.ts`: it fetches all
 * versions and keeps the newest in memory, because this condition looks up every row a second time.
 */
export function isNewestVersion(
  table: VersionedTable,
  alias: string,
  asOf: RevisionNumber,
): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${alias}.revision`)} <= ${asOf} and not ${existsVersion(
    table,
    alias,
    sql`newer.revision > ${sql.ref(`${alias}.revision`)} and newer.revision <= ${asOf}`,
  )}`;
}

/** SQL condition: the observation that row `alias` names has a version newer than `revision`. */
export function hasVersionAfter(alias: string, revision: RevisionNumber): RawBuilder<boolean> {
  return existsVersion('observation', alias, sql`newer.revision > ${revision}`);
}

function existsVersion(
  table: VersionedTable,
  alias: string,
  condition: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const sameKey = KEYS[table].map(
    (column) => sql`newer.${sql.ref(column)} = ${sql.ref(`${alias}.${column}`)}`,
  );
  return sql<boolean>`exists (
    select 1 from ${sql.table(table)} as newer where ${sql.join(sameKey, sql` and `)} and ${condition})`;
}

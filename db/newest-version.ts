import { type RawBuilder, sql } from 'kysely';

/** The columns that a row shares with all other versions of the same thing. */
const KEYS = {
  entity_version: ['entity_id'],
  indicator_version: ['indicator_id'],
  observation: ['period', 'indicator_id', 'entity_id'],
} as const;

type VersionedTable = keyof typeof KEYS;

/** A revision number, or an SQL expression for one. */
type Revision = number | RawBuilder<number>;

/**
 * SQL condition: row `alias` of `table` is the newest version known at revision `asOf`.
 *
 * Every query that selects current rows uses it. The exception is the bulk read of `packed-rows.ts`: it fetches all
 * versions and keeps the newest in memory, because this condition looks up every row a second time.
 */
export function isNewestVersion(table: VersionedTable, alias: string, asOf: Revision): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${alias}.revision`)} <= ${asOf} and not ${existsVersion(
    table,
    alias,
    sql`newer.revision > ${sql.ref(`${alias}.revision`)} and newer.revision <= ${asOf}`,
  )}`;
}

/** SQL condition: the observation that row `alias` names has a version newer than `revision`. */
export function hasVersionAfter(alias: string, revision: Revision): RawBuilder<boolean> {
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

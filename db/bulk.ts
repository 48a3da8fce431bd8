import { type Insertable, sql } from 'kysely';
import type { Schema, Writer } from './schema.ts';

/** Rows a statement. Large enough for speed, small enough not to hold one of libuv's threads for long. */
const CHUNK = 20_000;

type BulkTable =
  | 'entity'
  | 'entity_version'
  | 'indicator'
  | 'indicator_version'
  | 'target'
  | 'observation'
  | 'upload_row';

/**
 * Inserts many rows through one JSON parameter a chunk: 100 000 observations take about half a second, where a
 * statement a row takes ten. Numbers must be whole (ids, years, rows): see `Decimal` for the others.
 */
export async function insertRows<
  Table extends BulkTable,
  Column extends keyof Insertable<Schema[Table]> & string,
>(
  trx: Writer,
  table: Table,
  columns: readonly Column[],
  rows: readonly Pick<Insertable<Schema[Table]>, Column>[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((_, index) => sql`value ->> ${sql.lit(index)}`));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK).map((row) => columns.map((column) => row[column]));
    await sql`insert into ${sql.table(table)} (${names})
      select ${values} from json_each(${JSON.stringify(chunk)})`.execute(trx);
  }
}

import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely';
import { migrations as known } from '../migrations/index.ts';
import type { Connection } from './dialect.ts';

/** Thrown when a newer version of this software has migrated the database. */
export class DatabaseNewer extends Error {
  override name = 'DatabaseNewer';
}

/** Thrown when the file holds another program's tables. It is not changed. */
export class DatabaseForeign extends Error {
  override name = 'DatabaseForeign';
}

/** "econ": set by the first migration. */
const APPLICATION_ID = 1701015406;

/** Whether the file is a database of this software; null while it has no tables but the migrator's own. */
export async function isOurs(connection: Connection): Promise<boolean | null> {
  // In this order: a database that another process is creating has its application id as soon as it has a table.
  const [found] = await connection.all<{ tables: number }>(
    "select count(*) as tables from sqlite_schema where name not like 'kysely%' and name not like 'sqlite%'",
  );
  if (found?.tables === 0) return null;
  const [id] = await connection.all<{ application_id: number }>('pragma application_id');
  return id?.application_id === APPLICATION_ID;
}

/**
 * Migrates the database to the newest schema, or throws and leaves it unchanged: the pending migrations and the record
 * that they ran are one transaction, so a crash leaves either the old schema or the new one.
 *
 * @throws {DatabaseNewer} when the database was written by a newer version of the software
 */
export async function migrate(
  db: Kysely<never>,
  migrations: Record<string, Migration> = known,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await findUnknown(db, migrations).catch(() => undefined);
  if (unknown) throw new DatabaseNewer(`The database was written by a newer version (${unknown})`);
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  throw new Error(
    `The database could not be migrated${failed ? ` (${failed})` : ''}: ${errorMessage(error)}`,
    {
      cause: error,
    },
  );
}

/** A migration that ran on the database but is unknown to this software. */
async function findUnknown(
  db: Kysely<never>,
  migrations: Record<string, Migration>,
): Promise<string | undefined> {
  const ran = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return ran.rows.find(({ name }) => !(name in migrations))?.name;
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

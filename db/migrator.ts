import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely';
import { migrations as known } from './migrations/index.ts';

/** Thrown when the database has a schema that this software does not know yet. */
export class DatabaseNewer extends Error {
  override name = 'DatabaseNewer';
}

/**
 * Brings the database to the newest schema, or throws and leaves it exactly as it was: the pending migrations
 * and the note that they ran are one transaction, so a crash leaves the old schema or the new one.
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

/** A migration that ran on the database and that this software does not have. */
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

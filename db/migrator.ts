import { type Kysely, type Migration, Migrator } from 'kysely';
import { migrations as known } from './migrations/index.ts';

/**
 * Brings the database to the newest schema, or throws and leaves it exactly as it was: the pending migrations
 * and the note that they ran are one transaction, so a crash leaves the old schema or the new one.
 *
 * @throws also when the database was written by a newer version of the software
 */
export async function migrate(
  db: Kysely<never>,
  migrations: Record<string, Migration> = known,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  throw new Error(
    `The database could not be migrated${failed ? ` (${failed})` : ''}: ${errorMessage(error)}`,
    {
      cause: error,
    },
  );
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

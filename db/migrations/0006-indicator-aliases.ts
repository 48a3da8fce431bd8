import { type Kysely, sql } from 'kysely';

/** Other names of an indicator in files, as entities have them: a list as JSON. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table indicator_version add column aliases text not null default '[]'").execute(db);
}

import { type Kysely, sql } from 'kysely';

/** The unit's own template for slides: one PPTX, replaced as a whole. */
const STATEMENTS = [
  // `telling` is the report of what the file contains, as JSON, so that the file need not be parsed again.
  `create table deck_template (
    id integer primary key check (id = 1),
    name text not null,
    sha256 text not null,
    size integer not null,
    bytes blob not null,
    telling text not null,
    at text not null,
    by text not null
  ) strict`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

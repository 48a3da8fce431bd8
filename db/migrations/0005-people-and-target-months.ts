import { type Kysely, sql } from 'kysely';

/** People responsible, what an index counts from, the first month of a target, and tolerances left to the default. */
const STATEMENTS = [
  'alter table entity_version add column leader text',
  'alter table entity_version add column contact text',
  'alter table entity_version add column phone text',
  'alter table indicator_version add column base text',
  'alter table indicator_version add column leader text',
  'alter table indicator_version add column contact text',
  'alter table target add column from_month integer not null default 1 check (from_month between 1 and 12)',
  // 5 points was stored for indicators without a tolerance of their own; for a level the default is another one.
  'alter table indicator_version add column own_tolerance text',
  "update indicator_version set own_tolerance = nullif(tolerance, '5')",
  'alter table indicator_version drop column tolerance',
  'alter table indicator_version rename column own_tolerance to tolerance',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

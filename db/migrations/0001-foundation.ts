import { type Kysely, sql } from 'kysely';

/**
 * Everything of the first version. Strict tables: SQLite would otherwise keep the text "n/a" in a number's column.
 *
 * Closed sets of words (kinds, directions, roles) are held by the types in `domain/`, not by CHECKs here:
 * SQLite cannot change a CHECK without rebuilding the table, and that table may hold millions of rows.
 */
const STATEMENTS = [
  // Marks the file as ours ("econ"), so that a restore refuses another program's database.
  'pragma application_id = 1701015406',

  // Orders everything ever stored. Every read filters by `revision <= asOf`.
  `create table revision (
    id integer primary key,
    at text not null,
    by text not null,
    kind text not null,
    reason text
  ) strict`,

  // The original files that observations and targets came from.
  `create table source_file (
    id integer primary key,
    name text not null,
    sha256 text not null,
    size integer not null,
    bytes blob not null,
    revision integer not null references revision
  ) strict`,

  // An id never changes its code; everything else about an entity or indicator is in its versions, so that a light
  // can be reproduced as of last March.
  'create table entity (id integer primary key, code text not null unique) strict',
  `create table entity_version (
    entity_id integer not null references entity,
    revision integer not null references revision,
    name text not null,
    name_en text,
    short_name text,
    kind text not null,
    parent_id integer references entity,
    sort integer not null,
    aliases text not null,
    primary key (entity_id, revision)
  ) strict, without rowid`,

  'create table indicator (id integer primary key, code text not null unique) strict',
  `create table indicator_version (
    indicator_id integer not null references indicator,
    revision integer not null references revision,
    name text not null,
    name_en text,
    category text not null,
    category_en text,
    unit text not null,
    kind text not null,
    direction text not null,
    first_month integer not null,
    frequency text not null,
    lag integer not null,
    department_id integer references entity,
    decimals integer not null,
    definition text,
    source text,
    tolerance text not null,
    numerator text,
    denominator text,
    sort integer not null,
    primary key (indicator_id, revision)
  ) strict, without rowid`,

  // Clustered by year: a page reads one year of many indicators and entities.
  `create table target (
    year integer not null,
    indicator_id integer not null references indicator,
    entity_id integer not null references entity,
    version integer not null,
    revision integer not null references revision,
    type text not null,
    value text not null,
    plan text,
    note text,
    file_id integer references source_file,
    row integer,
    primary key (year, indicator_id, entity_id, version)
  ) strict, without rowid`,

  // Figures are decimals, and are kept as their decimal text. SQLite has no decimal type, and its conversion
  // between text and binary numbers, which every bulk insert through JSON passes, is off by the last bit for
  // one number in some ten thousand (-49.427224707333 came back as -49.427224707332996).
  //
  // Clustered by period, then indicator: the siblings of a ranking are adjacent, and a month's page
  // reads a month's rows, however many years there are. No other index is needed, and at millions of rows
  // each one would cost as much as the table.
  `create table observation (
    period integer not null check (period between 190001 and 219912 and period % 100 between 1 and 12),
    indicator_id integer not null references indicator,
    entity_id integer not null references entity,
    revision integer not null references revision,
    month text,
    ytd text,
    yoy_month text,
    yoy_ytd text,
    status text,
    file_id integer references source_file,
    row integer,
    reason text,
    primary key (period, indicator_id, entity_id, revision)
  ) strict, without rowid`,

  // Which periods have observations, and since which revision. Every page needs it, and `select distinct` over
  // millions of observations is slow.
  `create table observed_period (
    period integer primary key,
    revision integer not null references revision
  ) strict`,

  'create table setting (key text primary key, value text not null) strict, without rowid',

  `create table account (
    id integer primary key,
    name text not null unique,
    role text not null,
    password_hash text not null,
    disabled_at text,
    failed_count integer not null default 0,
    locked_until text,
    created_at text not null
  ) strict`,
  `create table account_entity (
    account_id integer not null references account,
    entity_id integer not null references entity,
    primary key (account_id, entity_id)
  ) strict, without rowid`,
  `create table session (
    id_hash text primary key,
    account_id integer not null references account,
    created_at text not null,
    last_seen_at text not null,
    expires_at text not null
  ) strict, without rowid`,
  // Disabling an account or changing its password ends all its sessions at once.
  'create index session_account on session (account_id)',
  `create table sign_in_link (
    token_hash text primary key,
    account_id integer not null references account,
    expires_at text not null,
    used_at text
  ) strict, without rowid`,

  ...['revision', 'source_file', 'entity_version', 'indicator_version', 'target', 'observation'].flatMap(
    appendOnly,
  ),
];

/** Stored rows are never changed, on any connection: a correction is a new version. */
function appendOnly(table: string): string[] {
  return ['update', 'delete'].map(
    (action) => `create trigger ${table}_no_${action} before ${action} on ${table}
      begin select raise(abort, '${table} is append-only'); end`,
  );
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

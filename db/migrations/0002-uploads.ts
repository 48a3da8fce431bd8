import { type Kysely, sql } from 'kysely';

/** Uploads with their preview, closed months, remembered answers, personal tokens, and the audit trail. */
const STATEMENTS = [
  // The same content is recognised by its hash, without reading files of megabytes.
  'create index source_file_sha256 on source_file (sha256)',

  // An uploaded file, or the revert of one; what it would change is in upload_row until it is committed.
  // `document` is the preview as JSON.
  `create table upload (
    id integer primary key,
    kind text not null,
    account_id integer not null references account,
    by text not null,
    at text not null,
    file_id integer references source_file,
    reverts integer references upload,
    status text not null,
    answers text not null,
    asked text not null,
    fingerprint text,
    base_revision integer not null,
    document text not null,
    committed_at text,
    revision integer references revision,
    reason text,
    nature text,
    accepted text,
    places text
  ) strict`,
  'create index upload_account on upload (account_id, id)',
  'create index upload_file on upload (file_id)',
  // Every history looks up the upload of a revision, and whether it was reverted.
  'create index upload_reverts on upload (reverts) where reverts is not null',
  'create index upload_revision on upload (revision) where revision is not null',

  // In the order of the table they go into, so that a commit is one pass over both.
  `create table upload_row (
    upload_id integer not null references upload,
    period integer not null,
    indicator_id integer not null,
    entity_id integer not null,
    change text not null,
    month text,
    ytd text,
    yoy_month text,
    yoy_ytd text,
    status text,
    row integer,
    primary key (upload_id, period, indicator_id, entity_id)
  ) strict, without rowid`,

  // A closed month. Reopening it deletes the row; the audit trail keeps both.
  `create table closed_period (
    period integer primary key,
    at text not null,
    by text not null,
    reason text
  ) strict`,

  // Answers about files with one layout, for the next file with that layout.
  `create table remembered_answer (
    fingerprint text not null,
    key text not null,
    value text not null,
    mode text not null,
    at text not null,
    by text not null,
    primary key (fingerprint, key)
  ) strict, without rowid`,

  `create table personal_token (
    id integer primary key,
    account_id integer not null references account,
    name text not null,
    token_hash text not null unique,
    created_at text not null,
    expires_at text not null,
    last_used_at text,
    revoked_at text
  ) strict`,
  'create index personal_token_account on personal_token (account_id)',

  // The audit trail, in order. It has no foreign keys, so that it outlives the rows it mentions.
  `create table audit (
    id integer primary key,
    at text not null,
    by text,
    action text not null,
    subject text,
    detail text,
    revision integer
  ) strict`,
  'create index audit_by on audit (by, id)',
  'create index audit_action on audit (action, id)',
  ...['update', 'delete'].map(
    (action) => `create trigger audit_no_${action} before ${action} on audit
      begin select raise(abort, 'audit is append-only'); end`,
  ),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

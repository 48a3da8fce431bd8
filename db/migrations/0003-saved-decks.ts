import { type Kysely, sql } from 'kysely';

/** Decks saved for later months. */
const STATEMENTS = [
  // `document` is the deck as JSON. `version` counts its changes, so that an unseen change is not overwritten.
  `create table saved_deck (
    id integer primary key,
    account_id integer not null references account,
    title text not null,
    document text not null,
    shared integer not null,
    version integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
  ) strict`,
  // An account's list is its own decks and the shared ones.
  'create index saved_deck_account on saved_deck (account_id, id)',
  'create index saved_deck_shared on saved_deck (id) where shared = 1',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

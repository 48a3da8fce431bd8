import type { Deck } from '../../domain/decks/deck.ts';
import type { VisibleDeck } from '../../domain/decks/saved-deck.ts';
import type { Reader, Writer } from '../schema.ts';

/** A saved deck. Moments are ISO in UTC. */
export interface SavedDeck extends Omit<VisibleDeck, 'mayChange'> {
  accountId: number;
  createdAt: string;
}

/** The decks of an account and all shared ones, last changed first. */
export async function readDecks(read: Reader, accountId: number): Promise<SavedDeck[]> {
  const rows = await select(read)
    .where((where) => where.or([where('d.account_id', '=', accountId), where('d.shared', '=', 1)]))
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
  return rows.map(toDeck);
}

export async function findDeck(read: Reader, id: number): Promise<SavedDeck | undefined> {
  const row = await select(read).where('d.id', '=', id).executeTakeFirst();
  return row && toDeck(row);
}

export async function countDecks(read: Reader, accountId: number): Promise<number> {
  const row = await read
    .selectFrom('saved_deck')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** @returns the new deck's id */
export async function saveDeck(
  trx: Writer,
  saved: { accountId: number; deck: Deck; shared: boolean; at: string; by: string },
): Promise<number> {
  const { id } = await trx
    .insertInto('saved_deck')
    .values({
      account_id: saved.accountId,
      title: saved.deck.title,
      document: JSON.stringify(saved.deck),
      shared: saved.shared ? 1 : 0,
      version: 1,
      created_at: saved.at,
      updated_at: saved.at,
      updated_by: saved.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns false, without a change, when the deck is no longer at `version` */
export async function changeDeck(
  trx: Writer,
  changed: { id: number; version: number; deck: Deck; shared: boolean; at: string; by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('saved_deck')
    .set({
      title: changed.deck.title,
      document: JSON.stringify(changed.deck),
      shared: changed.shared ? 1 : 0,
      version: changed.version + 1,
      updated_at: changed.at,
      updated_by: changed.by,
    })
    .where('id', '=', changed.id)
    .where('version', '=', changed.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteDeck(trx: Writer, id: number): Promise<void> {
  await trx.deleteFrom('saved_deck').where('id', '=', id).execute();
}

function select(read: Reader) {
  return read
    .selectFrom('saved_deck as d')
    .innerJoin('account as a', 'a.id', 'd.account_id')
    .select([
      'd.id',
      'd.account_id as accountId',
      'a.name as owner',
      'd.document',
      'd.shared',
      'd.version',
      'd.created_at as createdAt',
      'd.updated_at as updatedAt',
      'd.updated_by as updatedBy',
    ]);
}

type Row = Omit<SavedDeck, 'deck' | 'shared'> & { document: string; shared: number };

function toDeck({ document, shared, ...row }: Row): SavedDeck {
  return { ...row, deck: JSON.parse(document) as Deck, shared: shared === 1 };
}

import { sql } from 'kysely';
import type { Reader, Writer } from '../schema.ts';

/** A session. Only the SHA-256 of its id is stored. Moments are ISO in UTC. */
interface StoredSession {
  accountId: number;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

/** The session with this hash, unless its account is disabled. It may have expired: the caller checks that. */
export async function findSession(read: Reader, idHash: string): Promise<StoredSession | undefined> {
  const row = await read
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['session.account_id', 'session.created_at', 'session.last_seen_at', 'session.expires_at'])
    .where('session.id_hash', '=', idHash)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      accountId: row.account_id,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    }
  );
}

/** Account ids of those sessions that still exist, by hash; without sessions of disabled accounts. */
export async function readSessionAccounts(
  read: Reader,
  idHashes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await read
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['session.id_hash', 'session.account_id'])
    .where('session.id_hash', 'in', sql<string>`(select value from json_each(${JSON.stringify(idHashes)}))`)
    .where('account.disabled_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id_hash, row.account_id]));
}

export async function saveSession(trx: Writer, idHash: string, session: StoredSession): Promise<void> {
  await trx
    .insertInto('session')
    .values({
      id_hash: idHash,
      account_id: session.accountId,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** Does nothing when the session has ended meanwhile. */
export async function changeLastSeen(trx: Writer, idHash: string, at: string): Promise<void> {
  await trx.updateTable('session').set({ last_seen_at: at }).where('id_hash', '=', idHash).execute();
}

export async function deleteSession(trx: Writer, idHash: string): Promise<void> {
  await trx.deleteFrom('session').where('id_hash', '=', idHash).execute();
}

export async function deleteSessionsOf(trx: Writer, accountId: number): Promise<void> {
  await trx.deleteFrom('session').where('account_id', '=', accountId).execute();
}

/** Deletes sessions that are past `expires_at` or were not seen since `idleSince`. */
export async function deleteEndedSessions(trx: Writer, now: string, idleSince: string): Promise<void> {
  await trx
    .deleteFrom('session')
    .where((where) => where.or([where('expires_at', '<=', now), where('last_seen_at', '<=', idleSince)]))
    .execute();
}

export async function deleteSignInLinksOf(trx: Writer, accountId: number): Promise<void> {
  await trx.deleteFrom('sign_in_link').where('account_id', '=', accountId).execute();
}

/** Ends every one-time sign-in link, used or not. */
export async function deleteSignInLinks(trx: Writer): Promise<void> {
  await trx.deleteFrom('sign_in_link').execute();
}

/** Saves a one-time sign-in link by the SHA-256 of its token. */
export async function saveSignInLink(
  trx: Writer,
  link: { tokenHash: string; accountId: number; expiresAt: string },
): Promise<void> {
  await trx
    .insertInto('sign_in_link')
    .values({ token_hash: link.tokenHash, account_id: link.accountId, expires_at: link.expiresAt })
    .execute();
}

/**
 * Marks a link as used.
 *
 * @returns its account's id; undefined when the link is unknown, used or expired, or its account is disabled
 */
export async function useSignInLink(
  trx: Writer,
  tokenHash: string,
  now: string,
): Promise<number | undefined> {
  const link = await trx
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('account_id', 'in', trx.selectFrom('account').select('id').where('disabled_at', 'is', null))
    .returning('account_id')
    .executeTakeFirst();
  return link?.account_id;
}

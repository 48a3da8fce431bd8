import { sql } from 'kysely';
import type { Reader, Writer } from '../schema.ts';

/** A session as it is kept: known by the SHA-256 of its id only. Moments are ISO in UTC. */
export interface KeptSession {
  accountId: number;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

/** The session with this hash, unless its account has been disabled. It may have ended by time: the caller judges. */
export async function findSession(read: Reader, idHash: string): Promise<KeptSession | undefined> {
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

/** Which of these sessions there still are, by hash, with their accounts; without those of disabled accounts. */
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

export async function saveSession(trx: Writer, idHash: string, session: KeptSession): Promise<void> {
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

/** Does nothing for a session that has ended meanwhile. */
export async function changeLastSeen(trx: Writer, idHash: string, at: string): Promise<void> {
  await trx.updateTable('session').set({ last_seen_at: at }).where('id_hash', '=', idHash).execute();
}

export async function deleteSession(trx: Writer, idHash: string): Promise<void> {
  await trx.deleteFrom('session').where('id_hash', '=', idHash).execute();
}

export async function deleteSessionsOf(trx: Writer, accountId: number): Promise<void> {
  await trx.deleteFrom('session').where('account_id', '=', accountId).execute();
}

/** Sweeps sessions that have ended: past `expires_at`, or not seen since `idleSince`. */
export async function deleteEndedSessions(trx: Writer, now: string, idleSince: string): Promise<void> {
  await trx
    .deleteFrom('session')
    .where((where) => where.or([where('expires_at', '<=', now), where('last_seen_at', '<=', idleSince)]))
    .execute();
}

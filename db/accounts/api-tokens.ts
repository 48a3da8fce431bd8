import type { Reader, Writer } from '../schema.ts';

/** A personal access token for scripts, with the rights of its account. Moments are ISO in UTC. */
interface ApiToken {
  id: number;
  accountId: number;
  name: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export async function saveApiToken(
  trx: Writer,
  token: { accountId: number; name: string; tokenHash: string; createdAt: string; expiresAt: string },
): Promise<number> {
  const { id } = await trx
    .insertInto('personal_token')
    .values({
      account_id: token.accountId,
      name: token.name,
      token_hash: token.tokenHash,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The token with this hash, unless it is revoked or its account is disabled. The caller checks whether it expired. */
export async function findApiToken(read: Reader, tokenHash: string): Promise<ApiToken | undefined> {
  const row = await select(read)
    .innerJoin('account as a', 'a.id', 't.account_id')
    .where('t.token_hash', '=', tokenHash)
    .where('t.revoked_at', 'is', null)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();
  return row;
}

/** The tokens of an account, newest first. */
export async function readApiTokens(read: Reader, accountId: number): Promise<ApiToken[]> {
  return select(read).where('t.account_id', '=', accountId).orderBy('t.id', 'desc').execute();
}

export async function changeTokenUsed(trx: Writer, id: number, at: string): Promise<void> {
  await trx.updateTable('personal_token').set({ last_used_at: at }).where('id', '=', id).execute();
}

/** @returns the token's name, or undefined when the account has no such active token */
export async function revokeApiToken(
  trx: Writer,
  { id, accountId, at }: { id: number; accountId: number; at: string },
): Promise<string | undefined> {
  const row = await trx
    .updateTable('personal_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

/** Revokes all active tokens of an account. */
export async function revokeApiTokensOf(trx: Writer, accountId: number, at: string): Promise<void> {
  await trx
    .updateTable('personal_token')
    .set({ revoked_at: at })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute();
}

function select(read: Reader) {
  return read
    .selectFrom('personal_token as t')
    .select([
      't.id',
      't.account_id as accountId',
      't.name',
      't.created_at as createdAt',
      't.expires_at as expiresAt',
      't.last_used_at as lastUsedAt',
      't.revoked_at as revokedAt',
    ]);
}

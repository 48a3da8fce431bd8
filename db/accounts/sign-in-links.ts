import type { Writer } from '../schema.ts';

/** Keeps a one-time link by the SHA-256 of its token, and sweeps those that have run out. */
export async function saveSignInLink(
  trx: Writer,
  link: { tokenHash: string; accountId: number; now: string; expiresAt: string },
): Promise<void> {
  await trx.deleteFrom('sign_in_link').where('expires_at', '<=', link.now).execute();
  await trx
    .insertInto('sign_in_link')
    .values({ token_hash: link.tokenHash, account_id: link.accountId, expires_at: link.expiresAt })
    .execute();
}

/** Uses a link up: the account it stands for, or undefined for one unknown, used, run out, or of a disabled account. */
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

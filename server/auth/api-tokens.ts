import { isRole } from '../../contract/roles.ts';
import { findAccountById } from '../../db/accounts/accounts.ts';
import { changeTokenUsed, findApiToken, revokeApiToken, saveApiToken } from '../../db/accounts/api-tokens.ts';
import { saveAudit } from '../../db/accounts/audit.ts';
import type { Database } from '../../db/sqlite/open.ts';
import type { Person } from '../http/authorization.ts';
import { hashToken, makeToken } from './random-token.ts';

/** Makes leaked tokens recognizable. */
const PREFIX = 'esched_';
const DAY_MS = 86_400_000;
/** The last use is stored at most this often. */
const USED_EVERY_MS = 60_000;

/** The token in an Authorization header; undefined without the header, null for a token of another form. */
export function findBearer(header: string | undefined): string | null | undefined {
  if (header === undefined) return undefined;
  const found = /^Bearer +(esched_[A-Za-z0-9_-]{43})$/i.exec(header);
  return found ? found[1]! : null;
}

/** The owner of a token; undefined when it is unknown, revoked, expired, or of a disabled account. */
export async function findTokenPerson(
  database: Database,
  clock: () => Date,
  log: (error: unknown) => void,
  token: string,
): Promise<Person | undefined> {
  const now = clock();
  const kept = await findApiToken(database.read, hashToken(token));
  if (!kept || kept.expiresAt <= now.toISOString()) return undefined;
  const account = await findAccountById(database.read, kept.accountId);
  if (!account || account.disabledAt !== null) return undefined;
  if (!isRole(account.role)) throw new Error(`account ${account.name} has an unknown role`);
  if (kept.lastUsedAt === null || now.getTime() - Date.parse(kept.lastUsedAt) >= USED_EVERY_MS) {
    // Not awaited: a full disk must not keep a script from reading.
    database.write((trx) => changeTokenUsed(trx, kept.id, now.toISOString())).catch(log);
  }
  const { name, role, entities } = account;
  return { accountId: account.id, name, role, entities, tokenId: kept.id };
}

/** Creates a token. Only its hash is stored, so this is the only time that it is known. */
export async function createToken(
  database: Database,
  now: Date,
  { accountId, name: by }: Person,
  { name, days }: { name: string; days: number },
): Promise<{ id: number; token: string; expiresAt: string }> {
  const token = PREFIX + makeToken();
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + days * DAY_MS).toISOString();
  const id = await database.write(async (trx) => {
    const saved = await saveApiToken(trx, {
      ...{ accountId, name, expiresAt },
      tokenHash: hashToken(token),
      createdAt: at,
    });
    await saveAudit(trx, {
      at,
      by,
      action: 'token-created',
      subject: name,
      detail: { id: saved, expiresAt },
    });
    return saved;
  });
  return { id, token, expiresAt };
}

/** @returns whether there was such a valid token */
export async function revokeToken(
  database: Database,
  now: Date,
  { accountId, name: by }: Person,
  id: number,
): Promise<boolean> {
  const at = now.toISOString();
  return database.write(async (trx) => {
    const name = await revokeApiToken(trx, { id, accountId, at });
    if (name === undefined) return false;
    await saveAudit(trx, { at, by, action: 'token-revoked', subject: name, detail: { id } });
    return true;
  });
}

import {
  changeDisabled,
  changePasswordHash,
  clearFailures,
  findAccount,
  findCredentials,
  hasAccounts,
  hasEntity,
  readAccounts,
  recordFailure,
  saveAccount,
} from '../db/accounts.ts';
import type { Database } from '../db/open.ts';
import { deleteSessionsOf } from '../db/sessions.ts';
import { saveSignInLink, useSignInLink } from '../db/sign-in-links.ts';
import type { Text } from '../domain/model.ts';
import { PASSWORD_LENGTH } from './config.ts';
import { HttpProblem } from './errors.ts';
import { generatePassword, hashPassword, isPassword } from './passwords.ts';
import { isAtLeast, isRole, type Role } from './roles.ts';
import type { Sessions } from './sessions.ts';
import { hashToken, isToken, makeToken } from './tokens.ts';

const MINUTE = 60_000;
/** After so many wrong passwords in a row … */
const MOST_FAILURES = 10;
/** … nobody gets in by password for this long. */
const LOCKED_MS = 15 * MINUTE;
const LINK_LIFE_MS = 30 * MINUTE;

/** Something about an account that cannot be done; both sentences are for the person at the keyboard. */
export class AccountProblem extends Error {
  readonly text: Text;
  constructor(zh: string, en: string) {
    super(en);
    this.name = 'AccountProblem';
    this.text = { zh, en };
  }
}

/** What signing in needs. */
export interface Door {
  database: Database;
  sessions: Sessions;
  clock: () => Date;
}

/**
 * Signs in by name and password and returns the id of the new session.
 * Throws `HttpProblem` `wrong-credentials`, in the same words and after the same time whether the name is unknown,
 * the password wrong, or the account locked or disabled.
 */
export async function signIn(
  { database, sessions, clock }: Door,
  name: string,
  password: string,
): Promise<string> {
  const credentials = await findCredentials(database.read, name);
  const isRight = await isPassword(password, credentials?.passwordHash);
  const id = await database.write(async (trx) => {
    // Asked again inside the transaction: guesses made at the same time must not slip past the lock.
    const now = credentials && (await findCredentials(trx, name));
    const moment = clock();
    const isOpen =
      now?.passwordHash === credentials?.passwordHash &&
      now?.disabledAt === null &&
      (now.lockedUntil === null || now.lockedUntil <= moment.toISOString());
    if (now && isRight && isOpen) {
      await clearFailures(trx, now.accountId);
      return sessions.begin(trx, now.accountId);
    }
    const lockUntil = new Date(moment.getTime() + LOCKED_MS).toISOString();
    await recordFailure(trx, now?.accountId, { now: moment.toISOString(), limit: MOST_FAILURES, lockUntil });
    return undefined;
  });
  if (id === undefined) throw wrongCredentials();
  return id;
}

function wrongCredentials(): HttpProblem {
  return new HttpProblem('wrong-credentials', {
    zh: `用户名或密码不对，或账号暂不能用。连续 ${MOST_FAILURES} 次不对，账号会锁定 ${LOCKED_MS / MINUTE} 分钟。`,
    en: `The name or password is wrong, or the account cannot be used now. After ${MOST_FAILURES} wrong attempts in a row an account is locked for ${LOCKED_MS / MINUTE} minutes.`,
  });
}

/** Signs in by a one-time link's token; undefined when it is unknown, used or has run out. */
export async function signInByLink(
  { database, sessions, clock }: Door,
  token: unknown,
): Promise<string | undefined> {
  if (!isToken(token)) return undefined;
  return database.write(async (trx) => {
    const accountId = await useSignInLink(trx, hashToken(token), clock().toISOString());
    return accountId === undefined ? undefined : sessions.begin(trx, accountId);
  });
}

/** A token for `/sign-in?token=`, good for one sign-in within 30 minutes as the first administrator; null without one. */
export async function makeSignInLink(database: Database, now: Date): Promise<string | null> {
  const admins = (await readAccounts(database.read))
    .filter((account) => isRole(account.role) && isAtLeast(account.role, 'admin') && !account.disabledAt)
    .sort((a, b) => a.id - b.id);
  const admin = admins[0];
  if (!admin) return null;
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS).toISOString();
  await database.write((trx) =>
    saveSignInLink(trx, {
      tokenHash: hashToken(token),
      accountId: admin.id,
      now: now.toISOString(),
      expiresAt,
    }),
  );
  return token;
}

/** Creates the account `admin` where there is no account at all; returns its password if that had to be generated. */
export async function ensureAdmin(
  database: Database,
  password: string | null,
  now: Date,
): Promise<string | null> {
  if (await hasAccounts(database.read)) return null;
  const used = password ?? generatePassword();
  await addAccount(database, { name: 'admin', role: 'admin', entities: [], password: used }, now);
  return password === null ? used : null;
}

/** Adds an account, or throws `AccountProblem`. */
export async function addAccount(
  database: Database,
  account: { name: string; role: Role; entities: string[]; password: string },
  now: Date,
): Promise<void> {
  checkName(account.name);
  checkPassword(account.password);
  const passwordHash = await hashPassword(account.password);
  await database.write(async (trx) => {
    if (await findAccount(trx, account.name)) {
      throw new AccountProblem(
        `已有名为 ${account.name} 的账号。`,
        `There is already an account ${account.name}.`,
      );
    }
    for (const code of account.entities) {
      if (!(await hasEntity(trx, code))) {
        throw new AccountProblem(`没有编码为 ${code} 的主体。`, `There is no entity with the code ${code}.`);
      }
    }
    const { name, role, entities } = account;
    await saveAccount(trx, { name, role, entities, passwordHash, at: now.toISOString() });
  });
}

/** Sets a password anew; every session of the account ends, and so does a lockout. */
export async function setPassword(database: Database, name: string, password: string): Promise<void> {
  checkPassword(password);
  await getAccount(database, name);
  const hash = await hashPassword(password);
  await database.write(async (trx) => {
    const account = await getAccount({ read: trx }, name);
    await changePasswordHash(trx, account.id, hash);
    await deleteSessionsOf(trx, account.id);
  });
}

/** Disables an account and ends its sessions (`at` a moment), or lets it be used again, no longer locked (`at` null). */
export async function setDisabled(database: Database, name: string, at: Date | null): Promise<void> {
  await database.write(async (trx) => {
    const account = await getAccount({ read: trx }, name);
    await changeDisabled(trx, account.id, at?.toISOString() ?? null);
    if (at) await deleteSessionsOf(trx, account.id);
    else await clearFailures(trx, account.id);
  });
}

async function getAccount({ read }: Pick<Database, 'read'>, name: string) {
  const account = await findAccount(read, name);
  if (!account) throw new AccountProblem(`没有名为 ${name} 的账号。`, `There is no account ${name}.`);
  return account;
}

function checkName(name: string): void {
  if (/^[\p{L}\p{N}._@-]{1,64}$/u.test(name)) return;
  throw new AccountProblem(
    `用户名“${name}”不可用：应为 1 到 64 个字母、汉字、数字或 . _ @ -。`,
    `The name "${name}" cannot be used: it has 1 to 64 letters, digits or . _ @ -.`,
  );
}

export function checkPassword(password: string): void {
  const { least, most } = PASSWORD_LENGTH;
  if (password.length >= least && password.length <= most) return;
  throw new AccountProblem(
    `密码应为 ${least} 到 ${most} 个字符。`,
    `A password has ${least} to ${most} characters.`,
  );
}

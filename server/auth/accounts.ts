import { isAtLeast, isRole, type Role } from '../../contract/roles.ts';
import {
  clearFailures,
  findAccountById,
  findCredentials,
  hasAccounts,
  hasEntity,
  readAccounts,
  recordFailure,
  saveAccount,
} from '../../db/accounts/accounts.ts';
import { saveAudit } from '../../db/accounts/audit.ts';
import { deleteSignInLinks, saveSignInLink, useSignInLink } from '../../db/accounts/sessions.ts';
import type { Database } from '../../db/sqlite/open.ts';
import type { AppContext } from '../context.ts';
import { HttpProblem } from '../http/errors.ts';
import { AccountProblem, COMMAND, checkName, checkPassword, normalizeName } from './account-rules.ts';
import { generatePassword, hashPassword, isPassword } from './passwords.ts';
import { hashToken, isToken, makeToken } from './random-token.ts';

const MINUTE = 60_000;
/** Wrong passwords in a row that lock an account. */
export const MOST_FAILURES = 10;
/** How long an account stays locked. */
export const LOCKED_MS = 15 * MINUTE;
const LINK_LIFE_MS = 30 * MINUTE;

/** What signing in needs. */
type SignInContext = Pick<AppContext, 'database' | 'sessions' | 'clock'>;

/**
 * Signs in by name and password.
 *
 * @returns the id of the new session
 * @throws {HttpProblem} `wrong-credentials`, with the same text and after the same time whether the name is unknown,
 * the password wrong, or the account locked or disabled
 */
export async function signIn(
  { database, sessions, clock }: SignInContext,
  typedName: string,
  password: string,
): Promise<string> {
  const name = normalizeName(typedName);
  const credentials = await findCredentials(database.read, name);
  const isRight = await isPassword(password, credentials?.passwordHash);
  const id = await database.write(async (trx) => {
    // Read again inside the transaction: concurrent guesses must not bypass the lock.
    const now = credentials && (await findCredentials(trx, name));
    const moment = clock();
    const isOpen =
      now?.passwordHash === credentials?.passwordHash &&
      now?.disabledAt === null &&
      (now.lockedUntil === null || now.lockedUntil <= moment.toISOString());
    if (now && isRight && isOpen) {
      await clearFailures(trx, now.accountId);
      await saveAudit(trx, { at: moment.toISOString(), by: name, action: 'sign-in' });
      return sessions.begin(trx, now.accountId);
    }
    // Unknown names are not recorded: one may be a password typed into the wrong field.
    const failed = { by: null, action: 'sign-in-failed', subject: now ? name : null };
    await saveAudit(trx, { at: moment.toISOString(), ...failed });
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

/** Signs in by a one-time link's token; undefined when it is unknown, used or expired. */
export async function signInByLink(
  { database, sessions, clock }: SignInContext,
  token: unknown,
): Promise<string | undefined> {
  if (!isToken(token)) return undefined;
  return database.write(async (trx) => {
    const at = clock().toISOString();
    const accountId = await useSignInLink(trx, hashToken(token), at);
    if (accountId === undefined) return undefined;
    const account = await findAccountById(trx, accountId);
    await saveAudit(trx, { at, by: account?.name ?? null, action: 'sign-in', detail: { link: true } });
    return sessions.begin(trx, accountId);
  });
}

/**
 * A token for `/sign-in?token=`, valid for one sign-in within 30 minutes as the first administrator; null without one. The
 * links of earlier starts end.
 */
export async function makeSignInLink(database: Database, now: Date): Promise<string | null> {
  const admins = (await readAccounts(database.read))
    .filter((account) => isRole(account.role) && isAtLeast(account.role, 'admin') && !account.disabledAt)
    .sort((a, b) => a.id - b.id);
  const admin = admins[0];
  if (!admin) return null;
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS).toISOString();
  await database.write(async (trx) => {
    await deleteSignInLinks(trx);
    await saveSignInLink(trx, { tokenHash: hashToken(token), accountId: admin.id, expiresAt });
  });
  return token;
}

/** Creates the account `admin` if there are no accounts. @returns its password if that was generated */
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

/** Adds an account. @param by author in the audit trail @throws {AccountProblem} */
export async function addAccount(
  database: Database,
  account: { name: string; role: Role; entities: string[]; password: string },
  now: Date,
  by = COMMAND,
): Promise<void> {
  const name = normalizeName(account.name);
  checkPassword(account.password);
  const passwordHash = await hashPassword(account.password);
  await database.write(async (trx) => {
    checkName(
      name,
      (await readAccounts(trx)).map((other) => other.name),
    );
    for (const code of account.entities) {
      if (!(await hasEntity(trx, code))) {
        throw new AccountProblem(`没有编码为 ${code} 的主体。`, `There is no entity with the code ${code}.`);
      }
    }
    const { role, entities } = account;
    const at = now.toISOString();
    await saveAccount(trx, { name, role, entities, passwordHash, at });
    await saveAudit(trx, { at, by, action: 'account-created', subject: name, detail: { role, entities } });
  });
}

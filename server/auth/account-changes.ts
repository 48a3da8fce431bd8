import type { Role } from '../../contract/roles.ts';
import {
  changeDisabled,
  changeEntities,
  changePasswordHash,
  changeRole,
  clearFailures,
  findAccount,
  hasEntity,
  readAccounts,
} from '../../db/accounts/accounts.ts';
import { revokeApiTokensOf } from '../../db/accounts/api-tokens.ts';
import { saveAudit } from '../../db/accounts/audit.ts';
import { deleteSessionsOf, deleteSignInLinksOf } from '../../db/accounts/sessions.ts';
import type { Writer } from '../../db/schema.ts';
import type { Database } from '../../db/sqlite/open.ts';
import { AccountProblem, checkPassword } from './account-rules.ts';
import { hashPassword } from './passwords.ts';

/** The author and moment of a change. */
export interface Doer {
  /** Name of an account, or `COMMAND`, which no account can have. */
  by: string;
  at: Date;
}

/** A change to an account; fields that are not given stay as they are. */
export interface AccountChange {
  role?: Role;
  /** Codes of the entities it answers for, all of them. */
  entities?: readonly string[];
  disabled?: boolean;
  password?: string;
  /** Ends a lockout. */
  unlock?: true;
}

/**
 * Changes an account, all or nothing, and records it in the audit trail. A new password, disabling and a new role end
 * its sessions. A new password and disabling also revoke its API tokens for good: somebody who knew the old password may
 * have made them, and what was taken away does not come back by itself. Enabling and a new password end a lockout.
 *
 * @throws {AccountProblem} also where no administrator would be left
 */
export async function changeAccount(
  database: Database,
  doer: Doer,
  name: string,
  change: AccountChange,
): Promise<void> {
  const { password, ...rest } = change;
  if (password !== undefined) checkPassword(password);
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  await database.write((trx) => changeAccountIn(trx, doer, name, { ...rest, passwordHash }));
}

/**
 * The same inside a transaction, with the new password hashed already and its length checked.
 *
 * @throws {AccountProblem} as `changeAccount`; the transaction must not be committed then
 */
export async function changeAccountIn(
  trx: Writer,
  { by, at }: Doer,
  name: string,
  change: Omit<AccountChange, 'password'> & { passwordHash?: string | undefined },
): Promise<void> {
  const { role, entities, disabled, passwordHash, unlock } = change;
  const moment = at.toISOString();
  const account = await findAccount(trx, name);
  if (!account) throw new AccountProblem(`没有名为 ${name} 的账号。`, `There is no account ${name}.`);
  if (passwordHash !== undefined) await changePasswordHash(trx, account.id, passwordHash);
  if (passwordHash !== undefined || disabled) {
    await revokeApiTokensOf(trx, account.id, moment);
    await deleteSignInLinksOf(trx, account.id);
  }
  if (role !== undefined) await changeRole(trx, account.id, role);
  if (entities !== undefined) await replaceEntities(trx, account.id, entities);
  if (disabled !== undefined) await changeDisabled(trx, account.id, disabled ? moment : null);
  if (disabled === false || unlock) await clearFailures(trx, account.id);
  if (passwordHash !== undefined || disabled || role !== undefined) await deleteSessionsOf(trx, account.id);
  const steppedDown = disabled || (role !== undefined && role !== 'admin');
  if (account.role === 'admin' && steppedDown) await requireAdministrator(trx);
  await saveAudit(trx, {
    at: moment,
    by,
    action: 'account-changed',
    subject: name,
    detail: {
      ...(role !== undefined && { role, before: account.role }),
      ...(entities !== undefined && { entities: [...entities], entitiesBefore: account.entities }),
      ...(disabled !== undefined && { disabled }),
      ...(passwordHash !== undefined && { password: 'changed' }),
      ...(unlock && { unlock }),
    },
  });
}

async function replaceEntities(trx: Writer, accountId: number, codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    if (await hasEntity(trx, code)) continue;
    throw new AccountProblem(`没有编码为 ${code} 的主体。`, `There is no entity with the code ${code}.`);
  }
  await changeEntities(trx, accountId, [...new Set(codes)]);
}

/** @throws {AccountProblem} when no enabled administrator is left */
async function requireAdministrator(trx: Writer): Promise<void> {
  const accounts = await readAccounts(trx);
  if (accounts.some(({ role, disabledAt }) => role === 'admin' && disabledAt === null)) return;
  throw new AccountProblem(
    '至少要有一个可用的管理员账号。',
    'There must be at least one administrator who can sign in.',
  );
}

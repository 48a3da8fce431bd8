import * as contract from '../../contract/accounts.ts';
import { isRole } from '../../contract/roles.ts';
import { type Account, findAccount, readAccounts, readLocks } from '../../db/accounts/accounts.ts';
import type { Reader } from '../../db/schema.ts';
import { type AccountChange, changeAccount } from '../auth/account-changes.ts';
import { AccountProblem } from '../auth/account-rules.ts';
import { addAccount } from '../auth/accounts.ts';
import type { AppContext } from '../context.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';

/** Accounts, as an administrator sees and changes them. */
export const accountEndpoints = (app: AppContext): Endpoint[] => [
  endpoint(app, contract.getAccounts, async () => {
    const { read } = app.database;
    const locks = await readLocks(read, app.clock().toISOString());
    const accounts = (await readAccounts(read)).map((account) => toLine(account, locks));
    return { status: 200, body: { accounts } };
  }),

  endpoint(app, contract.postAccount, async ({ person, body }) => {
    const given = { ...body, entities: body.entities ?? [] };
    await addAccount(app.database, given, app.clock(), person.name).catch(toHttpProblem);
    app.revisions.expire();
    return { status: 201, body: await readLine(app.database.read, given.name, app.clock()) };
  }),

  endpoint(app, contract.patchAccount, async ({ person, params: { name }, body }) => {
    if (!(await findAccount(app.database.read, name))) {
      throw new HttpProblem('not-found', {
        zh: `没有名为 ${name} 的账号。`,
        en: `There is no account ${name}.`,
      });
    }
    const { unlock, ...given } = body;
    const stated = Object.entries(given).filter(([, value]) => value !== null);
    const change: AccountChange = { ...Object.fromEntries(stated), ...(unlock && { unlock: true }) };
    const doer = { by: person.name, at: app.clock() };
    await changeAccount(app.database, doer, name, change).catch(toHttpProblem);
    app.revisions.expire();
    return { status: 200, body: await readLine(app.database.read, name, app.clock()) };
  }),
];

async function readLine(read: Reader, name: string, now: Date): Promise<contract.AccountLine> {
  const account = await findAccount(read, name);
  if (!account) throw new Error(`account ${name} is gone`);
  return toLine(account, await readLocks(read, now.toISOString()));
}

function toLine({ id, role, ...account }: Account, locks: ReadonlyMap<number, string>): contract.AccountLine {
  if (!isRole(role)) throw new Error(`account ${account.name} has an unknown role`);
  const { name, ...rest } = account;
  return { name, role, ...rest, lockedUntil: locks.get(id) ?? null };
}

function toHttpProblem(error: unknown): never {
  if (error instanceof AccountProblem) throw new HttpProblem('invalid-body', error.text);
  throw error;
}

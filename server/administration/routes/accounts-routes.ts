import { json, type RequestHandler } from 'express';
import { ROLES } from '../../../contract/roles.ts';
import { type Account, findAccount, readAccounts, readLocks } from '../../../db/accounts/accounts.ts';
import type { Reader } from '../../../db/schema.ts';
import { type AccountChange, changeAccount } from '../../auth/account-changes.ts';
import { AccountProblem, addAccount } from '../../auth/accounts.ts';
import { onlyInPerson } from '../../auth/tokens-routes.ts';
import { personOf } from '../../http/authorization.ts';
import { HttpProblem } from '../../http/errors.ts';
import {
  bodySchema,
  flagField,
  optionalField,
  parseBody,
  textField,
  textsField,
  wordField,
} from '../../http/json-body.ts';
import { listOf, record, reference } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import type { Office } from '../../uploads/office.ts';

export const ACCOUNTS_PATH = '/api/accounts';
export const ACCOUNT_PATH = '/api/accounts/:name';

/** An account as an administrator sees it. */
export interface AccountLine extends Omit<Account, 'id'> {
  /** After too many wrong passwords; null: not locked. */
  lockedUntil: string | null;
}

export interface AccountsAnswer {
  accounts: AccountLine[];
}

const PASSWORD = textField(256);
const NEW_FIELDS = {
  name: textField(64),
  role: wordField(ROLES),
  entities: optionalField(textsField(500)),
  password: { ...PASSWORD, parse: (value: unknown) => (typeof value === 'string' ? value : undefined) },
};
const CHANGE_FIELDS = {
  role: optionalField(wordField(ROLES)),
  entities: optionalField(textsField(500)),
  disabled: optionalField(flagField),
  password: optionalField(NEW_FIELDS.password),
  unlock: optionalField(flagField),
};

export function getAccounts({ database, clock }: Office): RequestHandler {
  return async (_request, response) => {
    const locks = await readLocks(database.read, clock().toISOString());
    const accounts = (await readAccounts(database.read)).map((account) => toLine(account, locks));
    response.set('Cache-Control', 'no-store').json({ accounts } satisfies AccountsAnswer);
  };
}

export function postAccount({ database, clock, revisions }: Office): RequestHandler[] {
  return [
    json({ limit: '64kb' }),
    async (request, response) => {
      const person = personOf(response);
      if (person.tokenId !== undefined) throw onlyInPerson();
      const { entities, ...account } = parseBody(request, NEW_FIELDS);
      const given = { ...account, entities: entities ?? [] };
      await addAccount(database, given, clock(), person.name).catch(toHttpProblem);
      revisions.expire();
      response.status(201).set('Cache-Control', 'no-store');
      response.json(await readLine(database.read, account.name, clock()));
    },
  ];
}

export function patchAccount({ database, clock, revisions }: Office): RequestHandler[] {
  return [
    json({ limit: '64kb' }),
    async (request, response) => {
      const person = personOf(response);
      if (person.tokenId !== undefined) throw onlyInPerson();
      const name = String(request.params.name);
      if (!(await findAccount(database.read, name))) {
        throw new HttpProblem('not-found', {
          zh: `没有名为 ${name} 的账号。`,
          en: `There is no account ${name}.`,
        });
      }
      const doer = { by: person.name, at: clock() };
      await changeAccount(database, doer, name, toChange(parseBody(request, CHANGE_FIELDS))).catch(
        toHttpProblem,
      );
      revisions.expire();
      response.set('Cache-Control', 'no-store').json(await readLine(database.read, name, clock()));
    },
  ];
}

type Given = ReturnType<typeof parseBody<typeof CHANGE_FIELDS>>;

function toChange({ unlock, ...given }: Given): AccountChange {
  const stated = Object.entries(given).filter(([, value]) => value !== null);
  return { ...(Object.fromEntries(stated) as AccountChange), ...(unlock && { unlock: true as const }) };
}

async function readLine(read: Reader, name: string, now: Date): Promise<AccountLine> {
  const account = await findAccount(read, name);
  if (!account) throw new Error(`account ${name} is gone`);
  return toLine(account, await readLocks(read, now.toISOString()));
}

function toLine({ id, ...account }: Account, locks: ReadonlyMap<number, string>): AccountLine {
  return { ...account, lockedUntil: locks.get(id) ?? null };
}

function toHttpProblem(error: unknown): never {
  if (error instanceof AccountProblem) throw new HttpProblem('invalid-body', error.text);
  throw error;
}

const LINE = reference('Account');
const NAME = { name: 'name', in: 'path', required: true, schema: { type: 'string' } };

export const ACCOUNTS: PathItem = {
  get: {
    summary: { zh: '所有账号', en: 'All accounts' },
    answers: { 200: record<AccountsAnswer>({ accounts: listOf(LINE) }) },
    problems: [401, 403],
  },
  post: {
    summary: { zh: '新建账号', en: 'Add an account' },
    body: bodySchema(NEW_FIELDS),
    answers: { 201: LINE },
    problems: [400, 401, 403, 413, 415, 503],
  },
};

export const ACCOUNT: PathItem = {
  patch: {
    summary: {
      zh: '改角色、所属主体、密码，停用或启用，解锁；未给出的不变。新密码使其登录与个人令牌失效',
      en: 'Change role, entities or password, disable or enable, unlock; what is not given stays. A new password ends its sessions and revokes its personal tokens',
    },
    parameters: [NAME],
    body: bodySchema(CHANGE_FIELDS),
    answers: { 200: LINE },
    problems: [400, 401, 403, 404, 413, 415, 503],
  },
};

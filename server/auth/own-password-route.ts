import { json, type RequestHandler } from 'express';
import { findCredentials, recordFailure } from '../../db/accounts/accounts.ts';
import type { Freshness } from '../cache/revision-watcher.ts';
import { HttpProblem } from '../http/errors.ts';
import { type BodyField, bodySchema, parseBody } from '../http/json-body.ts';
import type { PathItem } from '../http/openapi.ts';
import { changeAccountIn } from './account-changes.ts';
import { AccountProblem, checkPassword, type Door, LOCKED_MS, MOST_FAILURES, signIn } from './accounts.ts';
import { personOf } from './auth-middleware.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { begin, CREDENTIALS_LIMIT } from './session-route.ts';
import type { Person } from './sessions.ts';
import { onlyInPerson } from './tokens-routes.ts';

export const OWN_PASSWORD_PATH = '/api/session/password';

/** As it was typed: nothing is trimmed off a password. */
const PASSWORD: BodyField<string> = {
  schema: { type: 'string', minLength: 1, maxLength: 256 },
  parse: (value) => (typeof value === 'string' && value !== '' && value.length <= 256 ? value : undefined),
  allowed: { zh: ' 1 到 256 个字符的文本', en: 'text of 1 to 256 characters' },
};
const FIELDS = { current: PASSWORD, password: PASSWORD };

/** Changes one's own password. Every session of the account ends, its tokens are revoked; this browser goes on with a new session. */
export function postOwnPassword(door: Door, freshness: Freshness): RequestHandler[] {
  return [
    json({ limit: CREDENTIALS_LIMIT }),
    async (request, response) => {
      const person = personOf(response);
      if (person.tokenId !== undefined) throw onlyInPerson();
      const { current, password } = parseBody(request, FIELDS);
      await changePassword(door, person, current, password).catch(toHttpProblem);
      freshness.expire();
      await begin(door, await signIn(door, person.name, password), request, response);
      response.status(204).set('Cache-Control', 'no-store').end();
    },
  ];
}

/** Wrong ones count as those of signing in do: an open session must not be a place to guess at leisure. */
async function changePassword(
  { database, clock }: Door,
  { accountId, name }: Person,
  current: string,
  password: string,
): Promise<void> {
  const before = await findCredentials(database.read, name);
  const isRight = await isPassword(current, before?.passwordHash);
  // In any case, so that the time of the answer does not tell of a locked account whether the guess was right.
  const passwordHash = await hashPassword(password);
  const isChanged = await database.write(async (trx) => {
    // Asked again inside the transaction: guesses made at the same time must not slip past the lock.
    const now = await findCredentials(trx, name);
    const at = clock();
    const moment = at.toISOString();
    const isOpen =
      now?.passwordHash === before?.passwordHash &&
      now?.disabledAt === null &&
      (now.lockedUntil === null || now.lockedUntil <= moment);
    if (isRight && isOpen) {
      checkPassword(password);
      await changeAccountIn(trx, { by: name, at }, name, { passwordHash });
      return true;
    }
    const lockUntil = new Date(at.getTime() + LOCKED_MS).toISOString();
    await recordFailure(trx, accountId, { now: moment, limit: MOST_FAILURES, lockUntil });
    return false;
  });
  if (isChanged) return;
  throw fieldProblem(
    'current',
    '现在的密码不对，或账号暂时锁定。',
    'The current password is wrong, or the account is locked for now.',
  );
}

function toHttpProblem(error: unknown): never {
  if (error instanceof AccountProblem) throw fieldProblem('password', error.text.zh, error.text.en);
  throw error;
}

function fieldProblem(column: string, zh: string, en: string): HttpProblem {
  const problem = { code: 'wrong-value', row: null, column, value: null, message: zh, messageEn: en };
  return new HttpProblem('invalid-body', { zh, en }, { problems: [problem] });
}

export const OWN_PASSWORD: PathItem = {
  post: {
    summary: {
      zh: '改自己的密码；账号的其他登录与全部个人令牌随之失效',
      en: "Change one's own password; the account's other sessions end and all its personal tokens are revoked",
    },
    body: bodySchema(FIELDS),
    others: { 204: { description: { zh: '已修改', en: 'Changed' } } },
    problems: [400, 401, 403, 413, 415, 503],
  },
};

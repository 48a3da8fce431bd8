import type { Request, Response } from 'express';
import * as accounts from '../../contract/accounts.ts';
import * as session from '../../contract/session.ts';
import { findCredentials, recordFailure } from '../../db/accounts/accounts.ts';
import { readApiTokens } from '../../db/accounts/api-tokens.ts';
import type { AppContext } from '../context.ts';
import { clearSessionCookie, findSessionId, type Person, setSessionCookie } from '../http/authorization.ts';
import { type Endpoint, endpoint, type RequestServices } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { changeAccountIn } from './account-changes.ts';
import { AccountProblem, checkPassword } from './account-rules.ts';
import { LOCKED_MS, MOST_FAILURES, signIn } from './accounts.ts';
import { createToken, revokeToken } from './api-tokens.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { LONGEST_MS, type Sessions } from './sessions.ts';

/** Signing in and out by JSON, and what people do with their own account: password and tokens. */
export const authEndpoints = (
  app: Pick<AppContext, keyof RequestServices | 'database' | 'sessions' | 'clock' | 'revisions'>,
): Endpoint[] => [
  endpoint(app, session.getSession, ({ person }) => ({ status: 200, body: toSession(person) })),

  endpoint(app, session.postSession, async ({ body, request, response }) => {
    const { username, password } = body;
    const person = await begin(app.sessions, await signIn(app, username, password), request, response);
    return { status: 201, body: toSession(person) };
  }),

  // Also where nobody was signed in.
  endpoint(app, session.deleteSession, async ({ request, response }) => {
    const id = findSessionId(request.headers.cookie);
    if (id !== undefined) await app.sessions.end(id);
    clearSessionCookie(request, response);
    return { status: 204 };
  }),

  // Every session of the account ends and its tokens are revoked; this browser gets a new session.
  endpoint(app, session.postOwnPassword, async ({ person, body, request, response }) => {
    const { current, password } = body;
    await changePassword(app, person, current, password).catch(toHttpProblem);
    app.revisions.expire();
    await begin(app.sessions, await signIn(app, person.name, password), request, response);
    return { status: 204 };
  }),

  endpoint(app, accounts.getTokens, async ({ person }) => {
    const found = await readApiTokens(app.database.read, person.accountId);
    return { status: 200, body: { tokens: found.map(({ accountId: _, ...token }) => token) } };
  }),

  endpoint(app, accounts.postToken, async ({ person, body }) => ({
    status: 201,
    body: await createToken(app.database, app.clock(), person, body),
  })),

  endpoint(app, accounts.deleteToken, async ({ person, params }) => {
    if (await revokeToken(app.database, app.clock(), person, params.id)) return { status: 204 };
    throw new HttpProblem('not-found', { zh: '没有这个令牌。', en: 'There is no such token.' });
  }),
];

/** Sets the cookie of a new session, and ends the session that the browser had before. */
export async function begin(
  sessions: Sessions,
  id: string,
  request: Request,
  response: Response,
): Promise<Person> {
  const before = findSessionId(request.headers.cookie);
  if (before !== undefined) await sessions.end(before);
  const person = await sessions.find(id);
  if (!person) throw new Error('a session that has just begun is not there');
  setSessionCookie(request, response, id, LONGEST_MS);
  return person;
}

/** A person as the page knows them. */
export function toSession({ name, role, entities }: Person): session.SessionResponse {
  return { name, role, entities };
}

/** Wrong passwords count like those of signing in, so that an open session is no place to guess. */
async function changePassword(
  { database, clock }: Pick<AppContext, 'database' | 'clock'>,
  { accountId, name }: Person,
  current: string,
  password: string,
): Promise<void> {
  const before = await findCredentials(database.read, name);
  const isRight = await isPassword(current, before?.passwordHash);
  // Hashed in any case: the response time must not reveal whether the guess was right.
  const passwordHash = await hashPassword(password);
  const isChanged = await database.write(async (trx) => {
    // Read again inside the transaction: concurrent guesses must not bypass the lock.
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

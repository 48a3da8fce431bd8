import { postOwnPassword } from '../../contract/session.ts';
import { findCredentials, recordFailure } from '../../db/accounts/accounts.ts';
import type { AppContext } from '../context.ts';
import type { Person } from '../http/authorization.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { changeAccountIn } from './account-changes.ts';
import { AccountProblem, checkPassword, LOCKED_MS, MOST_FAILURES, signIn } from './accounts.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { begin } from './session.ts';

/** Changes one's own password. Every session of the account ends, its tokens are revoked; this browser gets a new session. */
export const ownPasswordEndpoint = (app: AppContext): Endpoint =>
  endpoint(app, postOwnPassword, async ({ person, body, request, response }) => {
    const { current, password } = body;
    await changePassword(app, person, current, password).catch(toHttpProblem);
    app.revisions.expire();
    await begin(app.sessions, await signIn(app, person.name, password), request, response);
    return { status: 204 };
  });

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

import type { Request, Response } from 'express';
import * as contract from '../../contract/session.ts';
import type { AppContext } from '../context.ts';
import type { Person } from '../http/authorization.ts';
import { clearSessionCookie, findSessionId, setSessionCookie } from '../http/cookie.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { signIn } from './accounts.ts';
import { LONGEST_MS, type Sessions } from './sessions.ts';

/** Who is signed in; signing in and out by JSON. */
export const sessionEndpoints = (app: AppContext): Endpoint[] => [
  endpoint(app, contract.getSession, ({ person }) => ({ status: 200, body: toSession(person) })),

  endpoint(app, contract.postSession, async ({ body, request, response }) => {
    const { username, password } = body;
    const person = await begin(app.sessions, await signIn(app, username, password), request, response);
    return { status: 201, body: toSession(person) };
  }),

  // Also where nobody was signed in.
  endpoint(app, contract.deleteSession, async ({ request, response }) => {
    const id = findSessionId(request.headers.cookie);
    if (id !== undefined) await app.sessions.end(id);
    clearSessionCookie(request, response);
    return { status: 204 };
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
export function toSession({ name, role, entities }: Person): contract.SessionResponse {
  return { name, role, entities };
}

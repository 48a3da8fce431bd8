import type { Request, RequestHandler, Response } from 'express';
import type { Freshness } from '../cache/revision-watcher.ts';
import { findSessionId } from '../http/cookie.ts';
import { HttpProblem } from '../http/errors.ts';
import { findBearer } from './api-tokens.ts';
import { isAtLeast, ROLE_NAMES, type Role } from './roles.ts';
import type { Person, Sessions } from './sessions.ts';

/** Tells who asks. */
export type FindPerson = (request: Request) => Promise<Person | undefined>;

/** By personal token where one is given, else by session. */
export function personFinder(
  sessions: Sessions,
  freshness: Freshness,
  findTokenPerson: (token: string) => Promise<Person | undefined>,
): FindPerson {
  return async (request) => {
    const token = findBearer(request.headers.authorization);
    if (token !== undefined) return token === null ? undefined : findTokenPerson(token);
    const id = findSessionId(request.headers.cookie);
    if (id === undefined) return undefined;
    // What memory says of a session counts only while nothing was written behind its back.
    if (!freshness.isFresh) await freshness.check();
    return sessions.find(id);
  };
}

/** Lets on who is signed in, and refuses everyone else. */
export function requirePerson(findPerson: FindPerson): RequestHandler {
  return async (request, response, next) => {
    const person = await findPerson(request);
    if (!person) throw notSignedIn();
    response.locals.person = person;
    next();
  };
}

/** Lets on who has at least this role; stands after `requirePerson`. */
export function requireRole(role: Role): RequestHandler {
  return (_request, response, next) => {
    if (isAtLeast(personOf(response).role, role)) return next();
    const { zh, en } = ROLE_NAMES[role];
    throw new HttpProblem('not-permitted', {
      zh: `这需要“${zh}”或更高的角色。`,
      en: `This needs the role "${en}" or a higher one.`,
    });
  };
}

/** Who asks; to be used after `requirePerson`. */
export function personOf(response: Response): Person {
  return response.locals.person as Person;
}

export function notSignedIn(): HttpProblem {
  return new HttpProblem('not-signed-in', {
    zh: '请先登录（/sign-in），或登录已过期。',
    en: 'Sign in first (/sign-in); a session may have ended.',
  });
}

import type { Request, RequestHandler, Response } from 'express';
import { isAtLeast, ROLE_NAMES, type Role } from '../../contract/roles.ts';
import { HttpProblem } from './errors.ts';

/** Who asks. */
export interface Person {
  accountId: number;
  name: string;
  role: Role;
  /** Codes of the entities the account answers for; empty: not bound to any. */
  entities: string[];
  /** Where a script asks with a personal token: its id. */
  tokenId?: number;
}

/** Tells who asks; undefined for somebody who has not signed in. */
export type FindPerson = (request: Request) => Promise<Person | undefined>;

/** Refuses everyone who has not signed in. */
export function requirePerson(findPerson: FindPerson): RequestHandler {
  return async (request, response, next) => {
    const person = await findPerson(request);
    if (!person) throw notSignedIn();
    response.locals.person = person;
    next();
  };
}

/** Refuses everyone with a lower role; comes after `requirePerson`. */
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

/** A token that has leaked must not make itself another. */
export const requireSignIn: RequestHandler = (_request, response, next) => {
  if (personOf(response).tokenId === undefined) return next();
  throw new HttpProblem('not-permitted', {
    zh: '这件事需要本人登录后办理，不能用令牌。',
    en: 'This needs a person who has signed in; a token cannot do it.',
  });
};

/** Who asks; comes after `requirePerson`. */
export function personOf(response: Response): Person {
  return response.locals.person as Person;
}

export function notSignedIn(): HttpProblem {
  return new HttpProblem('not-signed-in', {
    zh: '请先登录（/sign-in），或登录已过期。',
    en: 'Sign in first (/sign-in); a session may have ended.',
  });
}

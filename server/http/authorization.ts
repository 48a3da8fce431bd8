import type { Request, RequestHandler, Response } from 'express';
import { isAtLeast, ROLE_NAMES, type Role } from '../../contract/roles.ts';
import type { Catalog, Indicator } from '../../domain/model.ts';
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

const COOKIE = 'session';
const SESSION_ID = new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9_-]{43})(?:;|$)`);

/** The session id in a Cookie header, if one of the right shape is there. */
export function findSessionId(header: string | undefined): string | undefined {
  return header === undefined ? undefined : SESSION_ID.exec(header)?.[1];
}

/** Hands the session to the browser: out of scripts' reach, not sent along by other sites' forms. */
export function setSessionCookie(request: Request, response: Response, id: string, maxAgeMs: number): void {
  response.cookie(COOKIE, id, { ...attributes(request), maxAge: maxAgeMs });
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(COOKIE, attributes(request));
}

/** `Secure` only behind https: over plain http, as on an intranet, the browser would drop such a cookie. */
function attributes(request: Request) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: request.secure } as const;
}

/** Whether a person may change the figures of an indicator and entity. */
type MayWrite = (indicator: string, entity: string) => boolean;

/**
 * Editors change every figure. A statistician changes those of the entities that are theirs, and, where one of
 * these is a department, those of the indicators that it leads, for every entity. A viewer changes nothing.
 */
export function writeRights(person: Person, catalog: Catalog): MayWrite {
  if (isAtLeast(person.role, 'editor')) return () => true;
  if (!isAtLeast(person.role, 'statistician')) return () => false;
  const own = new Set(person.entities);
  const led = new Set(catalog.indicators.filter((one) => isLedBy(one, own)).map(({ code }) => code));
  return (indicator, entity) => own.has(entity) || led.has(indicator);
}

function isLedBy({ department }: Indicator, departments: ReadonlySet<string>): boolean {
  return department !== null && departments.has(department);
}

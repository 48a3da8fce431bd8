import type { Request, Response } from 'express';

const NAME = 'session';
const PATTERN = new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]{43})(?:;|$)`);

/** The session id in a Cookie header, if one of the right shape is there. */
export function findSessionId(header: string | undefined): string | undefined {
  return header === undefined ? undefined : PATTERN.exec(header)?.[1];
}

/** Hands the session to the browser: out of scripts' reach, not sent along by other sites' forms. */
export function setSessionCookie(request: Request, response: Response, id: string, maxAgeMs: number): void {
  response.cookie(NAME, id, { ...attributes(request), maxAge: maxAgeMs });
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(NAME, attributes(request));
}

/** `Secure` only behind https: over plain http, as on an intranet, the browser would drop such a cookie. */
function attributes(request: Request) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: request.secure } as const;
}

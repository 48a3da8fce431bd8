import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { HttpProblem } from './errors.ts';

/**
 * Helmet's headers for every response, computed once: doing it for each request would take a good part of the time of
 * a cached response.
 *
 * The server runs on a closed intranet over plain http, so nothing here forces https, and the headers that
 * browsers ignore with a warning on plain http (opener policy, agent cluster) are left out.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = Object.freeze(makeHeaders());

function makeHeaders(): Record<string, string> {
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        'style-src': ["'self'"],
        // Charts and their tooltips come as markup with style attributes; these cannot run anything.
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    // Not helmet's `no-referrer`: with it browsers send `Origin: null` from our own sign-in form.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  policy(request, response, () => {});
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}

/** Sets the security headers of a response. */
export function secureHeaders(_request: Request, response: Response, next: NextFunction): void {
  for (const name in SECURITY_HEADERS) response.setHeader(name, SECURITY_HEADERS[name]!);
  next();
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changing requests that were sent by another site's page. Browsers name the page's
 * origin on every such request; a script or a command line names none and brings no cookie it was not given.
 */
export const refuseForeignOrigin: RequestHandler = (request, _response, next) => {
  if (READING.has(request.method) || isFromHere(request)) return next();
  next(
    new HttpProblem('foreign-origin', {
      zh: '这个请求是从别的网站发来的，已拒绝。',
      en: 'This request was sent by a page of another site and has been refused.',
    }),
  );
};

function isFromHere(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('Origin');
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === request.host?.toLowerCase();
  } catch {
    return false;
  }
}

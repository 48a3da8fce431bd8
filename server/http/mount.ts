import type { Express, IRoute, RequestHandler } from 'express';
import type { Method } from '../../contract/core/route.ts';
import { type FindPerson, requirePerson } from './authorization.ts';
import type { Endpoint } from './endpoint.ts';
import { methodNotAllowed } from './errors.ts';

type Verb = Lowercase<Method>;

/**
 * Puts endpoints at their paths; an earlier path matches first. Other methods of a path are refused with 405, to
 * people who have signed in unless the path is open to anyone.
 */
export function mount(app: Express, findPerson: FindPerson, endpoints: readonly Endpoint[]): void {
  const byPath = new Map<string, Endpoint[]>();
  for (const one of endpoints) {
    byPath.set(one.route.path, [...(byPath.get(one.route.path) ?? []), one]);
  }
  for (const [path, own] of byPath) {
    const route: IRoute = app.route(path);
    for (const {
      route: { method },
      handlers,
    } of own)
      route[method.toLowerCase() as Verb](handlers);
    const allow = own.flatMap(({ route: { method } }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const isOpen = own.some(({ route: { role } }) => role === 'anyone');
    route.all([...(isOpen ? [] : [requirePerson(findPerson)]), refuse(allow.join(', '))]);
  }
}

const refuse =
  (allow: string): RequestHandler =>
  (request, _response, next) =>
    next(methodNotAllowed(request.method, allow));

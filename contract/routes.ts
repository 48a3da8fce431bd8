import * as accounts from './accounts.ts';
import * as audit from './audit.ts';
import * as catalog from './catalog.ts';
import type { ApiOf, Route } from './core/route.ts';
import * as deckTemplate from './deck-template.ts';
import * as decks from './decks.ts';
import * as exported from './exports.ts';
import * as figures from './figures.ts';
import * as lights from './lights.ts';
import * as reporting from './reporting.ts';
import * as session from './session.ts';
import * as tables from './tables.ts';
import * as uploads from './uploads.ts';

const TOPICS = [
  session,
  catalog,
  figures,
  lights,
  uploads,
  reporting,
  accounts,
  tables,
  audit,
  decks,
  deckTemplate,
  exported,
];

/** Every route there is. */
export const ROUTES: readonly Route[] = TOPICS.flatMap((topic) =>
  Object.values<unknown>(topic).filter(isRoute),
);

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

/** Distributes over the topics: `keyof` of a union would be only what all of them have. */
type RoutesOf<Topic> = Topic extends unknown ? Extract<Topic[keyof Topic], Route> : never;

/**
 * What the page sends and gets.
 *
 * @example type Rows = Api['GET /api/progress']['response']['rows'];
 */
export type Api = ApiOf<RoutesOf<(typeof TOPICS)[number]>>;

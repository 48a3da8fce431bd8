import * as accounts from './accounts.ts';
import * as audit from './audit.ts';
import * as catalog from './catalog.ts';
import type { ApiOf, Route } from './core/route.ts';
import * as deckTemplate from './deck-template.ts';
import * as decks from './decks.ts';
import * as exported from './exports.ts';
import * as figures from './figures.ts';
import * as reporting from './reporting.ts';
import * as session from './session.ts';
import * as tables from './tables.ts';
import * as uploads from './uploads.ts';

const TOPICS = [
  session,
  catalog,
  figures,
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

type RoutesOf<Topic> = Extract<Topic[keyof Topic], Route>;

/**
 * What the page sends and gets.
 *
 * @example type Rows = Api['GET /api/progress']['response']['rows'];
 */
export type Api = ApiOf<
  | RoutesOf<typeof session>
  | RoutesOf<typeof catalog>
  | RoutesOf<typeof figures>
  | RoutesOf<typeof uploads>
  | RoutesOf<typeof reporting>
  | RoutesOf<typeof accounts>
  | RoutesOf<typeof tables>
  | RoutesOf<typeof audit>
  | RoutesOf<typeof decks>
  | RoutesOf<typeof deckTemplate>
  | RoutesOf<typeof exported>
>;

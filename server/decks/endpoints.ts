import type { AppContext } from '../context.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { deckContentEndpoints } from './deck-content.ts';
import { deckTemplateEndpoints } from './deck-template.ts';
import { exportEndpoints } from './exports.ts';
import { refillEndpoint } from './refills.ts';
import { savedDeckEndpoints } from './saved-decks.ts';
import { tableExportEndpoints } from './table-exports.ts';

/** Decks: what is on their pages, saved ones, the unit's template; and everything that is exported as a file. */
export const deckEndpoints = (app: AppContext): Endpoint[] => [
  ...deckContentEndpoints(app),
  ...savedDeckEndpoints(app),
  ...deckTemplateEndpoints(app),
  refillEndpoint(app),
  // Before `/api/exports/:id`, which would match `/api/exports/progress.xlsx` as well.
  ...tableExportEndpoints(app),
  ...exportEndpoints(app),
];

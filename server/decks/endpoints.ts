import * as contract from '../../contract/decks.ts';
import type { Deck } from '../../domain/decks/deck.ts';
import type { AppContext } from '../context.ts';
import { type Endpoint, endpoint, type Input, SENT } from '../http/endpoint.ts';
import { readDeckPages } from './deck-pages.ts';
import { deckTemplateEndpoints } from './deck-template.ts';
import { exportEndpoints } from './exports.ts';
import { refillEndpoint } from './refills.ts';
import { loadDeck } from './resolve-deck.ts';
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

type Context = Pick<AppContext, 'findPerson' | 'readQuery' | 'responses' | 'progressRows' | 'clock'>;

/** What is on the pages of a deck: the page draws its screens and its print from this. */
const deckContentEndpoints = (app: Context): Endpoint[] => [
  endpoint(app, contract.getDeckContent, (input) => sendContent(app, input, null)),
  // A deck that is being edited, or one that is too long for an address.
  endpoint(app, contract.postDeckContent, (input) => sendContent(app, input, input.body)),
];

async function sendContent(
  app: Context,
  input: Omit<Input<typeof contract.getDeckContent>, 'body'>,
  sent: Deck | null,
): Promise<typeof SENT> {
  const data = await loadDeck(app, input, sent);
  const { deck, period, exportedAt, context } = data;
  // The response depends on the pages, the month and the revision only, not on who asks or how the deck was named.
  const key = `${contract.getDeckContent.path} ${JSON.stringify([deck, period])} @${context.revision}`;
  await app.responses.send(
    key,
    input.request,
    input.response,
    async (): Promise<contract.DeckContentResponse> => {
      const contents = await readDeckPages(data);
      return { deck, period, revision: context.revision, exportedAt, contents };
    },
  );
  return SENT;
}

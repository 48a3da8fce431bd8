import { DECK_LIMITS, type Deck, type Page } from '../../../domain/decks/deck.ts';
import { formatPages } from '../../../domain/decks/page-url.ts';
import type { Month } from '../../../domain/model.ts';
import { fetchJson, jsonRequest } from '../../api/client.ts';
import { type ResponseOf, toUrl, type Url, type ValuesOf } from '../../api/url.ts';
import { language } from '../../i18n/index.ts';
import type { Query } from '../../navigation/router.ts';

export type DeckContent = ResponseOf<'GET /api/deck-content'>;

/** Characters of an address: some proxies refuse longer ones. */
const LONGEST_ADDRESS = 6000;

/** Which deck, as the server's query says it. */
function deckQuery({ deck, pages, title, entity, period, asOf }: Query): ValuesOf<'GET /api/deck-content'> {
  return { deck: deck === DRAFT ? undefined : deck, pages, title, entity, period, asOf, lang: language() };
}

/** The deck of this window only: it is too long for an address. */
export const DRAFT = 'draft';
const DRAFT_KEY = 'deck-draft';

/** The address's parameters for this deck: its pages, or `draft` where they are too long. */
export function deckState({ title, pages }: Deck): Pick<Query, 'deck' | 'pages' | 'title' | 'entity'> {
  const written = formatPages(pages);
  // The deck last composed is the one that pages are added to from elsewhere.
  keepDraft({ title, period: null, pages });
  if (encodeURIComponent(written).length > LONGEST_ADDRESS) {
    return { deck: DRAFT, pages: undefined, title: undefined, entity: undefined };
  }
  return { deck: undefined, pages: written, title, entity: undefined };
}

function keepDraft(deck: Deck): void {
  try {
    sessionStorage.setItem(DRAFT_KEY, JSON.stringify(deck));
  } catch {
    // Storage may be blocked; the deck then lasts as long as the page.
  }
}

/**
 * Adds a page to the deck of this window, which begins with it where there is none.
 *
 * @param title of a deck that begins
 * @returns the deck; null where it is full
 */
export function addToDraft(page: Page, title: string): Deck | null {
  const { pages, ...draft } = findDraft() ?? { title, period: null, pages: [] };
  if (pages.length >= DECK_LIMITS.pages) return null;
  const deck = { ...draft, pages: [...pages, page] };
  keepDraft(deck);
  return deck;
}

export function findDraft(): Deck | null {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT_KEY) ?? 'null') as Deck | null;
  } catch {
    return null;
  }
}

/**
 * Requests the content of a deck's pages. Unlike other requests it never leads to the sign-in page when it fails: a
 * meeting may be going on.
 */
export async function loadDeck(query: Query): Promise<DeckContent> {
  const draft = query.deck === DRAFT ? findDraft() : null;
  return request(toUrl('/api/deck-content', deckQuery(query)), draft);
}

/** The same for pages that are not in the address: drill-downs, and a deck that is being composed. */
export function loadPages(
  pages: Deck['pages'],
  period: Month | null,
  asOf?: string,
  title = '—',
): Promise<DeckContent> {
  const deck: Deck = { title, period, pages };
  return request(toUrl('/api/deck-content', { asOf }), deck);
}

function request(url: Url<DeckContent>, body: Deck | null): Promise<DeckContent> {
  return fetchJson(url, body ? jsonRequest('POST', body) : {});
}

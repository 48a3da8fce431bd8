import type { Deck } from '../../../domain/decks/deck.ts';
import { formatPages } from '../../../domain/decks/page-url.ts';
import type { PageContent } from '../../../domain/decks/pages/page-content.ts';
import type { Month } from '../../../domain/model.ts';
import { toUrl } from '../../api/addresses.ts';
import { ApiProblem } from '../../api/client.ts';
import { language } from '../../i18n/index.ts';
import type { Query } from '../../navigation/router.ts';

export interface DeckContent {
  deck: Deck;
  period: Month;
  revision: number;
  exportedAt: string;
  contents: PageContent[];
}

/** A longer address is refused on its way by one server or another. */
export const LONGEST_ADDRESS = 6000;

/** What says which deck is meant, as the server takes it. */
export function deckQuery({
  deck,
  pages,
  title,
  entity,
  period,
  asOf,
}: Query): Record<string, string | undefined> {
  return { deck: deck === DRAFT ? undefined : deck, pages, title, entity, period, asOf, lang: language() };
}

/** The word for a deck that is only in this window, because no address could hold it. */
export const DRAFT = 'draft';
const DRAFT_KEY = 'deck-draft';

/** The state of an address that means this deck: its pages written out, or, where that is too long, this window's. */
export function deckState({ title, pages }: Deck): Pick<Query, 'deck' | 'pages' | 'title' | 'entity'> {
  const written = formatPages(pages);
  if (encodeURIComponent(written).length > LONGEST_ADDRESS) {
    keepDraft({ title, period: null, pages });
    return { deck: DRAFT, pages: undefined, title: undefined, entity: undefined };
  }
  return { deck: undefined, pages: written, title, entity: undefined };
}

function keepDraft(deck: Deck): void {
  try {
    sessionStorage.setItem(DRAFT_KEY, JSON.stringify(deck));
  } catch {
    // Storage may be forbidden; the deck then lasts as long as the page.
  }
}

export function findDraft(): Deck | null {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT_KEY) ?? 'null') as Deck | null;
  } catch {
    return null;
  }
}

/** Asks for what stands on a deck's pages. Nothing is left or reloaded when it fails: a meeting may be going on. */
export async function loadDeck(query: Query): Promise<DeckContent> {
  const draft = query.deck === DRAFT ? findDraft() : null;
  return ask(toUrl('/api/deck-content', deckQuery(query)), draft);
}

/** The same for pages that are not in the address: what is looked into, and what is being put together. */
export function loadPages(
  pages: Deck['pages'],
  period: Month | null,
  asOf?: string,
  title = '—',
): Promise<DeckContent> {
  const deck: Deck = { title, period, pages };
  return ask(toUrl('/api/deck-content', { asOf }), deck);
}

async function ask(url: string, body: Deck | null): Promise<DeckContent> {
  let response: Response;
  try {
    response = await fetch(
      url,
      body
        ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {},
    );
  } catch {
    throw new ApiProblem(0, '');
  }
  const answer = (await response.json().catch(() => null)) as
    | (DeckContent & { detail?: string; detailEn?: string })
    | null;
  if (response.ok && answer) return answer;
  const said = language() === 'en' ? answer?.detailEn : answer?.detail;
  throw new ApiProblem(response.status, said ?? '');
}

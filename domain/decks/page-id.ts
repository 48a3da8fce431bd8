import type { Page } from './deck.ts';
import { formatPages, parsePages } from './page-url.ts';
import { parseDeck } from './parse-deck.ts';

/** What the office wrote itself says nothing about which figures a page shows. */
const OWN_WORDS = ['title', 'remark', 'subtitle', 'author', 'text'];

/**
 * Which figures a page shows, as one word: the same in every month, and enough to find them again. Written into the
 * names of a slide's shapes.
 *
 * @example pageKey({ kind: 'park', entity: 'P1', remark: '…' }) → `park:P1`
 */
export function pageKey(page: Page): string {
  const kept = Object.entries(page).filter(([name]) => !OWN_WORDS.includes(name));
  return formatPages([Object.fromEntries(kept) as unknown as Page]);
}

/** The page with this key, or null for a foreign key. Text pages cannot be found again. */
export function parsePageKey(key: string): Page | null {
  const pages = parsePages(key);
  return parseDeck({ title: key.slice(0, 1) || '-', pages }).deck?.pages[0] ?? null;
}

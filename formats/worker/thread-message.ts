import type { PageContent } from '../../domain/decks/pages/page-content.ts';
import type { Problem } from '../../domain/problem.ts';

/** A page of the deck, or that there are no more. */
export type ToThread = PageContent | 'end';

/**
 * `taken`: a page is on its way into the file, and the next may come; `page`: one is done; `refused`: the template
 * that it was to be made on is not taken.
 */
export type FromThread =
  | { is: 'taken' }
  | { is: 'page' }
  | { is: 'refused'; problem: Problem }
  | { is: 'file'; bytes: Uint8Array };

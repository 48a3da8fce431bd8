import type { PageContent } from '../../domain/deck-page.ts';

/** A page of the deck, or that there are no more. */
export type ToThread = PageContent | 'end';

/** `taken`: a page is on its way into the file, and the next may come; `page`: one is done. */
export type FromThread = { is: 'taken' } | { is: 'page' } | { is: 'file'; bytes: Uint8Array };

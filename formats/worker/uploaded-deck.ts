import type { Page } from '../../domain/decks/deck.ts';
import type { DeckSource, PageContent } from '../../domain/decks/pages/page-content.ts';
import { deckContents } from '../../domain/decks/pages/page-contents.ts';
import type { TemplateTelling } from '../../domain/decks/template-report.ts';
import { refillDeck } from '../pptx/refill/refill.ts';
import type { Refilled } from '../pptx/refill/refill-context.ts';
import { slidesFile } from '../pptx/slides/deck-slides.ts';
import { tellTemplate } from '../pptx/template/describe-template.ts';
import { readTemplate } from '../pptx/template/pptx-template.ts';

export interface UploadedDeckOptions {
  signal?: AbortSignal;
  /** Told how many steps there are, once that is known, and of every one that is done. */
  onTotal?: (steps: number) => void;
  onStep?: () => void;
}

/** A page's contents at the month that a deck is refilled for. */
export type ContentsOf = (page: Page) => Promise<PageContent[]>;

/**
 * Reads PPTX files that somebody sent. A part of the app: in a thread of its own when nothing else is given.
 * Both throw DeckRefused for a file that is not taken.
 */
export interface UploadedDecks {
  /** What is understood of a template, once a small deck was made on it. */
  tell(bytes: Uint8Array, options: UploadedDeckOptions): Promise<TemplateTelling>;
  /** Last month's deck with this month's numbers. */
  refill(bytes: Uint8Array, contentsOf: ContentsOf, options: UploadedDeckOptions): Promise<Refilled>;
}

/** Reads them here, taking the processor for as long as it takes. */
export const uploadedDecksHere: UploadedDecks = {
  async tell(bytes, { signal }) {
    const told = tellTemplate(readTemplate(bytes));
    const facts = { title: TRIAL.title, author: '', createdAt: NOTHING.exportedAt };
    const options = {
      facts,
      language: 'zh',
      size: '16:9',
      template: bytes,
      ...(signal && { signal }),
    } as const;
    await slidesFile(deckContents(TRIAL, NOTHING), options);
    return told;
  },
  refill: (bytes, contentsOf, options) => refillDeck(bytes, { ...options, contentsOf }),
};

/** What is made on a template before it is taken, so that it fails in the hands of who uploads it or not at all. */
const TRIAL = {
  title: '模板',
  period: null,
  pages: [{ kind: 'cover' }, { kind: 'text', title: '模板', text: '模板' }] as Page[],
};
const NOTHING: DeckSource = {
  catalog: { entities: [], indicators: [] },
  period: '2000-01',
  rows: [],
  figures: () => undefined,
  revision: 0,
  demonstration: false,
  exportedAt: '2000-01-01T00:00:00.000Z',
};

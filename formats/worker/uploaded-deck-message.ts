import type { Page } from '../../domain/decks/deck.ts';
import type { PageContent } from '../../domain/decks/pages/page-content.ts';
import type { TemplateTelling } from '../../domain/decks/template-report.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Refilled } from '../pptx/refill/refill-context.ts';

/** What the thread is started with. */
export interface DeckOrder {
  kind: 'tell' | 'refill';
  bytes: Uint8Array;
}

/** The contents of the page that was asked for. */
export type ToDeckThread = PageContent[];

export type FromDeckThread =
  | { is: 'asks'; page: Page }
  | { is: 'total'; steps: number }
  | { is: 'step' }
  | { is: 'told'; telling: TemplateTelling }
  | ({ is: 'refilled' } & Refilled)
  | { is: 'refused'; problem: Problem };

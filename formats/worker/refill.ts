import type { Page } from '../../domain/decks/deck.ts';
import type { PageContent } from '../../domain/decks/page-content.ts';
import { refillDeck } from '../pptx/refill/refill.ts';
import type { Refilled } from '../pptx/refill/refill-context.ts';
import type { Task } from './task.ts';

/** The number of steps, once it is known, and then one `step` for each that is done. */
export type RefillProgress = { steps: number } | 'step';

/** Puts another month's numbers into an exported deck. Asks for the contents of each page it finds. */
export const refill: Task<Uint8Array, Refilled, RefillProgress, Page, PageContent[]> = (bytes, host) =>
  refillDeck(bytes, {
    contentsOf: (page) => host.ask(page),
    onTotal: (steps) => host.report({ steps }),
    onStep: () => host.report('step'),
  });

import type { Page } from '../../domain/decks/deck.ts';
import type { PageContent } from '../../domain/decks/pages/page-content.ts';
import { checkDeck } from '../../domain/decks/parse-deck.ts';
import type { ExportedFile } from './export-jobs.ts';
import { toExportProblem } from './export-refusal.ts';
import { type DeckReading, readDeckPages } from './progress-row-cache.ts';
import { PPTX_TYPE } from './render-deck.ts';
import type { Workshop } from './workshop.ts';

/** The month that a deck is refilled for, with its data. */
export type RefillReading = Omit<DeckReading, 'deck'>;

/**
 * Puts this month's numbers into last month's deck, and reports what happened to each of its charts, tables and texts.
 *
 * @throws {HttpProblem} `unusable-file`, in one sentence
 */
export async function refillDeck(
  { run }: Pick<Workshop, 'run'>,
  { name, bytes }: { name: string; bytes: Uint8Array },
  reading: RefillReading,
  { signal, onTotal, onStep }: { signal: AbortSignal; onTotal(steps: number): void; onStep(): void },
): Promise<ExportedFile> {
  const refilled = await run('refill', bytes, {
    signal,
    onAsk: (page) => contentsOf(page, reading),
    onProgress: (progress) => (progress === 'step' ? onStep() : onTotal(progress.steps)),
  }).catch((error: unknown) => {
    throw toExportProblem(error);
  });
  const { filled, missed } = refilled;
  return {
    name: refilledName(name, reading.period),
    type: PPTX_TYPE,
    bytes: refilled.bytes,
    refill: { filled, missed },
  };
}

/** Empty where the page's indicator, park or category no longer exists. */
async function contentsOf(page: Page, reading: RefillReading): Promise<PageContent[]> {
  const deck = { title: '', period: reading.period, pages: [page] };
  return checkDeck(deck, reading.context.catalog).length > 0 ? [] : readDeckPages({ ...reading, deck });
}

/** @example refilledName('7月调度会 2025-07.pptx', '2025-08') → 7月调度会 2025-08.pptx */
export function refilledName(name: string, period: string): string {
  const [, base = name, extension = '.pptx'] = /^(.*?)(\.(?:pptx|ppsx|potx))?$/is.exec(name) ?? [];
  return `${base.replace(/ \d{4}-\d\d$/, '') || 'deck'} ${period}${extension}`;
}

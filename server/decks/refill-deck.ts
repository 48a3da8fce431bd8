import { checkDeck } from '../../domain/decks/parse-deck.ts';
import type { ContentsOf, UploadedDeckOptions } from '../../formats/worker/uploaded-deck.ts';
import type { ExportedFile } from './export-jobs.ts';
import { toRefusal } from './export-refusal.ts';
import { type DeckReading, readDeckPages } from './progress-row-cache.ts';
import { PPTX_TYPE } from './render-deck.ts';
import type { Workshop } from './workshop.ts';

/** The month that a deck is refilled for, and what is known of it. */
export type RefillReading = Omit<DeckReading, 'deck'>;

/**
 * Last month's deck with this month's numbers, and what became of each of its charts, tables and texts.
 *
 * @throws {HttpProblem} `unusable-file`, in one sentence
 */
export async function makeRefilledDeck(
  { uploadedDecks }: Workshop,
  { name, bytes }: { name: string; bytes: Uint8Array },
  reading: RefillReading,
  options: UploadedDeckOptions,
): Promise<ExportedFile> {
  const refilled = await uploadedDecks.refill(bytes, contentsAt(reading), options).catch((error: unknown) => {
    throw toRefusal(error);
  });
  const { filled, missed } = refilled;
  return {
    name: refilledName(name, reading.period),
    type: PPTX_TYPE,
    bytes: refilled.bytes,
    refill: { filled, missed },
  };
}

/** A page whose indicator, park or category is no more has nothing. */
function contentsAt(reading: RefillReading): ContentsOf {
  return async (page) => {
    const deck = { title: '', period: reading.period, pages: [page] };
    return checkDeck(deck, reading.context.catalog).length > 0 ? [] : readDeckPages({ ...reading, deck });
  };
}

/** @example refilledName('7月调度会 2025-07.pptx', '2025-08') → 7月调度会 2025-08.pptx */
export function refilledName(name: string, period: string): string {
  const [, base = name, extension = '.pptx'] = /^(.*?)(\.(?:pptx|ppsx|potx))?$/is.exec(name) ?? [];
  return `${base.replace(/ \d{4}-\d\d$/, '') || 'deck'} ${period}${extension}`;
}

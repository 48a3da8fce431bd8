import { LRUCache } from 'lru-cache';
import type { Deck } from '../../domain/decks/deck.ts';
import {
  type DeckFigures,
  type DeckSource,
  figuresNeeded,
  type PageContent,
} from '../../domain/decks/page-content.ts';
import { pageContents } from '../../domain/decks/pages/page-contents.ts';
import type { Month } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { readFigures } from '../figures/load-figures.ts';
import { EVERY_ROW, readProgress } from '../figures/progress.ts';
import type { ReadContext } from '../http/endpoint.ts';

/** The data of a month that pages are computed from. */
export interface MonthData {
  period: Month;
  context: ReadContext;
  /** Every progress row of the month. */
  rows: readonly ProgressRow[];
  /** ISO 8601 in UTC; the pages print it. */
  exportedAt: string;
}

export interface DeckData extends MonthData {
  deck: Deck;
}

/**
 * Computes the pages of a deck one after the other; other requests get their turn between them. A page about a code
 * that the catalogue does not have says so.
 */
export async function* deckPages(
  { deck, period, context, rows, exportedAt }: DeckData,
  signal?: AbortSignal,
): AsyncGenerator<PageContent> {
  const { catalog, revision } = context;
  for (const [index, page] of deck.pages.entries()) {
    signal?.throwIfAborted();
    const figures = new Map<string, DeckFigures>();
    for (const { indicator, entity } of figuresNeeded(page, catalog)) {
      const isKnown =
        catalog.indicators.some(({ code }) => code === indicator) &&
        catalog.entities.some(({ code }) => code === entity);
      if (!isKnown) continue;
      figures.set(`${indicator}|${entity}`, await readFigures(context, { indicator, entity }, period));
    }
    const source: DeckSource = {
      catalog,
      period,
      rows,
      figures: (indicator, entity) => figures.get(`${indicator}|${entity}`),
      revision,
      demonstration: catalog.about?.demonstration ?? false,
      exportedAt,
    };
    yield* pageContents(deck, index, source);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** All pages at once. */
export async function readDeckPages(data: DeckData): Promise<PageContent[]> {
  const contents: PageContent[] = [];
  for await (const content of deckPages(data)) contents.push(content);
  return contents;
}

/** Every progress row of a month at a revision. All pages of a deck are computed from them, so they are read once. */
export class ProgressRowCache {
  readonly #rows = new LRUCache<string, Promise<ProgressRow[]>>({ max: 3 });

  get(context: ReadContext, period: Month): Promise<ProgressRow[]> {
    const key = `${period} @${context.revision}`;
    const cached = this.#rows.get(key);
    if (cached) return cached;
    const rows = readProgress(context, { ...EVERY_ROW, period }).then((progress) => progress.rows);
    this.#rows.set(key, rows);
    rows.catch(() => this.#rows.delete(key));
    return rows;
  }
}

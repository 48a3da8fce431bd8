import { LRUCache } from 'lru-cache';
import type { Deck } from '../../domain/decks/deck.ts';
import {
  type DeckFigures,
  type DeckSource,
  figuresNeeded,
  type PageContent,
} from '../../domain/decks/pages/page-content.ts';
import { pageContents } from '../../domain/decks/pages/page-contents.ts';
import type { Month } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { readFigures } from '../figures/load-figures.ts';
import { EVERY_ROW, readProgress } from '../figures/progress.ts';
import type { ReadContext } from '../http/endpoint.ts';

/** Every row of a month at a revision: what each page of a deck is taken from, so it is read once for all. */
export class MonthRows {
  readonly #kept = new LRUCache<string, Promise<ProgressRow[]>>({ max: 3 });

  at(context: ReadContext, period: Month): Promise<ProgressRow[]> {
    const key = `${period} @${context.revision}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const asked = readProgress(context, { ...EVERY_ROW, period }).then(({ rows }) => rows);
    this.#kept.set(key, asked);
    asked.catch(() => this.#kept.delete(key));
    return asked;
  }
}

export interface DeckReading {
  deck: Deck;
  period: Month;
  context: ReadContext;
  rows: readonly ProgressRow[];
  exportedAt: string;
}

/**
 * The pages of a deck with what stands on them, one after the other, and a pause for everybody else between them.
 * Codes that the catalogue does not know give a page that says so.
 */
export async function* deckPages(
  { deck, period, context, rows, exportedAt }: DeckReading,
  signal?: AbortSignal,
): AsyncGenerator<PageContent> {
  const { catalog, revision } = context;
  for (const [index, page] of deck.pages.entries()) {
    signal?.throwIfAborted();
    const figures = new Map<string, DeckFigures>();
    for (const { indicator, entity } of figuresNeeded(page, catalog)) {
      const known =
        catalog.indicators.some(({ code }) => code === indicator) &&
        catalog.entities.some(({ code }) => code === entity);
      if (known)
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

/** All of them at once. */
export async function readDeckPages(reading: DeckReading): Promise<PageContent[]> {
  const contents: PageContent[] = [];
  for await (const content of deckPages(reading)) contents.push(content);
  return contents;
}

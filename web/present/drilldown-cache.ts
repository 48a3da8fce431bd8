import type { Page } from '../../domain/decks/deck.ts';
import type { PageContent } from '../../domain/decks/page-content.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { loadPages } from '../components/slide/deck-content.ts';

/** An indicator of an entity, to which a page leads. */
export interface Target {
  indicator: string;
  entity: string;
}

/** Targets a request: few enough for the first ones to arrive while the cover is shown. */
const BATCH_SIZE = 24;
/** Milliseconds between two requests, so that other users do not wait. */
const PAUSE_MS = 250;
/** More than a meeting can look into. */
const MOST_TARGETS = 1200;

const keyOf = ({ indicator, entity }: Target) => `${indicator}|${entity}`;

/**
 * The drill-down pages of a deck's rows, fetched in advance, so that drilling down goes on working when
 * the server is down.
 */
export class DrilldownCache {
  readonly #catalog: Catalog;
  readonly #period: Month;
  readonly #asOf: string | undefined;
  readonly #known = new Map<string, PageContent[]>();
  #stopped = false;

  constructor(catalog: Catalog, period: Month, asOf: string | undefined) {
    this.#catalog = catalog;
    this.#period = period;
    this.#asOf = asOf;
  }

  /** How many are cached. */
  get size(): number {
    return this.#known.size;
  }

  find(place: Target): PageContent[] | undefined {
    return this.#known.get(keyOf(place));
  }

  /** @throws {ApiProblem} when it is not cached and the server cannot be reached */
  async load(place: Target): Promise<PageContent[]> {
    const known = this.find(place);
    if (known) return known;
    await this.#ask([place]);
    return this.find(place) ?? [];
  }

  /** Fetches everything that the pages name, in their order, and then the zone's other indicators. */
  async prefetch(contents: readonly PageContent[], onMore: () => void): Promise<void> {
    const wanted = this.#wanted(contents);
    for (let start = 0; start < wanted.length && !this.#stopped; start += BATCH_SIZE) {
      const part = wanted.slice(start, start + BATCH_SIZE).filter((place) => !this.find(place));
      if (part.length === 0) continue;
      try {
        await this.#ask(part);
      } catch {
        // The server is down: what is cached stays usable, and `load` reports the error for the rest.
        return;
      }
      onMore();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  #wanted(contents: readonly PageContent[]): Target[] {
    const places = new Map<string, Target>();
    const add = (indicator: string | undefined, entity: string | undefined) => {
      if (!indicator || !entity) return;
      const place = { indicator, entity };
      places.set(keyOf(place), place);
    };
    for (const { tables, figures } of contents) {
      for (const { indicator, entity } of figures) add(indicator, entity);
      for (const table of tables) {
        for (const { indicator, entity } of table.rows) {
          add(indicator, entity);
          for (const column of table.columns) add(indicator, column.entity);
        }
      }
    }
    const zone = this.#catalog.zone?.code;
    for (const { code } of this.#catalog.indicators) add(code, zone);
    return [...places.values()].slice(0, MOST_TARGETS);
  }

  /** An indicator's page; for the zone also its ranking. */
  async #ask(places: readonly Target[]): Promise<void> {
    const zone = this.#catalog.zone?.code;
    const pages: Page[] = [];
    const owners: string[] = [];
    for (const place of places) {
      const push = (page: Page) => {
        pages.push(page);
        owners.push(keyOf(place));
      };
      push({ kind: 'indicator', ...place });
      if (place.entity === zone) push({ kind: 'ranking', ...place });
    }
    const { contents } = await loadPages(pages, this.#period, this.#asOf);
    const gathered = new Map<string, PageContent[]>();
    for (const content of contents) {
      // A ranking without parts has nothing to show.
      if (content.kind === 'ranking' && content.tables.length === 0) continue;
      const owner = owners[content.page - 1]!;
      gathered.set(owner, [...(gathered.get(owner) ?? []), content]);
    }
    for (const [key, list] of gathered) this.#known.set(key, list);
  }
}

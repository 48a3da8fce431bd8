import type { Page } from '../../domain/decks/deck.ts';
import type { PageContent } from '../../domain/decks/pages/page-content.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { loadPages } from '../components/slide/deck-content.ts';

/** An indicator of an entity that can be looked into from a page. */
export interface Place {
  indicator: string;
  entity: string;
}

/** Asked for at once: small enough that the first ones are there while the cover is on the wall. */
const AT_ONCE = 24;
/** Milliseconds between two questions, so that others are not kept waiting. */
const PAUSE = 250;
/** Beyond this a meeting has looked into everything. */
const MOST = 1200;

const keyOf = ({ indicator, entity }: Place) => `${indicator}|${entity}`;

/**
 * What stands behind the rows of a deck, fetched before anybody asks, so that looking into an indicator goes on when
 * the server does not.
 */
export class Drills {
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

  /** How many can be looked into by now. */
  get size(): number {
    return this.#known.size;
  }

  find(place: Place): PageContent[] | undefined {
    return this.#known.get(keyOf(place));
  }

  /** From the server where it is not there yet; rejects when that cannot be reached. */
  async load(place: Place): Promise<PageContent[]> {
    const known = this.find(place);
    if (known) return known;
    await this.#ask([place]);
    return this.find(place) ?? [];
  }

  /** Fetches everything that the pages name, in their order, and then the zone's other indicators. */
  async prefetch(contents: readonly PageContent[], onMore: () => void): Promise<void> {
    const wanted = this.#wanted(contents);
    for (let start = 0; start < wanted.length && !this.#stopped; start += AT_ONCE) {
      const part = wanted.slice(start, start + AT_ONCE).filter((place) => !this.find(place));
      if (part.length === 0) continue;
      try {
        await this.#ask(part);
      } catch {
        // The server is away: what is there is there, and whoever looks further is told.
        return;
      }
      onMore();
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  #wanted(contents: readonly PageContent[]): Place[] {
    const places = new Map<string, Place>();
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
    return [...places.values()].slice(0, MOST);
  }

  /** An indicator's page, and for the zone who stands where in it. */
  async #ask(places: readonly Place[]): Promise<void> {
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

import { LRUCache } from 'lru-cache';
import { readCatalog, type StoredCatalog } from '../../db/figures/catalog.ts';
import { currentRevision } from '../../db/revisions.ts';
import type { Reader } from '../../db/schema.ts';
import type { Catalog, Entity, Indicator } from '../../domain/model.ts';

/** Catalogues by revision: every request needs one, and few revisions change it. */
export class Catalogs {
  readonly #read: Reader;
  readonly #kept = new LRUCache<number, Promise<StoredCatalog>>({ max: 4 });

  constructor(read: Reader) {
    this.#read = read;
  }

  async current(): Promise<StoredCatalog> {
    return this.at(await currentRevision(this.#read));
  }

  at(revision: number): Promise<StoredCatalog> {
    const kept = this.#kept.get(revision);
    if (kept) return kept;
    const asked = readCatalog(this.#read, revision);
    this.#kept.set(revision, asked);
    asked.catch(() => this.#kept.delete(revision));
    return asked;
  }
}

/** The entity with this code; throws when there is none, which a checked parameter rules out. */
export function getEntity(catalog: Catalog, code: string): Entity {
  const entity = catalog.entities.find((one) => one.code === code);
  if (!entity) throw new Error(`no entity ${code}`);
  return entity;
}

/** The indicator with this code; throws when there is none. */
export function getIndicator(catalog: Catalog, code: string): Indicator {
  const indicator = catalog.indicators.find((one) => one.code === code);
  if (!indicator) throw new Error(`no indicator ${code}`);
  return indicator;
}

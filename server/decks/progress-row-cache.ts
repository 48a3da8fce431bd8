import { LRUCache } from 'lru-cache';
import type { Month } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { EVERY_ROW, readProgress } from '../figures/progress.ts';
import type { ReadContext } from '../http/endpoint.ts';

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

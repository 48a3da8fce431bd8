import type { Month } from '../model.ts';

interface Keyed {
  period: Month;
  indicator: string;
  entity: string;
}

/**
 * Something for each indicator, entity and month, of which a large file has a hundred thousand. Three short look-ups:
 * a key joined from the three would be a new text, to be hashed anew, at every one of them.
 */
export class FigureMap<T> {
  readonly #indicators = new Map<string, Map<string, Map<Month, T>>>();

  constructor(entries: Iterable<T & Keyed> = []) {
    for (const entry of entries) this.set(entry, entry);
  }

  get(indicator: string, entity: string, period: Month): T | undefined {
    return this.#indicators.get(indicator)?.get(entity)?.get(period);
  }

  set({ period, indicator, entity }: Keyed, value: T): void {
    this.months(indicator, entity).set(period, value);
  }

  /** All of one indicator and entity, and what will still be set of them. */
  months(indicator: string, entity: string): Map<Month, T> {
    let entities = this.#indicators.get(indicator);
    if (!entities) {
      entities = new Map();
      this.#indicators.set(indicator, entities);
    }
    let months = entities.get(entity);
    if (!months) {
      months = new Map();
      entities.set(entity, months);
    }
    return months;
  }
}

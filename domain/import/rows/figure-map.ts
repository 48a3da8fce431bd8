import type { Month } from '../../model.ts';

interface Keyed {
  period: Month;
  indicator: string;
  entity: string;
}

/** What there is of one indicator and entity, each at its month's number; see `FigureMap.in`. */
export type Series<T> = (T | undefined)[];

/**
 * Something for each indicator, entity and month, of which a large file has a hundred thousand. Months are numbered
 * as they come, and each series is an array: maps of months, or of keys joined from the three, take five times as
 * long to fill.
 */
export class FigureMap<T> {
  readonly #numbers = new Map<Month, number>();
  readonly #indicators = new Map<string, Map<string, Series<T>>>();

  constructor(entries: Iterable<T & Keyed> = []) {
    for (const entry of entries) this.set(entry, entry);
  }

  get(indicator: string, entity: string, period: Month): T | undefined {
    const series = this.#indicators.get(indicator)?.get(entity);
    return series && this.in(series, period);
  }

  /** @param series of this map */
  in(series: Series<T>, period: Month): T | undefined {
    const number = this.#numbers.get(period);
    return number === undefined ? undefined : series[number];
  }

  /** @returns all there is of that indicator and entity, now and later */
  set({ period, indicator, entity }: Keyed, value: T): Series<T> {
    let number = this.#numbers.get(period);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(period, number);
    }
    const series = this.#seriesOf(indicator, entity);
    series[number] = value;
    return series;
  }

  #seriesOf(indicator: string, entity: string): Series<T> {
    let entities = this.#indicators.get(indicator);
    if (!entities) {
      entities = new Map();
      this.#indicators.set(indicator, entities);
    }
    let series = entities.get(entity);
    if (!series) {
      series = [];
      entities.set(entity, series);
    }
    return series;
  }
}

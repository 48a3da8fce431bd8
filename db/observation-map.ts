import type { Month, Observation } from '../domain/model.ts';

/** Observations by indicator, period and entity; of two for the same place the one added last counts. */
export class ObservationMap implements Iterable<Observation> {
  readonly #slots: ReadonlyMap<string, number>;
  readonly #byIndicator = new Map<string, Map<Month, (Observation | undefined)[]>>();

  /** @param entities codes of all entities that may be added */
  constructor(entities: readonly string[]) {
    this.#slots = new Map(entities.map((code, slot) => [code, slot]));
  }

  add(observation: Observation): void {
    const bySlot = this.#place(observation.indicator, observation.period);
    bySlot[this.#slots.get(observation.entity)!] = observation;
  }

  find(indicator: string, entity: string, period: Month): Observation | undefined {
    const slot = this.#slots.get(entity);
    return slot === undefined ? undefined : this.#byIndicator.get(indicator)?.get(period)?.[slot];
  }

  *[Symbol.iterator](): Iterator<Observation> {
    for (const byPeriod of this.#byIndicator.values()) {
      for (const bySlot of byPeriod.values()) for (const one of bySlot) if (one) yield one;
    }
  }

  #place(indicator: string, period: Month): (Observation | undefined)[] {
    const byPeriod = this.#byIndicator.get(indicator) ?? new Map<Month, (Observation | undefined)[]>();
    this.#byIndicator.set(indicator, byPeriod);
    const bySlot =
      byPeriod.get(period) ?? new Array<Observation | undefined>(this.#slots.size).fill(undefined);
    byPeriod.set(period, bySlot);
    return bySlot;
  }
}

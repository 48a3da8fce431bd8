import { type Month, OBSERVATION_STATUSES, type Observation } from '../../domain/model.ts';
import { type PackedPlace, PackedPlaces, toFigure } from './packed-rows.ts';

/** Numbers an observation has: entity id, revision, ytd, yoyYtd, month, and of 7 also yoyMonth and status. */
export type ObservationWidth = 5 | 7;

/** Observations by indicator, period and entity. */
export class ObservationMap {
  readonly #places: PackedPlaces<Month>;

  /** @param entities code → id of every entity that may occur */
  constructor(entities: ReadonlyMap<string, number>) {
    this.#places = new PackedPlaces(entities);
  }

  setPlace(indicator: string, period: Month, cells: readonly number[], width: ObservationWidth): void {
    this.#places.set(indicator, period, cells, width);
  }

  /** Takes over the places of a map for the same entities. */
  merge(other: ObservationMap): void {
    this.#places.merge(other.#places);
  }

  find(indicator: string, entity: string, period: Month): Observation | undefined {
    const slot = this.#places.slotOf(entity);
    if (slot === undefined) return undefined;
    const place = this.#places.get(indicator, period);
    const start = place?.starts[slot] ?? -1;
    return place === undefined || start < 0 ? undefined : unpack(place, start, indicator, entity, period);
  }

  /** Every observation held, newest versions only. */
  [Symbol.iterator](): Iterator<Observation> {
    return this.#select(() => true)[Symbol.iterator]();
  }

  /** Those that reported no year to date: few, among many. */
  withoutYearToDate(): Observation[] {
    return this.#select((cells, start) => toFigure(cells[start + 2]!) === null);
  }

  /** Places where someone published no growth. */
  placesWithoutGrowth(): { indicator: string; period: Month }[] {
    return [...this.#places]
      .filter(({ place: { cells, starts } }) =>
        starts.some((start) => start >= 0 && toFigure(cells[start + 3]!) === null),
      )
      .map(({ indicator, time }) => ({ indicator, period: time }));
  }

  #select(wanted: (cells: readonly number[], start: number) => boolean): Observation[] {
    const found: Observation[] = [];
    for (const { indicator, time, place } of this.#places) {
      place.starts.forEach((start, slot) => {
        if (start < 0 || !wanted(place.cells, start)) return;
        found.push(unpack(place, start, indicator, this.#places.codes[slot]!, time));
      });
    }
    return found;
  }
}

function unpack(
  { cells, width }: PackedPlace,
  start: number,
  indicator: string,
  entity: string,
  period: Month,
): Observation {
  const whole = width === 7;
  return {
    period,
    indicator,
    entity,
    month: toFigure(cells[start + 4]!),
    ytd: toFigure(cells[start + 2]!),
    yoyMonth: whole ? toFigure(cells[start + 5]!) : null,
    yoyYtd: toFigure(cells[start + 3]!),
    status: whole ? (OBSERVATION_STATUSES[cells[start + 6]!] ?? null) : null,
  };
}

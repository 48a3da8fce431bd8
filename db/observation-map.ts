import { type Month, OBSERVATION_STATUSES, type Observation } from '../domain/model.ts';

/** Numbers an observation has: entity id, revision, ytd, yoyYtd, month, and of 7 also yoyMonth and status. */
export type PackedWidth = 5 | 7;

interface PackedPlace {
  cells: readonly number[];
  width: PackedWidth;
  /** Where in `cells` each entity's newest version begins; −1 for none. */
  starts: Int32Array;
}

/**
 * Observations by indicator, period and entity.
 *
 * They stay packed, as flat arrays of numbers, until someone asks: a page with rankings holds a quarter of a
 * million of them, and as objects they would cost more than the query. In the arrays infinity stands for null,
 * which keeps them arrays of plain numbers; no figure is ever infinite.
 */
export class ObservationMap {
  readonly #codes: readonly string[];
  readonly #slotOfCode: ReadonlyMap<string, number>;
  readonly #slotOfId: ReadonlyMap<number, number>;
  readonly #places = new Map<string, Map<Month, PackedPlace>>();

  /** @param entities code → id of every entity that may occur */
  constructor(entities: ReadonlyMap<string, number>) {
    this.#codes = [...entities.keys()];
    this.#slotOfCode = new Map(this.#codes.map((code, slot) => [code, slot]));
    this.#slotOfId = new Map([...entities.values()].map((id, slot) => [id, slot]));
  }

  /** Takes all versions at one place, in any order; replaces what was known of that place. */
  setPlace(indicator: string, period: Month, cells: readonly number[], width: PackedWidth): void {
    const starts = new Int32Array(this.#codes.length).fill(-1);
    for (let start = 0; start < cells.length; start += width) {
      const slot = this.#slotOfId.get(cells[start]!)!;
      const known = starts[slot]!;
      if (known < 0 || cells[known + 1]! < cells[start + 1]!) starts[slot] = start;
    }
    const byPeriod = this.#places.get(indicator) ?? new Map<Month, PackedPlace>();
    this.#places.set(indicator, byPeriod.set(period, { cells, width, starts }));
  }

  /** Takes over the places of a map for the same entities. */
  merge(other: ObservationMap): void {
    for (const [indicator, byPeriod] of other.#places) {
      this.#places.set(indicator, new Map([...(this.#places.get(indicator) ?? []), ...byPeriod]));
    }
  }

  find(indicator: string, entity: string, period: Month): Observation | undefined {
    const slot = this.#slotOfCode.get(entity);
    if (slot === undefined) return undefined;
    const place = this.#places.get(indicator)?.get(period);
    const start = place?.starts[slot] ?? -1;
    return place === undefined || start < 0 ? undefined : unpack(place, start, indicator, entity, period);
  }

  /** Every observation held, newest versions only. */
  *[Symbol.iterator](): IterableIterator<Observation> {
    yield* this.#select(() => true);
  }

  /** Places where someone published no growth. */
  placesWithoutGrowth(): { indicator: string; period: Month }[] {
    return [...this.#places].flatMap(([indicator, byPeriod]) =>
      [...byPeriod]
        .filter(([, { cells, starts }]) =>
          starts.some((start) => start >= 0 && cells[start + 3] === Number.POSITIVE_INFINITY),
        )
        .map(([period]) => ({ indicator, period })),
    );
  }

  /** Those that reported no year to date: few, among many. */
  withoutYearToDate(): IterableIterator<Observation> {
    return this.#select(({ cells }, start) => cells[start + 2] === Number.POSITIVE_INFINITY);
  }

  *#select(wanted: (place: PackedPlace, start: number) => boolean): IterableIterator<Observation> {
    for (const [indicator, byPeriod] of this.#places) {
      for (const [period, place] of byPeriod) {
        for (const [slot, start] of place.starts.entries()) {
          if (start >= 0 && wanted(place, start)) {
            yield unpack(place, start, indicator, this.#codes[slot]!, period);
          }
        }
      }
    }
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

function toFigure(cell: number): number | null {
  return cell === Number.POSITIVE_INFINITY ? null : cell;
}

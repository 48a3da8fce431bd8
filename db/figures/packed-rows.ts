/** The rows of one indicator at one time (a period, a year), packed into a flat array of numbers. */
export interface PackedPlace {
  /** Row after row; each begins with its entity's id and its version. */
  cells: readonly number[];
  /** Numbers a row has. */
  width: number;
  /** Where in `cells` each entity's newest version begins, by the entity's slot; −1 for none. */
  starts: Int32Array;
}

/** Stands for null in a packed row, which keeps its array one of plain numbers. No figure is ever infinite. */
const NOTHING = Number.POSITIVE_INFINITY;
/** The same as text: JSON reads it as infinity. */
export const NOTHING_TEXT = '1e999';

export function toFigure(cell: number): number | null {
  return cell === NOTHING ? null : cell;
}

/**
 * Packed rows by indicator, time and entity.
 *
 * They stay packed until someone asks for one: a page with rankings holds some two hundred thousand, and as
 * objects they would cost more than the query.
 */
export class PackedPlaces<Time extends string | number> {
  /** Codes by slot. */
  readonly codes: readonly string[];
  readonly #slotOfCode: ReadonlyMap<string, number>;
  readonly #slotOfId: ReadonlyMap<number, number>;
  readonly #places = new Map<string, Map<Time, PackedPlace>>();

  /** @param entities code → id of every entity that may occur */
  constructor(entities: ReadonlyMap<string, number>) {
    this.codes = [...entities.keys()];
    this.#slotOfCode = new Map(this.codes.map((code, slot) => [code, slot]));
    this.#slotOfId = new Map([...entities.values()].map((id, slot) => [id, slot]));
  }

  slotOf(entity: string): number | undefined {
    return this.#slotOfCode.get(entity);
  }

  get(indicator: string, time: Time): PackedPlace | undefined {
    return this.#places.get(indicator)?.get(time);
  }

  /** Takes all versions at one place, in any order; replaces what was known of that place. */
  set(indicator: string, time: Time, cells: readonly number[], width: number): void {
    const starts = new Int32Array(this.codes.length).fill(-1);
    for (let start = 0; start < cells.length; start += width) {
      const slot = this.#slotOfId.get(cells[start]!)!;
      const known = starts[slot]!;
      if (known < 0 || cells[known + 1]! < cells[start + 1]!) starts[slot] = start;
    }
    const byTime = this.#places.get(indicator) ?? new Map<Time, PackedPlace>();
    this.#places.set(indicator, byTime.set(time, { cells, width, starts }));
  }

  /** Takes over the places of one for the same entities. */
  merge(other: PackedPlaces<Time>): void {
    for (const [indicator, byTime] of other.#places) {
      this.#places.set(indicator, new Map([...(this.#places.get(indicator) ?? []), ...byTime]));
    }
  }

  *[Symbol.iterator](): IterableIterator<{ indicator: string; time: Time; place: PackedPlace }> {
    for (const [indicator, byTime] of this.#places) {
      for (const [time, place] of byTime) yield { indicator, time, place };
    }
  }
}

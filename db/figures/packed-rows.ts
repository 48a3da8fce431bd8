import { type Month, OBSERVATION_STATUSES, type Observation } from '../../domain/model.ts';

/**
 * All versions of the rows of one indicator at one time (a period of observations, a year of targets), as one flat
 * array of numbers.
 */
interface PackedGroup {
  /** Row after row; each starts with its entity's id and its version number. */
  cells: readonly number[];
  /** Numbers per row. */
  width: number;
  /** Where in `cells` each entity's newest version starts, by the entity's index; −1 for none. */
  starts: Int32Array;
}

/** Null in a packed row, so that the array holds plain numbers only. No stored value is infinite. */
const NULL_CELL = Number.POSITIVE_INFINITY;
/** The same as JSON text: `JSON.parse` reads it as infinity. */
export const NULL_TEXT = '1e999';

function fromCell(cell: number): number | null {
  return cell === NULL_CELL ? null : cell;
}

/**
 * Packed rows by indicator, time and entity.
 *
 * Rows stay packed until one is asked for: a page with rankings holds some two hundred thousand, and creating an
 * object for each would cost more than the query.
 */
export class PackedRows<Time extends string | number> {
  /** Entity codes by index. */
  readonly codes: readonly string[];
  readonly #indexOfCode: ReadonlyMap<string, number>;
  readonly #indexOfId: ReadonlyMap<number, number>;
  readonly #groups = new Map<string, Map<Time, PackedGroup>>();

  /** @param entities code → id of every entity that may occur */
  constructor(entities: ReadonlyMap<string, number>) {
    this.codes = [...entities.keys()];
    this.#indexOfCode = new Map(this.codes.map((code, index) => [code, index]));
    this.#indexOfId = new Map([...entities.values()].map((id, index) => [id, index]));
  }

  /** Adds all versions of a group, in any order, and keeps the newest of each entity; replaces an earlier group. */
  set(indicator: string, time: Time, cells: readonly number[], width: number): void {
    const starts = new Int32Array(this.codes.length).fill(-1);
    for (let start = 0; start < cells.length; start += width) {
      const index = this.#indexOfId.get(cells[start]!)!;
      const known = starts[index]!;
      if (known < 0 || cells[known + 1]! < cells[start + 1]!) starts[index] = start;
    }
    const byTime = this.#groups.get(indicator) ?? new Map<Time, PackedGroup>();
    this.#groups.set(indicator, byTime.set(time, { cells, width, starts }));
  }

  /** The group that holds the newest version of an entity's row, and where in it the row starts. */
  find(indicator: string, entity: string, time: Time): { group: PackedGroup; start: number } | undefined {
    const index = this.#indexOfCode.get(entity);
    const group = index === undefined ? undefined : this.#groups.get(indicator)?.get(time);
    const start = group?.starts[index!] ?? -1;
    return group === undefined || start < 0 ? undefined : { group, start };
  }

  /** Adds the groups of another instance for the same entities. */
  merge(other: PackedRows<Time>): void {
    for (const [indicator, byTime] of other.#groups) {
      this.#groups.set(indicator, new Map([...(this.#groups.get(indicator) ?? []), ...byTime]));
    }
  }

  *[Symbol.iterator](): IterableIterator<{ indicator: string; time: Time; group: PackedGroup }> {
    for (const [indicator, byTime] of this.#groups) {
      for (const [time, group] of byTime) yield { indicator, time, group };
    }
  }
}

/** Numbers per observation: entity id, revision, ytd, yoyYtd, month; of 7 also yoyMonth and status. */
type ObservationWidth = 5 | 7;

/** Observations by indicator, period and entity; of each only the newest version. */
export class ObservationMap {
  readonly #rows: PackedRows<Month>;

  /** @param entities code → id of every entity that may occur */
  constructor(entities: ReadonlyMap<string, number>) {
    this.#rows = new PackedRows(entities);
  }

  /** Adds all versions at one indicator and period. */
  set(indicator: string, period: Month, cells: readonly number[], width: ObservationWidth): void {
    this.#rows.set(indicator, period, cells, width);
  }

  /** Adds the observations of a map for the same entities. */
  merge(other: ObservationMap): void {
    this.#rows.merge(other.#rows);
  }

  find(indicator: string, entity: string, period: Month): Observation | undefined {
    const found = this.#rows.find(indicator, entity, period);
    return found && unpack(found.group, found.start, indicator, entity, period);
  }

  [Symbol.iterator](): Iterator<Observation> {
    return this.#select(() => true)[Symbol.iterator]();
  }

  /** The observations without a reported year to date. Usually few. */
  withoutYearToDate(): Observation[] {
    return this.#select((cells, start) => fromCell(cells[start + 2]!) === null);
  }

  /** The indicators and periods at which some entity published no growth. */
  periodsWithoutGrowth(): { indicator: string; period: Month }[] {
    return [...this.#rows]
      .filter(({ group: { cells, starts } }) =>
        starts.some((start) => start >= 0 && fromCell(cells[start + 3]!) === null),
      )
      .map(({ indicator, time }) => ({ indicator, period: time }));
  }

  #select(matches: (cells: readonly number[], start: number) => boolean): Observation[] {
    const found: Observation[] = [];
    for (const { indicator, time, group } of this.#rows) {
      group.starts.forEach((start, index) => {
        if (start < 0 || !matches(group.cells, start)) return;
        found.push(unpack(group, start, indicator, this.#rows.codes[index]!, time));
      });
    }
    return found;
  }
}

function unpack(
  { cells, width }: PackedGroup,
  start: number,
  indicator: string,
  entity: string,
  period: Month,
): Observation {
  const hasAll = width === 7;
  return {
    period,
    indicator,
    entity,
    month: fromCell(cells[start + 4]!),
    ytd: fromCell(cells[start + 2]!),
    yoyMonth: hasAll ? fromCell(cells[start + 5]!) : null,
    yoyYtd: fromCell(cells[start + 3]!),
    status: hasAll ? (OBSERVATION_STATUSES[cells[start + 6]!] ?? null) : null,
  };
}

import { type CellLocations, FIELDS, type UploadedObservation } from '../../domain/import/parsed-file.ts';
import type { ObservationStatus } from '../../domain/model.ts';

/**
 * Observations on their way between processes, stored by column: repeated values once, and for each observation only
 * numbers. 100 000 observations take 0.09 s this way, and 1.4 s as structured clones of objects.
 */
export interface EncodedObservations {
  strings: (string | null)[];
  places: CellLocations[];
  /** Four for each observation: month, ytd, yoyMonth, yoyYtd. NaN for none. */
  numbers: Float64Array;
  /**
   * Eight for each observation: period, indicator, entity, status, sheet and column (indexes in `strings`), place
   * (index in `places`), and row.
   */
  cells: Int32Array;
}

const NUMBERS = FIELDS.length;
const CELLS = 8;

export function encode(observations: readonly UploadedObservation[]): EncodedObservations {
  const strings = createIndex<string | null>();
  const places = createIndex<CellLocations>();
  const numbers = new Float64Array(observations.length * NUMBERS);
  const cells = new Int32Array(observations.length * CELLS);
  let number = 0;
  let cell = 0;
  for (const one of observations) {
    numbers[number++] = one.month ?? Number.NaN;
    numbers[number++] = one.ytd ?? Number.NaN;
    numbers[number++] = one.yoyMonth ?? Number.NaN;
    numbers[number++] = one.yoyYtd ?? Number.NaN;
    cells[cell++] = strings.indexOf(one.period);
    cells[cell++] = strings.indexOf(one.indicator);
    cells[cell++] = strings.indexOf(one.entity);
    cells[cell++] = strings.indexOf(one.status);
    cells[cell++] = strings.indexOf(one.sheet);
    cells[cell++] = strings.indexOf(one.column);
    cells[cell++] = places.indexOf(one.at);
    cells[cell++] = one.row;
  }
  return { strings: strings.values, places: places.values, numbers, cells };
}

export function decode({ strings, places, numbers, cells }: EncodedObservations): UploadedObservation[] {
  const observations: UploadedObservation[] = [];
  for (let number = 0, cell = 0; cell < cells.length; number += NUMBERS, cell += CELLS) {
    observations.push({
      period: strings[cells[cell]!]!,
      indicator: strings[cells[cell + 1]!]!,
      entity: strings[cells[cell + 2]!]!,
      month: toNumber(numbers[number]!),
      ytd: toNumber(numbers[number + 1]!),
      yoyMonth: toNumber(numbers[number + 2]!),
      yoyYtd: toNumber(numbers[number + 3]!),
      status: strings[cells[cell + 3]!] as ObservationStatus | null,
      sheet: strings[cells[cell + 4]!]!,
      column: strings[cells[cell + 5]!]!,
      at: places[cells[cell + 6]!]!,
      row: cells[cell + 7]!,
    });
  }
  return observations;
}

const toNumber = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Numbers distinct values in the order in which they come. */
function createIndex<T>(): { values: T[]; indexOf(value: T): number } {
  const values: T[] = [];
  const indexes = new Map<T, number>();
  return {
    values,
    indexOf(value) {
      let index = indexes.get(value);
      if (index === undefined) {
        index = values.push(value) - 1;
        indexes.set(value, index);
      }
      return index;
    },
  };
}

import { FIELDS, type Places, type UploadedObservation } from '../../domain/import/parsed-file.ts';
import type { ObservationStatus } from '../../domain/model.ts';

/**
 * Observations on their way between processes, as a column store: what repeats once, and of each observation only
 * numbers, which are handed over as they lie in memory. As JSON, a hundred thousand took a tenth of a second on
 * either side.
 */
export interface PackedObservations {
  strings: (string | null)[];
  places: Places[];
  /**
   * For each observation its figures as 64-bit floats, NaN for none; then for each as 32-bit integers period,
   * indicator, entity, status, sheet and column (which of `strings`), place (which of `places`), and row.
   */
  bytes: Uint8Array;
}

const FIGURES = FIELDS.length;
const CELLS = 8;
const WIDTH = FIGURES * Float64Array.BYTES_PER_ELEMENT + CELLS * Int32Array.BYTES_PER_ELEMENT;

export function pack(observations: readonly UploadedObservation[]): PackedObservations {
  const strings = toNumbering<string | null>();
  const places = toNumbering<Places>();
  const bytes = new Uint8Array(observations.length * WIDTH);
  const { figures, cells } = viewsOf(bytes);
  let figure = 0;
  let cell = 0;
  for (const one of observations) {
    figures[figure++] = one.month ?? Number.NaN;
    figures[figure++] = one.ytd ?? Number.NaN;
    figures[figure++] = one.yoyMonth ?? Number.NaN;
    figures[figure++] = one.yoyYtd ?? Number.NaN;
    cells[cell++] = strings.numberOf(one.period);
    cells[cell++] = strings.numberOf(one.indicator);
    cells[cell++] = strings.numberOf(one.entity);
    cells[cell++] = strings.numberOf(one.status);
    cells[cell++] = strings.numberOf(one.sheet);
    cells[cell++] = strings.numberOf(one.column);
    cells[cell++] = places.numberOf(one.at);
    cells[cell++] = one.row;
  }
  return { strings: strings.all, places: places.all, bytes };
}

export function unpack({ strings, places, bytes }: PackedObservations): UploadedObservation[] {
  const { figures, cells, count } = viewsOf(bytes);
  const observations: UploadedObservation[] = [];
  for (let i = 0, figure = 0, cell = 0; i < count; i++, figure += FIGURES, cell += CELLS) {
    observations.push({
      period: strings[cells[cell]!]!,
      indicator: strings[cells[cell + 1]!]!,
      entity: strings[cells[cell + 2]!]!,
      month: toFigure(figures[figure]!),
      ytd: toFigure(figures[figure + 1]!),
      yoyMonth: toFigure(figures[figure + 2]!),
      yoyYtd: toFigure(figures[figure + 3]!),
      status: strings[cells[cell + 3]!] as ObservationStatus | null,
      sheet: strings[cells[cell + 4]!]!,
      column: strings[cells[cell + 5]!]!,
      at: places[cells[cell + 6]!]!,
      row: cells[cell + 7]!,
    });
  }
  return observations;
}

const toFigure = (value: number): number | null => (Number.isNaN(value) ? null : value);

function viewsOf(bytes: Uint8Array): { figures: Float64Array; cells: Int32Array; count: number } {
  const count = bytes.length / WIDTH;
  const figures = new Float64Array(bytes.buffer, bytes.byteOffset, count * FIGURES);
  const cells = new Int32Array(bytes.buffer, bytes.byteOffset + figures.byteLength, count * CELLS);
  return { figures, cells, count };
}

/** Gives each distinct thing its number, in the order in which they come. */
function toNumbering<T>(): { all: T[]; numberOf(thing: T): number } {
  const all: T[] = [];
  const numbers = new Map<T, number>();
  return {
    all,
    numberOf(thing) {
      let number = numbers.get(thing);
      if (number === undefined) {
        number = all.push(thing) - 1;
        numbers.set(thing, number);
      }
      return number;
    },
  };
}

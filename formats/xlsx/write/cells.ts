/** How a cell looks. Everything is optional; equal looks share one style in the file. */
export interface CellStyle {
  /** Excel's number format, e.g. `#,##0.00`. */
  format?: string;
  bold?: boolean;
  /** Points; 11 unless stated. */
  size?: number;
  align?: 'left' | 'center' | 'right';
  wrap?: boolean;
  /** Ground, RRGGBB. */
  fill?: string;
  /** Letters, RRGGBB. */
  color?: string;
  /** A hairline below, for headers. */
  line?: boolean;
}

export type SheetCell = null | ({ value: number | string } & CellStyle);

export interface Sheet {
  /** Any text; made fit for Excel when written. */
  name: string;
  /** Widths in characters. */
  widths: number[];
  rows: SheetCell[][];
  /** Rows that stay in view: the header and what is above it. */
  frozenRows: number;
}

const LONGEST_NAME = 31;

/**
 * Names for sheets as Excel takes them: no `[]:*?/\`, no apostrophe at an end, 31 characters, none twice (whatever
 * the case), none empty.
 *
 * @example ['a/b', 'A b'] → ['a b', 'A b (2)']
 */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return names.map((name, index) => {
    const plain = name.replace(/[[\]:*?/\\\n\t]+/g, ' ').replace(/^[\s']+|[\s']+$/g, '');
    const base = cut(plain, LONGEST_NAME) || `Sheet${index + 1}`;
    let unique = base;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy++) {
      const mark = ` (${copy})`;
      unique = cut(base, LONGEST_NAME - mark.length) + mark;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Cut to a length in UTF-16 units, as Excel counts, never through a pair, never leaving an apostrophe at the end. */
function cut(text: string, length: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > length) break;
    short += character;
  }
  return short.replace(/[\s']+$/, '');
}

/** 1 → A, 27 → AA. */
export function columnLetters(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

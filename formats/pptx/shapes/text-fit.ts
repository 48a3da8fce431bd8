import { lineCount } from '../../../domain/text-width.ts';

/** From one line to the next, in sizes of the letters. */
export const LEADING = 1.3;

export interface Fit {
  /** Points. */
  size: number;
  lines: number;
  /** Points from line to line. */
  leading: number;
  /** Points that the text takes in all. */
  height: number;
}

/**
 * The largest of the sizes at which a text fits into a box, all in points; the smallest where none does.
 *
 * @param bold letters a little wider
 */
export function fitText(
  text: string,
  width: number,
  height: number,
  sizes: readonly number[],
  bold = false,
): Fit {
  let fit: Fit = measure(text, width, sizes[sizes.length - 1]!, bold);
  for (const size of sizes) {
    fit = measure(text, width, size, bold);
    if (fit.height <= height) break;
  }
  return fit;
}

export function measure(text: string, width: number, size: number, bold = false): Fit {
  const leading = Math.round(size * LEADING * 10) / 10;
  const lines = lineCount(text, width / (bold ? size * 1.04 : size));
  return { size, lines, leading, height: lines * leading };
}

/**
 * The same for a line or two that should not leave a lonely last word: a little smaller where that saves a line.
 *
 * @param slack how many of the sizes, from the largest that fits, may be given up for it
 */
export function fitSentence(
  text: string,
  width: number,
  height: number,
  sizes: readonly number[],
  slack: number,
): Fit {
  const first = fitText(text, width, height, sizes);
  const at = sizes.indexOf(first.size);
  for (const size of sizes.slice(at + 1, at + 1 + slack)) {
    const smaller = measure(text, width, size);
    if (smaller.lines < first.lines) return smaller;
  }
  return first;
}

/** A text shortened with an ellipsis to what fits into so many lines of so many em. */
export function shorten(text: string, width: number, lines: number): string {
  if (lineCount(text, width) <= lines) return text;
  const characters = [...text];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineCount(`${characters.slice(0, middle).join('')}…`, width) <= lines) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}

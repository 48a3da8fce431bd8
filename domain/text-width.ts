/** Estimated widths in em of the usual Chinese sans faces, a little on the wide side so that nothing is ever cut. */
const WIDTHS: readonly [RegExp, number][] = [
  [/[.,:;'|!il·]/, 0.3],
  [/[()[\]\-/\sjtfrI]/, 0.4],
  [/[0-9]/, 0.58],
  [/[mwMW%@]/, 0.95],
  [/[a-z]/, 0.58],
  [/[A-Z&]/, 0.7],
  [/[\u0021-\u007e]/, 0.62],
  [/[\u00a0-\u036f]/, 0.6],
  [/[\u0370-\u04ff]/, 0.66],
];

const known = new Map<string, number>();

/** Some programs set a little air between Chinese and Latin: as much as this. */
const AIR = 0.25;
const CHINESE = /^[\u2e80-\u9fff\uff01-\uff60]$/;
const LATIN = /^[A-Za-z0-9%]$/;

/**
 * Width of a text in em. A full-width character is 1; where Chinese meets letters or digits, air is counted in.
 *
 * @example widthOf('完成52%') → 2 + 0.25 + 2 × 0.58 + 0.95
 */
export function widthOf(text: string): number {
  let width = 0;
  let before = '';
  for (const character of text) {
    width += characterWidth(character);
    width += airBetween(before, character);
    before = character;
  }
  return width;
}

/**
 * Width in em of a number next to others of its kind. Its point is counted as a digit, so that a little room stays
 * between it and the next one.
 *
 * @example numberWidth('80.5') → 4 × 0.56
 */
export const numberWidth = (text: string): number => text.length * 0.56;

function characterWidth(character: string): number {
  let width = known.get(character);
  if (width === undefined) {
    width = WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? 1;
    if (known.size < 20_000) known.set(character, width);
  }
  return width;
}

/** Air between two neighbouring characters, in em: some where Chinese meets letters or digits, else none. */
export function airBetween(a: string, b: string): number {
  return (CHINESE.test(a) && LATIN.test(b)) || (LATIN.test(a) && CHINESE.test(b)) ? AIR : 0;
}

/**
 * The number of lines of a text in a width given in em: Chinese breaks anywhere, Latin only between words, and a closing
 * mark never starts a line (it may exceed the width, as in Office).
 */
export function lineCount(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + linesOf(line, width), 0);
}

/** What is not broken: a Latin word with the Chinese bracket right after it, or a character of another script. */
const PIECES = /[\u0021-\u024f]+(?:（[\u0021-\u024f]*）?，?)* ?|[^\u0021-\u024f]/gu;

function linesOf(line: string, width: number): number {
  let lines = 1;
  let used = 0;
  let before = '';
  for (const piece of line.match(PIECES) ?? []) {
    const air = used === 0 ? 0 : airBetween(before, piece.charAt(0));
    const size = widthOf(piece);
    before = piece.charAt(piece.length - 1);
    if (used + air + widthOf(piece.trimEnd()) <= width) used += air + size;
    else if (size <= width) {
      lines += 1;
      used = size;
    } else {
      // A word longer than a line begins one of its own and is broken where that ends.
      lines += Math.ceil(size / width) - (used > 0 ? 0 : 1);
      used = size % width;
    }
  }
  return lines;
}

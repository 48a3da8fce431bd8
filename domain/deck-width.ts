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

/** Width of a text in em: `widthOf('完成率 52%')` → 3 + 0.4 + 2 × 0.58 + 0.95. A full-width character is 1. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    let one = known.get(character);
    if (one === undefined) {
      one = WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? 1;
      if (known.size < 20_000) known.set(character, one);
    }
    width += one;
  }
  return width;
}

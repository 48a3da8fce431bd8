/**
 * Cuts a list into parts of at most `most`, as even as can be, so that no page holds a lonely last row.
 *
 * @example splitEvenly([…13 rows], 10) → 7 and 6; splitEvenly([], 10) → one empty part
 */
export function splitEvenly<T>(list: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(list.length / most));
  const size = Math.floor(list.length / count);
  const longer = list.length % count;
  const parts: T[][] = [];
  let start = 0;
  for (let index = 0; index < count; index++) {
    const end = start + size + (index < longer ? 1 : 0);
    parts.push(list.slice(start, end));
    start = end;
  }
  return parts;
}

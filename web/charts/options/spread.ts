/**
 * Moves labels apart so that none overlaps another: centres at least `gap` apart, within `low`…`high`, in their
 * order, each as near to where it wants to be as a push down and a push up allow. Answers in the order given.
 *
 * @example spread([10, 12, 40], 14, 0, 100) → [10, 24, 40]
 * @example spread([98, 99], 14, 0, 100) → [86, 100]
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const placed = [...wanted];
  let floor = low;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, floor);
    floor = placed[index]! + gap;
  }
  let ceiling = high;
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(placed[index]!, ceiling);
    ceiling = placed[index]! - gap;
  }
  return placed;
}

/** Width of a text in CSS pixels, near enough to cut margins by: Chinese and full-width signs one em, others 0.56. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56;
  return Math.ceil(ems * size);
}

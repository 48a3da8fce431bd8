/**
 * Moves positions apart until each is at least `room` from the next, as little as can be, within `from`…`to`. The
 * order of those that are apart stays; a heap is spread around its middle.
 *
 * @example spread([10, 12], 10, 0, 100) → [6, 16]
 */
export function spread(wanted: readonly number[], room: number, from: number, to: number): number[] {
  const order = wanted
    .map((position, index) => ({ position, index }))
    .sort((a, b) => a.position - b.position);
  // Heaps: neighbours that touch are placed together around the mean of what they wanted.
  const heaps: { sum: number; count: number }[] = [];
  const start = ({ sum, count }: { sum: number; count: number }) => {
    const middle = sum / count;
    const half = ((count - 1) * room) / 2;
    return Math.max(from, Math.min(middle - half, to - 2 * half));
  };
  for (const { position } of order) {
    heaps.push({ sum: position, count: 1 });
    while (heaps.length > 1) {
      const [a, b] = heaps.slice(-2) as [{ sum: number; count: number }, { sum: number; count: number }];
      if (start(a) + a.count * room <= start(b) + 1e-9) break;
      heaps.splice(-2, 2, { sum: a.sum + b.sum, count: a.count + b.count });
    }
  }
  const placed = new Array<number>(wanted.length);
  let next = 0;
  for (const heap of heaps) {
    const first = start(heap);
    for (let i = 0; i < heap.count; i++) placed[order[next++]!.index] = first + i * room;
  }
  return placed;
}

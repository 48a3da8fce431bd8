import type { Rank } from './progress-row.ts';

/** Whether a stands before b: negative when a is better, 0 when they share a place. */
export type Better<T> = (a: T, b: T) => number;

/**
 * Standard competition ranking: equal ones share the better place and the next ones leave a gap (1, 2, 2, 4).
 * Who has no figure is not given to this function: the missing are not counted.
 *
 * @returns the place of each key, 1 is best
 * @example a 5, b 3, c 3, d 1 with more as better → a 1, b 2, c 2, d 4
 */
export function positions<K, T>(figures: ReadonlyMap<K, T>, better: Better<T>): Map<K, number> {
  const sorted = [...figures].sort(([, a], [, b]) => better(a, b));
  const places = new Map<K, number>();
  let place = 0;
  sorted.forEach(([key, figure], index) => {
    const before = sorted[index - 1];
    if (!before || better(before[1], figure) !== 0) place = index + 1;
    places.set(key, place);
  });
  return places;
}

/** A key's rank now, and how many places it moved up (+) or down (−) since the period before. */
export function rankOf<K>(key: K, now: ReadonlyMap<K, number>, before: ReadonlyMap<K, number>): Rank | null {
  const position = now.get(key);
  if (position === undefined) return null;
  const was = before.get(key);
  return { position, of: now.size, change: was === undefined ? null : was - position };
}

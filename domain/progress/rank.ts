import type { Rank } from './progress-row.ts';

/** Whether a stands before b: negative when a is better, 0 when they share a place. */
export type Better<T> = (a: T, b: T) => number;

/** Figures by whose they are: a Map, or whatever holds them more tightly. */
export interface Ranked<K, T> {
  readonly size: number;
  get(key: K): T | undefined;
  forEach(visit: (figure: T) => void): void;
}

/**
 * Standard competition ranking: one more than the number of better ones, so that equal ones share the better
 * place and the next ones leave a gap (1, 2, 2, 4). Who has no figure is not given to this function: the
 * missing are not counted.
 *
 * @returns the place of `key`, 1 is best; undefined when it has no figure
 * @example a 5, b 3, c 3, d 1 with more as better → a 1, b 2, c 2, d 4
 */
export function positionOf<K, T>(key: K, figures: Ranked<K, T>, better: Better<T>): number | undefined {
  const own = figures.get(key);
  if (own === undefined) return undefined;
  let place = 1;
  figures.forEach((other) => {
    if (better(other, own) < 0) place++;
  });
  return place;
}

/** A key's rank now, and how many places it moved up (+) or down (−) since the period before. */
export function rankOf<K, T>(
  key: K,
  now: Ranked<K, T>,
  before: Ranked<K, T>,
  better: Better<T>,
): Rank | null {
  const position = positionOf(key, now, better);
  if (position === undefined) return null;
  const was = positionOf(key, before, better);
  return { position, of: now.size, change: was === undefined ? null : was - position };
}

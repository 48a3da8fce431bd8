/** Shanghai is eight hours ahead of UTC and has had no summer time since 1991. */
const OFFSET_MS = 8 * 3_600_000;

/**
 * A moment in local time of Shanghai, the only time zone that the product shows.
 *
 * @param moment ISO text with a zone, milliseconds since the epoch, or a Date
 * @throws {RangeError} when the text is not a moment
 * @example inShanghai('2026-11-30T16:30:05Z') → { month: '2026-12', day: '2026-12-01', minute: '2026-12-01 00:30', clock: '00:30:05' }
 */
export function inShanghai(moment: string | number | Date) {
  const text = new Date(new Date(moment).getTime() + OFFSET_MS).toISOString();
  return {
    month: text.slice(0, 7),
    day: text.slice(0, 10),
    minute: text.slice(0, 16).replace('T', ' '),
    clock: text.slice(11, 19),
  };
}

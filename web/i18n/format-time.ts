/** China has one zone and no summer time, so eight hours are all there is to it. */
const SHANGHAI = 8 * 3600 * 1000;

/** A moment as an official reads it: `formatMoment('2025-09-09T02:14:00Z')` → `2025-09-09 10:14`. */
export function formatMoment(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return new Date(time + SHANGHAI).toISOString().slice(0, 16).replace('T', ' ');
}

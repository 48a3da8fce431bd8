import { inShanghai } from '../../domain/shanghai-time.ts';

/** A moment in Shanghai: `formatMoment('2025-09-09T02:14:00Z')` → `2025-09-09 10:14`; other text as it is. */
export function formatMoment(iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : inShanghai(iso).minute;
}

// By path: the whole of date-fns is three hundred modules to read at every start.
import { addMilliseconds } from 'date-fns/addMilliseconds';
import { isAfter } from 'date-fns/isAfter';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { AS_OF_MOMENT } from '../../contract/core/parameter.ts';

/** A point in the history of what was known. */
export type AsOf = { revision: number } | { moment: string };

/** The end of that history. */
export interface Limits {
  currentRevision: number;
  now: Date;
}

/** Tolerance for clients whose clocks are ahead. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Reads `asOf`: a revision number, or an ISO moment with its zone. Undefined for anything else, and for what has not
 * happened yet.
 *
 * parseAsOf('17', …) → { revision: 17 }
 * parseAsOf('2025-08-10T09:00+08:00', …) → { moment: '2025-08-10T01:00:00.000Z' }
 */
export function parseAsOf(text: string, { currentRevision, now }: Limits): AsOf | undefined {
  if (/^\d{1,15}$/.test(text)) {
    const revision = Number(text);
    return revision <= currentRevision ? { revision } : undefined;
  }
  if (!AS_OF_MOMENT.test(text)) return undefined;
  // In an address that was not encoded, the plus sign of a zone arrives as a space.
  const moment = parseISO(text.replace(' ', '+'));
  // A day that no calendar has (30 February) is not valid here, where `new Date` would make it 2 March.
  if (!isValid(moment) || isAfter(moment, addMilliseconds(now, CLOCKS_DIFFER_MS))) return undefined;
  return { moment: moment.toISOString() };
}

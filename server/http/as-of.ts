// By path: the whole of date-fns is three hundred modules to read at every start.
import { addMilliseconds } from 'date-fns/addMilliseconds';
import { isAfter } from 'date-fns/isAfter';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import type { Text } from '../../domain/model.ts';
import type { Parameter } from './parameters.ts';

/** A point in the history of what was known. */
export type AsOf = { revision: number } | { moment: string };

/** How far that history reaches. */
export interface Limits {
  currentRevision: number;
  now: Date;
}

/** Whole moments only: a date without a time and a zone could mean two different revisions. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+ -]\d\d:\d\d)$/;

/** A clock that runs a little ahead of ours still says "now". */
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
  if (!MOMENT.test(text)) return undefined;
  // In an address that was not encoded, the plus sign of a zone arrives as a space.
  const moment = parseISO(text.replace(' ', '+'));
  // A day that no calendar has (30 February) is not valid here, where `new Date` would make it 2 March.
  if (!isValid(moment) || isAfter(moment, addMilliseconds(now, CLOCKS_DIFFER_MS))) return undefined;
  return { moment: moment.toISOString() };
}

const DESCRIPTION: Text = {
  zh: '按当时所知：修订号，或带时区的 ISO 时刻；不给则为现在',
  en: 'What was known then: a revision number, or an ISO moment with its zone; now when not given',
};

/** `asOf` as a parameter that every read takes. */
export function asOfParameter(limits: Limits): Parameter<AsOf | null> {
  return {
    description: DESCRIPTION,
    schema: {
      type: 'string',
      pattern: `^\\d{1,15}$|${MOMENT.source}`,
      examples: ['17', '2025-08-10T01:00:00Z'],
    },
    parse: (text) => parseAsOf(text, limits),
    allowed: () => ({
      zh: `不大于当前修订号 ${limits.currentRevision} 的修订号，或不晚于现在、带时区的 ISO 时刻，例如 2025-08-10T09:00:00+08:00`,
      en: `a revision number up to the current ${limits.currentRevision}, or an ISO moment with its zone that is not in the future, for example 2025-08-10T09:00:00+08:00`,
    }),
    absent: () => null,
  };
}

import type { Indicator, Month } from './model.ts';

/** The properties of an indicator that determine which months it has. */
type Calendar = Pick<Indicator, 'firstMonth' | 'frequency' | 'lag'>;

/** Strict `YYYY-MM` between 1900-01 and 2199-12, or null. Other spellings in files are parsed by `import/terms/period-text.ts`. */
export function parseMonth(text: string): Month | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  return year >= 1900 && year <= 2199 ? text : null;
}

/** `toMonth(2025, 6)` → `2025-06`; the month is 1…12. */
export function toMonth(year: number, month: number): Month {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** 1…12. */
export function monthOf(month: Month): number {
  return Number(month.slice(5, 7));
}

/** Pure month arithmetic, without dates or time zones. `addMonths('2025-01', -1)` → `2024-12`. */
export function addMonths(month: Month, count: number): Month {
  const months = yearOf(month) * 12 + monthOf(month) - 1 + count;
  return toMonth(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1);
}

/** Months from `from` to `to`: `monthsApart('2024-12', '2025-02')` → 2; negative when `to` is earlier. */
export function monthsApart(from: Month, to: Month): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
}

/** Every month from `from` to `to`, both included; none when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsApart(from, to) + 1) }, (_, i) => addMonths(from, i));
}

/** Whether the indicator is published for this month: quarterly ones at quarter ends, some not in January. */
export function hasPeriod(calendar: Calendar, month: Month): boolean {
  const m = monthOf(month);
  if (calendar.frequency === 'quarterly') return m % 3 === 0;
  return m >= calendar.firstMonth;
}

/** The months between `from` and `to` (both included) for which the indicator is published. */
export function periodsOf(calendar: Calendar, from: Month, to: Month): Month[] {
  return monthsBetween(from, to).filter((month) => hasPeriod(calendar, month));
}

function latestPeriodUntil(calendar: Calendar, month: Month): Month {
  let period = month;
  while (!hasPeriod(calendar, period)) period = addMonths(period, -1);
  return period;
}

/**
 * The period that an indicator shows for a meeting on `asked`: its latest one, `lag` months back.
 *
 * @example quarterly at 2025-08 → 2025-06; lag 1 at 2025-08 → 2025-07; no January, at 2025-01 → 2024-12
 */
export function ownPeriod(calendar: Calendar, asked: Month): Month {
  return latestPeriodUntil(calendar, addMonths(asked, -calendar.lag));
}

/** The period before `period` in the indicator's own calendar: a quarter back, or February → December. */
export function previousPeriod(calendar: Calendar, period: Month): Month {
  return latestPeriodUntil(calendar, addMonths(period, -1));
}

/** Same month a year earlier. */
export function lastYear(period: Month): Month {
  return addMonths(period, -12);
}

/** Wraps `work` so that it runs once for each month. Results are never evicted: a caller meets few months, many times. */
export function memoizeByMonth<Result>(work: (month: Month) => Result): (month: Month) => Result {
  const known = new Map<Month, Result>();
  return (month) => {
    let result = known.get(month);
    if (result === undefined) {
      result = work(month);
      known.set(month, result);
    }
    return result;
  };
}

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

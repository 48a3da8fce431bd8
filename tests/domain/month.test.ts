import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addMonths,
  hasPeriod,
  lastYear,
  monthOf,
  monthsApart,
  monthsBetween,
  ownPeriod,
  parseMonth,
  periodsOf,
  previousPeriod,
  toMonth,
  yearOf,
} from '../../domain/month.ts';

const monthly = { firstMonth: 1, frequency: 'monthly', lag: 0 } as const;
const noJanuary = { ...monthly, firstMonth: 2 } as const;
const quarterly = { ...monthly, frequency: 'quarterly' } as const;
const lagging = { ...monthly, lag: 1 } as const;
const anyMonth = fc
  .tuple(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => toMonth(year, month));
const anyCalendar = fc.record({
  firstMonth: fc.constantFrom<1 | 2>(1, 2),
  frequency: fc.constantFrom<'monthly' | 'quarterly'>('monthly', 'quarterly'),
  lag: fc.integer({ min: 0, max: 6 }),
});

describe('a month', () => {
  test.each(['2025-06', '1900-01', '2199-12'])('%s is one', (text) => expect(parseMonth(text)).toBe(text));
  test.each([
    '2025-13',
    '2025-00',
    '2025-6',
    '25-06',
    '2025-06-01',
    ' 2025-06',
    '2025/06',
    '1899-12',
    '２０２５-06',
    '',
  ])('%j is none', (text) => expect(parseMonth(text)).toBeNull());

  test('has a year and a number', () => {
    expect([yearOf('2025-06'), monthOf('2025-06')]).toEqual([2025, 6]);
  });

  test('steps over the turn of the year', () => {
    expect(addMonths('2025-01', -1)).toBe('2024-12');
    expect(addMonths('2024-12', 1)).toBe('2025-01');
    expect(addMonths('2025-06', -18)).toBe('2023-12');
    expect(lastYear('2024-02')).toBe('2023-02');
  });

  test('adding and taking away the same number of months comes back', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -500, max: 500 }), (month, n) => {
        expect(addMonths(addMonths(month, n), -n)).toBe(month);
        expect(monthsApart(month, addMonths(month, n))).toBe(n);
      }),
    );
  });

  test('sorts as text in the order of time', () => {
    fc.assert(fc.property(anyMonth, anyMonth, (a, b) => expect(a < b).toBe(monthsApart(a, b) > 0)));
  });

  test('between two months lie both of them and all that is between, and nothing when reversed', () => {
    expect(monthsBetween('2024-11', '2025-02')).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
    expect(monthsBetween('2025-02', '2025-01')).toEqual([]);
  });
});

describe("an indicator's own period", () => {
  test('is the month itself for a monthly one', () => expect(ownPeriod(monthly, '2025-08')).toBe('2025-08'));
  test('is the last quarter end for a quarterly one', () => {
    expect(ownPeriod(quarterly, '2025-08')).toBe('2025-06');
    expect(ownPeriod(quarterly, '2025-09')).toBe('2025-09');
    expect(ownPeriod(quarterly, '2025-02')).toBe('2024-12');
  });
  test('is a month earlier with a lag of one, over the turn of the year too', () => {
    expect(ownPeriod(lagging, '2025-08')).toBe('2025-07');
    expect(ownPeriod(lagging, '2025-01')).toBe('2024-12');
  });
  test('is December where there is no January', () => {
    expect(ownPeriod(noJanuary, '2025-01')).toBe('2024-12');
    expect(ownPeriod({ ...noJanuary, lag: 1 }, '2025-02')).toBe('2024-12');
    expect(ownPeriod(noJanuary, '2025-02')).toBe('2025-02');
  });

  test('always is one that the indicator has, never later than asked less the lag, and the latest such', () => {
    fc.assert(
      fc.property(anyCalendar, anyMonth, (calendar, asked) => {
        const own = ownPeriod(calendar, asked);
        const limit = addMonths(asked, -calendar.lag);
        expect(hasPeriod(calendar, own)).toBe(true);
        expect(own <= limit).toBe(true);
        expect(periodsOf(calendar, addMonths(own, 1), limit)).toEqual([]);
      }),
    );
  });

  test('the previous one is the one before in its own calendar', () => {
    expect(previousPeriod(monthly, '2025-01')).toBe('2024-12');
    expect(previousPeriod(noJanuary, '2025-02')).toBe('2024-12');
    expect(previousPeriod(quarterly, '2025-06')).toBe('2025-03');
  });

  test('a year has 12, 11 or 4 of them', () => {
    expect(periodsOf(monthly, '2025-01', '2025-12')).toHaveLength(12);
    expect(periodsOf(noJanuary, '2025-01', '2025-12')[0]).toBe('2025-02');
    expect(periodsOf(quarterly, '2025-01', '2025-12')).toEqual(['2025-03', '2025-06', '2025-09', '2025-12']);
  });
});

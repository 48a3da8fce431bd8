import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatAmount,
  formatCompletion,
  formatGrowth,
  formatLevel,
  formatMonth,
  formatOwnPeriod,
  formatPart,
  formatPercent,
  formatSigned,
  formatSize,
  formatYearToDate,
  roundsToZero,
  sizeOfGap,
} from '../../domain/format.ts';

describe('a level', () => {
  test.each([
    [12345.678, 2, '12,345.68'],
    [0, 2, '0.00'],
    [999.995, 2, '1,000.00'],
    [1234567, 0, '1,234,567'],
    [-1234.5, 1, '−1,234.5'],
    [1e12, 0, '1,000,000,000,000'],
    [123456, 1, '123,456.0'],
  ])('%d with %d decimals is %s', (value, decimals, text) => expect(formatLevel(value, decimals)).toBe(text));

  test('is rounded half up on its decimals, not on its binary form', () => {
    expect(formatLevel(2.675, 2)).toBe('2.68');
    expect(formatLevel(1.005, 2)).toBe('1.01');
    expect(formatLevel(-2.675, 2)).toBe('−2.68');
    expect(formatLevel(0.05, 1)).toBe('0.1');
  });

  test('that rounds to zero has no sign', () => {
    expect(formatLevel(-0.004, 2)).toBe('0.00');
    expect(formatLevel(-0, 0)).toBe('0');
  });

  test('that is not known is a dash, never a zero', () => expect(formatLevel(null, 2)).toBe('—'));

  test('never shows more than half a unit of its last place away from the value', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (n, decimals) => {
        const value = n / 1000;
        const shown = Number(formatLevel(value, decimals).replaceAll(',', '').replace('−', '-'));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
      }),
    );
  });
});

describe('an amount in the size people say it in', () => {
  test.each([
    [0, '0'],
    [9_999, '9,999'],
    [10_000, '1万'],
    [12_345, '1.23万'],
    [99_994_999, '9,999.5万'],
    [99_999_999, '1亿'],
    [100_000_000, '1亿'],
    [1_500_000_000, '15亿'],
    [123_456_789_012, '1,234.57亿'],
    [-10_000, '−1万'],
    [-9_999, '−9,999'],
    [-99_999_999, '−1亿'],
  ])('%d is %s', (value, text) => expect(formatAmount(value)).toBe(text));
});

describe('percentages and points', () => {
  test('a completion does not read as whole before it is, nor just past it', () => {
    expect([99.96, 100, 100.04, 55.43, 0, null].map(formatCompletion)).toEqual([
      '99.96%',
      '100.0%',
      '100.04%',
      '55.4%',
      '0.0%',
      '—',
    ]);
  });

  test('a percentage has one decimal unless said otherwise', () => {
    expect(formatPercent(52.1018)).toBe('52.1%');
    expect(formatPercent(66.666666, 2)).toBe('66.67%');
    expect(formatPercent(null)).toBe('—');
  });
  test('a sign stands in tables, a true minus, and none on zero', () => {
    expect(formatSigned(2.10184)).toBe('+2.1');
    expect(formatSigned(-9.4)).toBe('−9.4');
    expect(formatSigned(0.04)).toBe('0.0');
    expect(formatSigned(-0.04)).toBe('0.0');
    expect(formatGrowth(12.25)).toBe('+12.3%');
    expect(formatGrowth(null)).toBe('—');
  });
  test('a sentence says the size and leaves the direction to words', () => {
    expect(formatSize(-3.81)).toBe('3.8');
    expect(roundsToZero(-0.049)).toBe(true);
    expect(roundsToZero(0.05)).toBe(false);
  });
  test('a gap that exists is never said as 0.0', () => {
    expect(sizeOfGap(-0.013)).toBe('0.01');
    expect(sizeOfGap(-3.81)).toBe('3.8');
  });
});

describe('months in words', () => {
  test.each([
    ['2025-01', '1月', 'Jan 2025'],
    ['2025-02', '1—2月', 'Jan–Feb 2025'],
    ['2025-08', '1—8月', 'Jan–Aug 2025'],
    ['2025-12', '全年', 'full year 2025'],
  ])('%s year to date is %s', (period, zh, en) => expect(formatYearToDate(period)).toEqual({ zh, en }));
  test('a month is said with its year', () => {
    expect(formatMonth('2025-08')).toEqual({ zh: '2025年8月', en: 'Aug 2025' });
  });
});

describe('a level that came from dividing', () => {
  test.each([
    [0.25, 0, '0.3'],
    [-0.6667, 0, '−0.7'],
    [9.75, 0, '9.8'],
    [10.4, 0, '10'],
    [417.2, 0, '417'],
    [0, 0, '0'],
    [3, 0, '3'],
    [1.125, 2, '1.13'],
  ])('%d with %d decimals is %s', (value, decimals, text) => expect(formatPart(value, decimals)).toBe(text));

  test('is nothing where there is none', () => expect(formatPart(null, 0)).toBe('—'));
});

describe('a row’s own period', () => {
  const monthly = { kind: 'flow', unit: '亿元', base: null, frequency: 'monthly' } as const;
  const quarterly = { ...monthly, frequency: 'quarterly' } as const;
  const stock = { ...monthly, kind: 'stock' } as const;
  const pmi = { ...monthly, kind: 'index', unit: '点' } as const;
  const prices = { ...monthly, kind: 'index', unit: '上年同期=100' } as const;
  test.each([
    [monthly, '2025-07', '2025-08', '1—7月', 'Jan–Jul'],
    [monthly, '2025-02', '2025-02', '1—2月', 'Jan–Feb'],
    [monthly, '2024-12', '2025-01', '2024年全年', 'full year 2024'],
    [monthly, '2025-08', null, '2025年1—8月', 'Jan–Aug 2025'],
    [quarterly, '2025-03', '2025-05', '一季度', 'Q1'],
    [quarterly, '2025-06', '2025-08', '上半年', 'H1'],
    [quarterly, '2025-09', '2025-10', '前三季度', 'Q1–Q3'],
    [quarterly, '2025-12', '2025-12', '全年', 'full year'],
    [stock, '2025-08', '2025-08', '8月末', 'end of Aug'],
    [stock, '2025-12', '2025-12', '12月末', 'end of Dec'],
    [stock, '2024-12', '2025-01', '2024年末', 'end of Dec 2024'],
    [pmi, '2025-08', '2025-08', '8月', 'Aug'],
    [prices, '2025-08', '2025-08', '1—8月', 'Jan–Aug'],
  ])('%#: %o %s asked at %s', (of, period, asked, zh, en) => {
    expect(formatOwnPeriod(of, period, asked)).toEqual({ zh, en });
  });
});

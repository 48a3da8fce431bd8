import { describe, expect, test } from '@jest/globals';
import { check, observed, row } from './checked-rows.ts';

describe('a clean month', () => {
  test('has nothing to say', () => {
    const rows = [row(2, '2025-06', 'TAX', 'GX', { month: 2, ytd: 12, yoyMonth: 0, yoyYtd: 20 })];
    const stored = [
      observed('2025-05', 'TAX', 'GX', { ytd: 10 }),
      observed('2024-06', 'TAX', 'GX', { month: 2, ytd: 10 }),
    ];
    expect(check(rows, stored)).toEqual([]);
  });
});

describe('the calendar', () => {
  test('a month to come is refused, the present one wants confirming unless it is an estimate', () => {
    expect(check([row(2, '2025-10', 'TAX', 'GX', { ytd: 12 })])).toEqual([
      ['refuse', 'future-month', 2, 'ytd', '12', null],
    ]);
    expect(check([row(2, '2025-09', 'TAX', 'GX', { ytd: 12 })])).toEqual([
      ['confirm', 'unfinished-month', 2, 'ytd', '12', null],
    ]);
    expect(check([row(2, '2025-09', 'TAX', 'GX', { ytd: 12, status: 'estimate' })])).toEqual([]);
  });
  test('a January that is never published, a month between quarters', () => {
    expect(check([row(2, '2025-01', 'OUTPUT', 'GX', { ytd: 5 })])).toEqual([
      ['refuse', 'no-january', 2, 'ytd', '5', 'from February on, as the two months together'],
    ]);
    expect(check([row(2, '2025-05', 'GDP', 'ZONE', { ytd: 5 })])).toEqual([
      ['refuse', 'not-a-quarter', 2, 'ytd', '5', 'March, June, September or December'],
    ]);
    expect(check([row(2, '2025-01', 'TAX', 'GX', { ytd: 5 })])).toEqual([]);
  });
  test('no February alone where the two months are published together', () => {
    expect(check([row(2, '2025-02', 'OUTPUT', 'GX', { month: 4, ytd: 9 })])).toEqual([
      ['note', 'joint-february', 2, 'month', '4', null],
    ]);
    expect(check([row(2, '2025-02', 'OUTPUT', 'GX', { month: 9, ytd: 9 })])).toEqual([]);
  });
  test('a closed period', () => {
    expect(
      check([row(2, '2025-06', 'TAX', 'GX', { ytd: 5 })], [], { closed: (period) => period <= '2025-06' }),
    ).toEqual([['confirm', 'closed-period', 2, 'ytd', '5', null]]);
  });
});

describe('levels', () => {
  test('a year to date that falls, against the file itself as well as what is stored', () => {
    const expected = [['confirm', 'ytd-falling', 3, 'ytd', '9', '10 or more']];
    expect(
      check([row(3, '2025-06', 'TAX', 'GX', { ytd: 9 })], [observed('2025-05', 'TAX', 'GX', { ytd: 10 })]),
    ).toEqual(expected);
    expect(
      check([row(2, '2025-05', 'TAX', 'GX', { ytd: 10 }), row(3, '2025-06', 'TAX', 'GX', { ytd: 9 })]),
    ).toEqual(expected);
  });
  test('a new year begins anew, and a refund month may be negative', () => {
    expect(
      check([row(2, '2025-01', 'TAX', 'GX', { ytd: 2 })], [observed('2024-12', 'TAX', 'GX', { ytd: 20 })]),
    ).toEqual([]);
    expect(
      check(
        [row(2, '2025-06', 'TAX', 'GX', { month: -1, ytd: 9 })],
        [observed('2025-05', 'TAX', 'GX', { ytd: 10 })],
      ),
    ).toEqual([]);
  });
  test('a stock may fall', () => {
    expect(
      check(
        [row(2, '2025-06', 'FIRMS', 'GX', { ytd: 90 })],
        [observed('2025-05', 'FIRMS', 'GX', { ytd: 100 })],
      ),
    ).toEqual([]);
  });
  test('the month against the step, beyond 1 % and beyond rounding', () => {
    const before = [observed('2025-05', 'TAX', 'GX', { ytd: 10 })];
    expect(check([row(2, '2025-06', 'TAX', 'GX', { month: 2.2, ytd: 12 })], before)).toEqual([
      ['confirm', 'month-step', 2, 'month', '2.2', '2'],
    ]);
    expect(check([row(2, '2025-06', 'TAX', 'GX', { month: 2.01, ytd: 12 })], before)).toEqual([]);
    // 0.03 against 0.04 of figures typed with two decimals.
    expect(check([row(2, '2025-06', 'TAX', 'GX', { month: 0.03, ytd: 10.04 })], before)).toEqual([]);
    expect(check([row(2, '2025-01', 'TAX', 'GX', { month: 2, ytd: 3 })])).toEqual([
      ['confirm', 'month-step', 2, 'month', '2', '3'],
    ]);
  });
  test.each([
    [120, 'about 12'],
    [1_200, 'about 12'],
    [120_000, 'about 12'],
    [1.2, 'about 12'],
    [0.0012, 'about 12'],
  ])('a slip of the decimal point: %d where about 12 was meant', (ytd, expected) => {
    expect(
      check([row(2, '2025-06', 'TAX', 'GX', { ytd })], [observed('2024-06', 'TAX', 'GX', { ytd: 11.5 })]),
    ).toEqual([['confirm', 'scale-slip', 2, 'ytd', String(ytd), expected]]);
  });
  test('three times last year is growth, and ten times is too when the month before says so', () => {
    expect(
      check([row(2, '2025-06', 'TAX', 'GX', { ytd: 36 })], [observed('2024-06', 'TAX', 'GX', { ytd: 12 })]),
    ).toEqual([]);
    const stored = [
      observed('2024-06', 'TAX', 'GX', { ytd: 1.2 }),
      observed('2025-05', 'TAX', 'GX', { ytd: 10 }),
    ];
    expect(check([row(2, '2025-06', 'TAX', 'GX', { ytd: 12 })], stored)).toEqual([]);
  });
});

describe('growth', () => {
  const lastYear = [observed('2024-06', 'TAX', 'GX', { ytd: 1201.2 })];
  test('published beside computed: noted, never mended', () => {
    expect(check([row(2, '2025-06', 'TAX', 'GX', { ytd: 1006.5, yoyYtd: -9.4 })], lastYear)).toEqual([
      ['note', 'growth-differs', 2, 'yoyYtd', '-9.4', '-16.2'],
    ]);
    expect(check([row(2, '2025-06', 'TAX', 'GX', { ytd: 1006.5, yoyYtd: -16 })], lastYear)).toEqual([]);
  });
  test('a fraction where percent was meant', () => {
    expect(check([row(2, '2025-06', 'TAX', 'GX', { ytd: 1006.5, yoyYtd: -0.162 })], lastYear)).toEqual([
      ['confirm', 'growth-scale', 2, 'yoyYtd', '-0.162', 'about -16.2'],
    ]);
  });
  test('outside ±200 %', () => {
    expect(check([row(2, '2025-06', 'TAX', 'GX', { yoyYtd: 250 })])).toEqual([
      ['confirm', 'growth-extreme', 2, 'yoyYtd', '250', '−200 to 200'],
    ]);
  });
  test('an index grows by its distance from 100, a rate by points', () => {
    expect(check([row(2, '2025-06', 'CPI', 'GX', { ytd: 102.3, yoyYtd: 2.3 })])).toEqual([]);
    const stored = [observed('2024-06', 'TAX-SHARE', 'GX', { ytd: 38 })];
    expect(check([row(2, '2025-06', 'TAX-SHARE', 'GX', { ytd: 38.96, yoyYtd: 0.96 })], stored)).toEqual([]);
    expect(check([row(2, '2025-06', 'TAX-SHARE', 'GX', { ytd: 38.96, yoyYtd: 2.5 })], stored)).toEqual([
      ['note', 'growth-differs', 2, 'yoyYtd', '2.5', '1.0'],
    ]);
  });
});

import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';
import {
  compareRatios,
  compareSums,
  difference,
  differenceOfSums,
  fixed,
  quotientOfSums,
  shifted,
  sum,
} from '../../domain/exact.ts';

/** A decimal as people type it, with the integer it is when counted in thousandths. */
const decimal = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => ({ n, value: n / 1000 }));

describe('decisions on decimals', () => {
  test('do not fall to binary rounding', () => {
    expect(0.1 * 12 > 0.3 * 4).toBe(true);
    expect(compareSums([[0.1, 12]], [[0.3, 4]])).toBe(0);
    expect(compareSums([[0.1], [0.2]], [[0.3]])).toBe(0);
  });

  test('8 of 12 is 8 twelfths', () => expect(compareRatios([8, 12], [8, 12])).toBe(0));

  test('agree with whole-number arithmetic for every pair of products', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, decimal, (a, b, c, d) => {
        const left = BigInt(a.n) * BigInt(b.n);
        const right = BigInt(c.n) * BigInt(d.n);
        expect(compareSums([[a.value, b.value]], [[c.value, d.value]])).toBe(
          left > right ? 1 : left < right ? -1 : 0,
        );
      }),
    );
  });

  test('find a tie however it is scaled', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 999 }),
        (a, whole, by) => {
          const scaled = Number((BigInt(a.n) * BigInt(by)).toString()) / 1000;
          expect(compareRatios([a.value, whole], [scaled, whole * by])).toBe(0);
        },
      ),
    );
  });
});

describe('sums and differences', () => {
  test('are those of the decimals', () => {
    expect(difference(0.3, 0.1)).toBe(0.2);
    expect(sum([0.1, 0.2])).toBe(0.3);
    expect(sum([])).toBe(0);
    expect(differenceOfSums([[17.6, 12]], [[33.78, 6]])).toBe(8.52);
  });

  test('are the nearest number to the true one', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(difference(a.value, b.value)).toBe((a.n - b.n) / 1000);
        expect(sum([a.value, b.value])).toBe((a.n + b.n) / 1000);
      }),
    );
  });

  test('of products of a value and whole numbers are the nearest number too, small or beyond whole doubles', () => {
    const months = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(
        decimal,
        months,
        decimal,
        months,
        fc.integer({ min: 1, max: 10_000_000_000 }),
        (...given) => {
          const [a, m, b, n, times] = given;
          const exact = BigInt(a.n * m - b.n * n) * BigInt(times);
          const [left, right] = [[[a.value, m, times]], [[b.value, n, times]]];
          expect(differenceOfSums(left, right)).toBe(Number(new Big(exact.toString()).div(1000)));
          expect(quotientOfSums([[a.value, m]], [[b.value, n]], 12)).toBe((a.n * m - b.n * n) / 12_000 + 0);
        },
      ),
    );
    expect(differenceOfSums([[0.1, 0.2]], [[0.02]])).toBe(0);
    expect(differenceOfSums([[1e15]], [[0.5]])).toBe(999_999_999_999_999.5);
  });
});

describe('a decimal', () => {
  const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });

  test('is rounded half away from zero on its digits, and its point is moved, as another arithmetic does it', () => {
    expect([
      fixed(2.675, 2),
      fixed(-0.125, 2),
      fixed(99_999_999, 2, -8),
      fixed(5e-7, 6),
      fixed(12, 0),
    ]).toEqual(['2.68', '-0.13', '1.00', '0.000001', '12']);
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          decimal.map(({ value }) => value),
        ),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: -8, max: 2 }),
        (value, decimals, power) => {
          const moved = new Big(value).times(new Big(10).pow(power));
          expect(fixed(value, decimals, power).replace(/^-(?=0(\.0*)?$)/, '')).toBe(
            moved.toFixed(decimals, Big.roundHalfUp).replace(/^-(?=0(\.0*)?$)/, ''),
          );
          expect(shifted(value, power) + 0).toBe(Number(moved) + 0);
        },
      ),
    );
  });

  test('has exact sums whatever its size', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const exact = new Big(a).times(b).minus(c);
        expect(differenceOfSums([[a, b]], [[c]])).toBe(Number(exact) + 0);
        expect(compareSums([[a, b]], [[c]])).toBe(exact.cmp(0));
      }),
    );
    // Too small for any number, and no −0.
    expect(differenceOfSums([[5e-324, -5e-324]], [[0]])).toBe(0);
  });
});

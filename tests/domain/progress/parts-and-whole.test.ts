import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { growthBase, impliedBase } from '../../../domain/progress/growth.ts';
import {
  aggregationOf,
  partOf,
  partsAndWhole,
  ratioAndWhole,
} from '../../../domain/progress/parts-and-whole.ts';

const level = fc.integer({ min: 1, max: 1_000_000 }).map((n) => n / 100);

describe('share, pull and contribution', () => {
  test('of a part that grew by 1 in a whole that grew by 5 of 100', () => {
    const part = partOf({ current: 11, base: 10 }, { current: 105, base: 100 });
    expect(part).toMatchObject({ pull: 1, contribution: 20 });
    expect(part.share).toBeCloseTo(10.476, 3);
  });

  test('pulls add up to the growth of the whole, contributions and shares to 100', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 12 }), (parts) => {
        const current = parts.reduce((total, [now]) => total + now, 0);
        const base = parts.reduce((total, [, before]) => total + before, 0);
        const found = parts.map(([now, before]) => partOf({ current: now, base: before }, { current, base }));
        const total = (key: 'pull' | 'share' | 'contribution') =>
          found.reduce((t, each) => t + (each[key] ?? 0), 0);
        expect(total('pull')).toBeCloseTo(((current - base) / base) * 100, 6);
        expect(total('share')).toBeCloseTo(100, 6);
        if (current - base > 0.01) expect(total('contribution')).toBeCloseTo(100, 4);
      }),
    );
  });

  test('there is no contribution to a whole that did not grow, but still a pull', () => {
    const part = partOf({ current: 11, base: 10 }, { current: 100, base: 100 });
    expect(part).toMatchObject({
      contribution: null,
      pull: 1,
      reasons: { contribution: 'parent-not-growing' },
    });
  });

  test('a pull needs only the last year of a whole that has not reported yet', () => {
    expect(partOf({ current: 11, base: 10 }, { current: null, base: 100 })).toEqual({
      share: null,
      pull: 1,
      contribution: null,
      reasons: { share: 'parent-not-reported', contribution: 'parent-not-reported' },
    });
  });

  test('what is not known is null with its reason', () => {
    expect(partOf({ current: null, base: 1 }, { current: 1, base: 1 }).reasons.share).toBe('not-reported');
    expect(partOf({ current: 1, base: 1 }, { current: null, base: null }).reasons).toEqual({
      share: 'parent-not-reported',
      pull: 'no-last-year',
      contribution: 'parent-not-reported',
    });
    expect(partOf({ current: 1, base: null }, { current: 2, base: 1 })).toMatchObject({
      share: 50,
      pull: null,
    });
  });
});

describe('the base of growth', () => {
  test('is the one implied by published growth; more than 1 % away from the stored one it was adjusted', () => {
    expect(growthBase({ kind: 'flow' }, 110, 100, 10)).toEqual({ value: 100, adjusted: false });
    expect(growthBase({ kind: 'flow' }, 110, 101, 10)).toEqual({ value: 100, adjusted: false });
    expect(growthBase({ kind: 'flow' }, 110, 98, 10)).toEqual({ value: 100, adjusted: true });
  });
  test('is exact where nothing grew: no rounding becomes a growth', () => {
    expect(growthBase({ kind: 'flow' }, 0.119, null, 0).value).toBe(0.119);
  });
  test('is the stored one where that is a loss', () => {
    expect(growthBase({ kind: 'flow' }, -5, -10, 50)).toEqual({ value: -10, adjusted: false });
  });
  test('an implied base exactly 1 % away is still the same base', () => {
    // 101 / (1 + 0 %) = 101 against 100: 1 % apart, not more.
    expect(growthBase({ kind: 'flow' }, 101, 100, 0).adjusted).toBe(false);
    expect(growthBase({ kind: 'flow' }, 99, 100, 0).adjusted).toBe(false);
    expect(growthBase({ kind: 'flow' }, 101.0001, 100, 0).adjusted).toBe(true);
  });
  test('is the implied one where nothing is stored, and none where nothing is known', () => {
    expect(growthBase({ kind: 'flow' }, 110, null, 10)).toEqual({ value: 100, adjusted: false });
    expect(growthBase({ kind: 'flow' }, null, null, 10)).toEqual({ value: null, adjusted: false });
  });
  test('of a profit that became a loss is the profit that a fall of more than 100 % implies', () => {
    expect(growthBase({ kind: 'flow' }, -1, null, -150)).toEqual({ value: 2, adjusted: false });
    expect(growthBase({ kind: 'flow' }, -1, 2, -150)).toEqual({ value: 2, adjusted: false });
    expect(growthBase({ kind: 'flow' }, -1, 3, -150)).toEqual({ value: 2, adjusted: true });
  });
  test('cannot be implied by a fall of 100 %, nor by a deeper one of what is no loss, nor for a rate', () => {
    expect(impliedBase({ kind: 'flow' }, 5, -150)).toBeNull();
    expect(impliedBase({ kind: 'flow' }, 0, -150)).toBeNull();
    expect(impliedBase({ kind: 'flow' }, 5, -100)).toBeNull();
    expect(impliedBase({ kind: 'rate' }, 5, 1)).toBeNull();
  });
});

describe('parts and whole', () => {
  test('show the difference and never replace the reported whole', () => {
    expect(partsAndWhole([40, 35, null], 80)).toEqual({
      parts: 75,
      reported: 2,
      of: 3,
      whole: 80,
      difference: 5,
      differencePercent: 6.25,
    });
    expect(partsAndWhole([40], null)).toMatchObject({ whole: null, difference: null });
    expect(partsAndWhole([null], 80)).toBeNull();
  });
  test('a ratio is recomputed from what it is made of, never averaged', () => {
    const parts = [
      { numerator: 30, denominator: 100 },
      { numerator: 10, denominator: 300 },
      { numerator: null, denominator: 100 },
    ];
    expect(ratioAndWhole(parts, 12)).toMatchObject({ parts: 10, reported: 2, of: 3, difference: 2 });
    expect(ratioAndWhole(parts.slice(2), 12)).toBeNull();
  });
  test('growth and indexes never add up', () => {
    expect(aggregationOf({ kind: 'flow' })).toBe('sum');
    expect(aggregationOf({ kind: 'stock' })).toBe('sum');
    expect(aggregationOf({ kind: 'rate' })).toBe('recompute');
    expect([aggregationOf({ kind: 'growth' }), aggregationOf({ kind: 'index' })]).toEqual(['never', 'never']);
  });
});

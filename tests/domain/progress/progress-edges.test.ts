import { describe, expect, test } from '@jest/globals';
import { percentOf } from '../../../domain/exact.ts';
import { progressRows } from '../../../domain/progress/progress.ts';
import { facts, indicator, observation, rowOf, target, zone } from '../given.ts';

describe('completion and light never contradict each other', () => {
  test('the whole of a target is 100 %, for every target of two decimals', () => {
    for (let cents = 1; cents < 20_000; cents++) {
      const value = cents / 100;
      expect(percentOf(value, value)).toBe(100);
    }
    expect(rowOf('2025-06', { ytd: 0.17 }, { value: 0.17 })).toMatchObject({
      completion: 100,
      status: 'met',
    });
  });
  test('a value target without a level cannot be judged, but was reported', () => {
    const row = rowOf('2025-06', { yoyYtd: 5.2 });
    expect([row.status, row.reasons.status]).toEqual(['not-applicable', 'no-ytd']);
  });
  test('a December figure is its own estimate', () => {
    const last = [observation('ZONE', '2024-12', { ytd: 7.13 })];
    expect(rowOf('2025-12', { ytd: 0.019 }, {}, {}, last).projection?.value).toBe(0.019);
  });
});

describe('judgement at its edges, on unrounded figures', () => {
  test('exactly five points behind is yellow, a hair more is red', () => {
    expect(rowOf('2025-06', { ytd: 45 }).light).toBe('yellow');
    expect(rowOf('2025-06', { ytd: 44.9999999 }).light).toBe('red');
  });
  test('the edge is the indicator’s own', () => {
    expect(rowOf('2025-06', { ytd: 45 }, {}, { tolerance: 4 }).light).toBe('red');
    expect(rowOf('2025-06', { ytd: 41 }, {}, { tolerance: 10 }).light).toBe('yellow');
  });
  test('a neutral figure is computed but not judged', () => {
    const row = rowOf('2025-06', { ytd: 20 }, {}, { direction: 'neutral' });
    expect(row).toMatchObject({ status: 'not-applicable', light: 'grey', completion: 20, gap: -30 });
    expect(row.reasons.status).toBe('neutral');
  });
  test('without a target nothing is judged, and the reason says so', () => {
    const row = rowOf('2025-06', { ytd: 20 }, null);
    expect([row.status, row.reasons.status, row.completion]).toEqual(['not-applicable', 'no-target', null]);
    expect(row.reasons.target).toBe('no-target');
    expect(rowOf('2025-06', {}, null).reasons.target).toBe('no-target');
  });
  test('a target below zero has no completion', () => {
    expect(rowOf('2025-06', { ytd: -1 }, { value: -2 })).toMatchObject({
      status: 'not-applicable',
      completion: null,
    });
  });
  test('a loss against a target of profit is a completion below zero', () => {
    expect(rowOf('2025-06', { ytd: -12 })).toMatchObject({
      completion: -12,
      gap: -62,
      light: 'red',
      remaining: 112,
    });
  });
});

describe('months and year to date', () => {
  const months = (values: (number | null)[]) =>
    values.map((month, i) => observation('ZONE', `2025-0${i + 1}`, { month }));
  const at = (period: string, observations: ReturnType<typeof months>, of = {}) => {
    const [row] = progressRows(
      period,
      [{ indicator: indicator(of), entity: zone }],
      [zone],
      facts(observations),
    );
    if (!row) throw new Error('no row');
    return row;
  };

  test('a year to date is the sum of the months only when every month is there, and says so', () => {
    expect(at('2025-03', months([0.1, 0.2, 0.3]))).toMatchObject({ ytd: 0.6, ytdSource: 'derived' });
    expect(at('2025-03', months([0.1, null, 0.3]))).toMatchObject({ ytd: null, ytdSource: null, month: 0.3 });
  });
  test('January’s month and year to date are one figure, whichever was reported', () => {
    const february = (january: object) => [
      observation('ZONE', '2025-01', january),
      observation('ZONE', '2025-02', { month: 12 }),
    ];
    expect(at('2025-02', february({ ytd: 10 }))).toMatchObject({ ytd: 22, ytdSource: 'derived' });
    expect(at('2025-02', february({ month: 10 }))).toMatchObject({ ytd: 22, ytdSource: 'derived' });
    const step = [observation('ZONE', '2025-01', { month: 10 }), observation('ZONE', '2025-02', { ytd: 22 })];
    expect(at('2025-02', step)).toMatchObject({ month: 12, monthSource: 'derived' });
  });
  test('a reported year to date is kept though the months add up to something else', () => {
    const known = months([1, 2, 3]);
    known[2] = { ...known[2]!, ytd: 6.5 };
    expect(at('2025-03', known)).toMatchObject({ ytd: 6.5, ytdSource: 'reported', month: 3 });
  });
  test('a month is the step of the year to date, even a negative one, and says so', () => {
    const known = [observation('ZONE', '2025-03', { ytd: 10 }), observation('ZONE', '2025-04', { ytd: 9.5 })];
    expect(at('2025-04', known)).toMatchObject({ month: -0.5, monthSource: 'derived' });
  });
  test('the joint January–February has no month of its own', () => {
    const known = [observation('ZONE', '2025-02', { ytd: 10 })];
    expect(at('2025-02', known, { firstMonth: 2 })).toMatchObject({ month: null, ytd: 10 });
    expect(at('2025-01', known, { firstMonth: 2 }).period).toBe('2024-12');
  });
  test('a stock is never summed', () => {
    expect(at('2025-03', months([1, 2, 3]), { kind: 'stock' }).ytd).toBeNull();
  });
  test('what is not due in the first year is not called missing', () => {
    const [row] = progressRows(
      '2025-01',
      [{ indicator: indicator({ frequency: 'quarterly' }), entity: zone }],
      [zone],
      facts([], [target('ZONE')]),
    );
    expect(row).toMatchObject({ status: 'not-applicable', reasons: { status: 'not-due' } });
  });
});

describe('growth where a percentage would mislead', () => {
  const turned = (now: number, before: number) =>
    rowOf('2025-06', { ytd: now }, null, {}, [observation('ZONE', '2024-06', { ytd: before })]);
  test.each([
    [3, -2, 'turned-to-profit'],
    [-3, 2, 'turned-to-loss'],
    [-1, -2, 'loss-narrowed'],
    [-3, -2, 'loss-widened'],
  ] as const)('%d after %d is %s', (now, before, word) => expect(turned(now, before).turn).toBe(word));
  test('no percentage is computed on a base of zero or less', () => {
    expect(turned(3, -2)).toMatchObject({ yoyYtd: null, reasons: { yoyYtd: 'base-not-positive' } });
    expect(turned(3, 0)).toMatchObject({ yoyYtd: null, turn: null });
  });
});

describe('the year-end estimate', () => {
  const history = [observation('ZONE', '2024-06', { ytd: 40 }), observation('ZONE', '2024-12', { ytd: 100 })];
  test('follows last year’s rhythm where last year is whole', () => {
    const row = rowOf('2025-06', { ytd: 44 }, { value: 120 }, {}, history);
    expect(row.projection).toEqual({ value: 110, completion: (110 * 100) / 120, method: 'seasonal' });
    expect(row.requiredYoy).toBeCloseTo((76 / 60 - 1) * 100, 10);
  });
  test('is linear where it is not', () => {
    const row = rowOf('2025-06', { ytd: 44 }, { value: 100 });
    expect(row.projection).toEqual({ value: 88, completion: 88, method: 'linear' });
    expect([row.requiredYoy, row.reasons.requiredYoy]).toEqual([null, 'no-last-year']);
  });
});

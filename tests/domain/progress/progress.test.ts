import { describe, expect, test } from '@jest/globals';
import type { Indicator } from '../../../domain/model.ts';
import { progressRows } from '../../../domain/progress/progress.ts';
import { city, entity, facts, indicator, observation, rowOf, target, zone } from '../given.ts';

describe('the worked rows of the contract', () => {
  test('T 33.78, C 17.60, June: 52.10 %, 2.10 points ahead, 2.697 a month still needed', () => {
    const row = rowOf('2025-06', { ytd: 17.6 }, { value: 33.78 });
    expect(row.completion).toBeCloseTo(52.1018, 4);
    expect(row.pace).toBe(50);
    expect(row.paceMethod).toBe('linear');
    expect(row.gap).toBeCloseTo(2.1018, 4);
    expect(row.gapAmount).toBe(0.71);
    expect(row.status).toBe('ahead');
    expect(row.light).toBe('green');
    expect(row.remaining).toBe(16.18);
    expect(row.monthsLeft).toBe(6);
    expect(row.requiredMonthly).toBeCloseTo(2.6967, 4);
  });

  test('T 12, C 8, August: exactly on pace and green, not red by rounding', () => {
    const row = rowOf('2025-08', { ytd: 8 }, { value: 12 });
    expect(row.gap).toBe(0);
    expect(row.gapAmount).toBe(0);
    expect([row.status, row.light]).toEqual(['on', 'green']);
  });

  test('exactly on pace stays so in decimals that binary cannot hold (T 0.3, C 0.1, April)', () => {
    const row = rowOf('2025-04', { ytd: 0.1 }, { value: 0.3 });
    expect([row.gap, row.gapAmount, row.status]).toEqual([0, 0, 'on']);
  });

  test('T 135.46, C 17.41, February: 12.85 %, 3.81 points behind, yellow', () => {
    const row = rowOf('2025-02', { ytd: 17.41 }, { value: 135.46 });
    expect(row.completion).toBeCloseTo(12.85, 2);
    expect(row.pace).toBeCloseTo(16.67, 2);
    expect(row.gap).toBeCloseTo(-3.8142, 4);
    expect([row.status, row.light]).toEqual(['behind', 'yellow']);
  });

  test('no report: missing, every figure null, never zero', () => {
    const { target: goal, reasons, ranks, ...row } = rowOf('2025-06', {}, { value: 10 });
    expect([row.status, row.light]).toEqual(['missing', 'grey']);
    expect(goal?.value).toBe(10);
    expect(reasons.status).toBe('not-reported');
    expect(Object.values(ranks)).toEqual([null, null, null]);
    expect(Object.values(row).filter((value) => typeof value === 'number')).toEqual([]);
  });

  test('C = 0 with a target: completion 0, not missing', () => {
    const row = rowOf('2025-06', { ytd: 0 }, { value: 10 });
    expect([row.completion, row.ytd, row.status]).toEqual([0, 0, 'behind']);
  });

  test.each([0, 3])('T = 0 and C = %d: not applicable, no completion', (ytd) => {
    const row = rowOf('2025-06', { ytd }, { value: 0 });
    expect([row.completion, row.gap, row.status, row.light]).toEqual([null, null, 'not-applicable', 'grey']);
    expect(row.reasons.completion).toBe('zero-target');
  });

  test('December: no months left, nothing needed a month', () => {
    const row = rowOf('2025-12', { ytd: 90 });
    expect([row.monthsLeft, row.requiredMonthly, row.requiredYoy]).toEqual([0, null, null]);
    expect(row.remaining).toBe(10);
  });

  test('completion of 100 or more: met, nothing remaining', () => {
    expect(rowOf('2025-09', { ytd: 100 })).toMatchObject({ status: 'met', light: 'green', remaining: 0 });
    expect(rowOf('2025-09', { ytd: 130 })).toMatchObject({ status: 'met', remaining: 0, completion: 130 });
  });

  test('B 1201.2, C 1006.5, published −9.4: published wins, implied base 1110.93 flagged as adjusted', () => {
    const row = rowOf('2025-04', { ytd: 1006.5, yoyYtd: -9.4 }, null, {}, [
      observation('ZONE', '2024-04', { ytd: 1201.2 }),
    ]);
    expect([row.yoyYtd, row.yoyYtdSource]).toEqual([-9.4, 'published']);
    expect(row.yoyYtdComputed).toBeCloseTo(-16.2, 1);
    expect(row.baseAdjusted).toBe(true);
    expect(row.base).toBeCloseTo(1110.93, 2);
  });

  test('a quarterly indicator asked at August answers for June, at pace 50', () => {
    const [row] = progressRows(
      '2025-08',
      [{ indicator: indicator({ frequency: 'quarterly' }), entity: zone }],
      [zone],
      facts([observation('ZONE', '2025-06', { ytd: 50 })], [target('ZONE')]),
    );
    expect(row).toMatchObject({ period: '2025-06', pace: 50, status: 'on' });
  });

  test('above the pro-rata cap is behind', () => {
    const over = rowOf('2025-06', { ytd: 53 }, { type: 'cap' });
    expect(over).toMatchObject({ status: 'behind', light: 'yellow' });
    expect(over.gap).toBeCloseTo(3, 10);
    expect(rowOf('2025-06', { ytd: 60 }, { type: 'cap' }).light).toBe('red');
    expect(rowOf('2025-06', { ytd: 40 }, { type: 'cap' })).toMatchObject({ status: 'ahead', light: 'green' });
  });

  test('parks pulling 1.2 + 1.3 + 5.6 points make the zone grow by 8.1', () => {
    const parks = ['A', 'B', 'C'].map((code) => entity(code));
    const levels: [string, number, number][] = [
      ['A', 200, 212],
      ['B', 300, 313],
      ['C', 500, 556],
      ['ZONE', 1000, 1081],
    ];
    const known = facts(
      levels.flatMap(([code, before, now]) => [
        observation(code, '2024-06', { ytd: before }),
        observation(code, '2025-06', { ytd: now }),
      ]),
    );
    const pairs = [...parks, zone].map((each) => ({ indicator: indicator(), entity: each }));
    const rows = progressRows('2025-06', pairs, [city, zone, ...parks], known);
    expect(rows.slice(0, 3).map((row) => row.pull)).toEqual([1.2, 1.3, 5.6]);
    expect(rows[3]?.yoyYtd).toBeCloseTo(8.1, 10);
  });
});

describe('a growth target', () => {
  const grows = (yoyYtd: number, of = {}) =>
    rowOf('2025-06', { yoyYtd }, { type: 'growth', value: 8 }, { kind: 'growth', unit: '%', ...of });

  test('is met when reached exactly, and judged in points without pace', () => {
    expect(grows(8)).toMatchObject({ status: 'met', light: 'green', gap: 0, pace: null, completion: null });
    expect(grows(9.5)).toMatchObject({ status: 'met', gap: 1.5 });
  });
  test('is yellow to five points below and red beyond', () => {
    expect(grows(3)).toMatchObject({ status: 'behind', light: 'yellow', gap: -5 });
    expect(grows(2.9)).toMatchObject({ status: 'behind', light: 'red' });
  });
  test('counts the other way where less is better', () => {
    expect(grows(7, { direction: 'lower' }).status).toBe('met');
    expect(grows(12.9, { direction: 'lower' })).toMatchObject({ status: 'behind', light: 'yellow' });
  });
  test('says what growth the months left need, from last year’s levels', () => {
    const row = rowOf('2025-06', { ytd: 50, yoyYtd: 0 }, { type: 'growth', value: 8 }, {}, [
      observation('ZONE', '2024-06', { ytd: 50 }),
      observation('ZONE', '2024-12', { ytd: 100 }),
    ]);
    expect(row.requiredYoy).toBeCloseTo(16, 10);
  });
  test('cannot be judged where no growth was reported and none can be computed; what was reported is not missing', () => {
    const row = rowOf('2025-06', { ytd: 5 }, { type: 'growth', value: 8 });
    expect([row.ytd, row.status, row.reasons.status]).toEqual([5, 'not-applicable', 'no-last-year']);
  });
  test('asks nothing more of what has already brought it, and nothing at all of a stock or a rate', () => {
    const before = [
      observation('ZONE', '2024-06', { ytd: 50 }),
      observation('ZONE', '2024-12', { ytd: 100 }),
    ];
    const goal = { type: 'growth', value: 5 } as const;
    expect(rowOf('2025-06', { ytd: 120 }, goal, {}, before).requiredYoy).toBe(-100);
    for (const wanted of [goal, { type: 'value', value: 200 } as const]) {
      expect(rowOf('2025-06', { ytd: 60 }, wanted, { kind: 'stock' }, before)).toMatchObject({
        requiredYoy: null,
        reasons: { requiredYoy: 'not-accumulating' },
      });
    }
  });
});

describe('the plan by month', () => {
  const plan = [5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 85, 100];
  test('wins over linear pace', () => {
    const row = rowOf('2025-06', { ytd: 30 }, { plan });
    expect(row).toMatchObject({ pace: 30, paceMethod: 'plan', gap: 0, gapAmount: 0, status: 'on' });
  });
  const quarterly = plan.map((value, i) => (i % 3 === 2 ? value : null));
  test('that names quarter ends runs in straight lines between them, and from zero', () => {
    expect(rowOf('2025-05', { ytd: 25 }, { plan: quarterly })).toMatchObject({ paceMethod: 'plan', gap: 0 });
    expect(rowOf('2025-02', { ytd: 10 }, { plan: quarterly })).toMatchObject({ paceMethod: 'plan', gap: 0 });
  });
  test('that ends in June runs on to the target', () => {
    const half = [null, null, null, null, null, 50, ...new Array<null>(6).fill(null)];
    expect(rowOf('2025-12', { ytd: 60 }, { plan: half })).toMatchObject({
      pace: 100,
      gap: -40,
      light: 'red',
    });
    expect(rowOf('2025-09', { ytd: 75 }, { plan: half })).toMatchObject({ pace: 75, gap: 0, light: 'green' });
  });
  test('by quarters of the target: 25 % in March and 50 % in June are 41.67 % in May', () => {
    const plan = [null, null, 10, null, null, 20, null, null, 30, null, null, 40];
    expect(rowOf('2025-05', { ytd: 16 }, { value: 40, plan }).pace).toBeCloseTo(41.666_666_666_667, 10);
  });
});

describe('what does not accumulate', () => {
  test.each(['rate', 'index'] as const)(
    'a %s is judged in its own unit, without completion or pace',
    (kind) => {
      const row = rowOf('2025-06', { ytd: 96 }, {}, { kind });
      expect(row).toMatchObject({ paceMethod: 'level', pace: null, completion: null });
      expect(row).toMatchObject({ gap: -4, gapAmount: -4, gapUnit: 'unit', light: 'yellow' });
      expect(row.reasons).toMatchObject({ completion: 'level-indicator', pace: 'level-indicator' });
      expect(row.ranks.completion).toBeNull();
      expect(row.projection).toBeNull();
    },
  );
  test('亏损面 20.84 against a cap of 20.00 is over by 0.84 points', () => {
    const cap = { type: 'cap', value: 20 } as const;
    const row = rowOf('2025-07', { ytd: 20.84 }, cap, { kind: 'rate', unit: '%', direction: 'lower' });
    expect(row).toMatchObject({ gap: 0.84, gapUnit: 'unit', status: 'behind', light: 'yellow' });
  });
  test('税占比 82.07 against 83 is short by 0.93 points', () => {
    const row = rowOf('2025-06', { ytd: 82.07 }, { value: 83 }, { kind: 'rate', unit: '%' });
    expect(row).toMatchObject({ gap: -0.93, gapUnit: 'unit', completion: null, light: 'yellow' });
  });
  test('the tolerance of a level is 5 % of its target, or its own in its unit, both exactly', () => {
    const rate = { kind: 'rate', unit: '%' } as const;
    const lightAt = (ytd: number, tolerance: number | null) =>
      rowOf('2025-06', { ytd }, { value: 80 }, { ...rate, tolerance }).light;
    expect([lightAt(76, null), lightAt(75.99, null)]).toEqual(['yellow', 'red']);
    expect([lightAt(79.3, 0.7), lightAt(79.29, 0.7)]).toEqual(['yellow', 'red']);
  });
  test('a rate is compared with the level that its plan names', () => {
    const plan = [...new Array<null>(5).fill(null), 90, ...new Array<null>(6).fill(null)];
    const rate = { kind: 'rate', unit: '%' } as const;
    expect(rowOf('2025-03', { ytd: 91 }, { value: 93, plan }, rate)).toMatchObject({
      gap: 1,
      status: 'ahead',
    });
    expect(rowOf('2025-08', { ytd: 91 }, { value: 93, plan }, rate)).toMatchObject({ gap: 0, status: 'on' });
    expect(rowOf('2025-12', { ytd: 91 }, { value: 93, plan }, rate)).toMatchObject({ gap: -2 });
  });
  describe('a stock', () => {
    const stock = { kind: 'stock', unit: '户' } as const;
    const december = (ytd: number) => [observation('ZONE', '2024-12', { ytd })];
    test('is judged on its way from last December to the target', () => {
      const row = rowOf('2025-08', { ytd: 199 }, { value: 206 }, stock, december(190));
      expect(row).toMatchObject({ paceMethod: 'increment', gapUnit: 'points', light: 'red' });
      expect(row.pace).toBeCloseTo(66.666_666_666_667, 10);
      expect(row.gap).toBeCloseTo(-10.416_666_666_667, 10);
      expect(row.gapAmount).toBeCloseTo(-1.666_666_666_667, 10);
      expect(row.completion).toBeCloseTo(96.601_941_747_573, 10);
    });
    test('is compared with its target where last December is not known, or beyond the target already', () => {
      const level = { paceMethod: 'level', pace: null, gap: -7, gapUnit: 'unit', light: 'yellow' };
      expect(rowOf('2025-08', { ytd: 199 }, { value: 206 }, stock)).toMatchObject(level);
      expect(rowOf('2025-08', { ytd: 199 }, { value: 206 }, stock, december(210))).toMatchObject(level);
    });
    test('that has to shrink is behind while it is above its way', () => {
      const lower = { ...stock, direction: 'lower' } as const;
      const at = (ytd: number) => rowOf('2025-06', { ytd }, { value: 40 }, lower, december(50));
      expect(at(45)).toMatchObject({ status: 'on', gap: 0, pace: 50 });
      expect(at(46)).toMatchObject({ status: 'behind', gap: -10, gapAmount: 1, light: 'red' });
      expect(at(44)).toMatchObject({ status: 'ahead', gap: 10, gapAmount: -1 });
    });
    test('follows its plan of levels', () => {
      const plan = [...new Array<null>(5).fill(null), 194, ...new Array<null>(6).fill(null)];
      const row = rowOf('2025-03', { ytd: 192 }, { value: 206, plan }, stock, december(190));
      expect(row).toMatchObject({ paceMethod: 'plan', pace: 12.5, gap: 0, gapAmount: 0, status: 'on' });
    });
  });
  test('a rate changes in points and is never shared out', () => {
    const row = rowOf('2025-06', { ytd: 24.61 }, null, { kind: 'rate', direction: 'lower' }, [
      observation('ZONE', '2024-06', { ytd: 23.07 }),
    ]);
    expect([row.yoyYtd, row.yoyYtdSource, row.share, row.reasons.share]).toEqual([
      1.54,
      'computed',
      null,
      'not-accumulating',
    ]);
  });
  test('an index grows as its base says', () => {
    const growthOf = (ytd: number, last: number, of: Partial<Indicator>) =>
      rowOf('2025-06', { ytd }, null, { kind: 'index', ...of }, [
        observation('ZONE', '2024-06', { ytd: last }),
      ]).yoyYtd;
    expect(growthOf(102.3, 101, { unit: '上年同期=100' })).toBe(2.3);
    expect(growthOf(109, 108, { unit: '2020年=100' })).toBeCloseTo(0.925_925_925_926, 10);
    expect(growthOf(49.7, 49.5, { unit: '%' })).toBe(0.2);
    expect(growthOf(109, 108, { unit: '%', base: 'fixed' })).toBeCloseTo(0.925_925_925_926, 10);
  });
  test('a lower-is-better rate under its limit is ahead, above it behind', () => {
    const rate = { kind: 'rate', direction: 'lower', unit: '%' } as const;
    expect(rowOf('2025-06', { ytd: 19 }, { type: 'cap', value: 20 }, rate).status).toBe('ahead');
    expect(rowOf('2025-06', { ytd: 21 }, { type: 'cap', value: 20 }, rate)).toMatchObject({
      status: 'behind',
      gap: 1,
    });
    expect(rowOf('2025-12', { ytd: 20 }, { type: 'cap', value: 20 }, rate).status).toBe('met');
  });
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { progressRows } from '../../../domain/progress/progress.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { city, entity, facts, indicator, observation, target, zone } from '../given.ts';

const level = fc.integer({ min: 1, max: 9_999_999 });
const place = fc.record({ now: level, before: level, lastYear: level, goal: level });

const PERCENTAGES = [
  'completion',
  'pace',
  'gap',
  'yoyYtd',
  'requiredYoy',
  'share',
  'pull',
  'contribution',
] as const;
const LEVELS = [
  'ytd',
  'ytdLastYear',
  'gapAmount',
  'remaining',
  'requiredMonthly',
  'base',
  'parentYtd',
] as const;

/** The same figures counted in units 10 000 times as small: 亿元 said in 万元. */
test('counting in 万元 instead of 亿元 changes every level by 10 000 and no percentage, light or rank', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 12 }),
      (places, m) => {
        const small = rows(places, m, 1);
        const large = rows(places, m, 10_000);
        small.forEach((row, i) => {
          const other = large[i] as ProgressRow;
          for (const key of PERCENTAGES) expectClose(other[key], row[key], 1);
          for (const key of LEVELS) expectClose(other[key], row[key], 10_000);
          expect([other.status, other.light, other.ranks, other.baseAdjusted]).toEqual([
            row.status,
            row.light,
            row.ranks,
            row.baseAdjusted,
          ]);
          expect(other.projection?.completion ?? null).toBeCloseToOrNull(row.projection?.completion ?? null);
        });
      },
    ),
    { numRuns: 60 },
  );
});

function rows(
  places: { now: number; before: number; lastYear: number; goal: number }[],
  m: number,
  by: number,
) {
  const period = `2025-${String(m).padStart(2, '0')}`;
  const last = period.replace('2025', '2024');
  const parks = places.map((_, i) => entity(`P${i}`));
  const scale = (n: number) => (n * by) / 1000;
  const of = (code: string, p: (typeof places)[number]) => [
    observation(code, period, { ytd: scale(p.now) }),
    observation(code, last, { ytd: scale(p.before) }),
    observation(code, '2024-12', { ytd: scale(m === 12 ? p.before : p.before + p.lastYear) }),
  ];
  const whole = places.reduce((a, b) => ({
    now: a.now + b.now,
    before: a.before + b.before,
    lastYear: a.lastYear + b.lastYear,
    goal: a.goal + b.goal,
  }));
  const known = facts(
    [...places.flatMap((p, i) => of(`P${i}`, p)), ...of('ZONE', whole)],
    [
      ...places.map((p, i) => target(`P${i}`, { value: scale(p.goal) })),
      target('ZONE', { value: scale(whole.goal) }),
    ],
  );
  const pairs = [zone, ...parks].map((each) => ({ indicator: indicator(), entity: each }));
  return progressRows(period, pairs, [city, zone, ...parks], known);
}

function expectClose(actual: number | null, expected: number | null, factor: number) {
  if (expected === null) expect(actual).toBeNull();
  else
    expect(Math.abs((actual ?? Number.NaN) - expected * factor)).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(expected * factor)),
    );
}

expect.extend({
  toBeCloseToOrNull(actual: unknown, expected: number | null) {
    const pass =
      expected === null
        ? actual === null
        : typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    return { pass, message: () => `${actual} is not ${expected}` };
  },
});
declare module 'expect' {
  interface Matchers<R> {
    toBeCloseToOrNull(expected: number | null): R;
  }
}

import { describe, expect, test } from '@jest/globals';
import { progressRows } from '../../../domain/progress/progress.ts';
import { city, entity, facts, indicator, observation, rowOf, target, zone } from '../given.ts';

describe('a target with a first month', () => {
  const versions = [target('ZONE', { value: 1085 }), target('ZONE', { value: 1125, version: 2, from: 7 })];
  const at = (period: string) =>
    progressRows(
      period,
      [{ indicator: indicator(), entity: zone }],
      [city, zone],
      facts([observation('ZONE', period, { ytd: 700 })], versions),
    )[0]!;
  test('judges from that month on, and leaves the months before to the version before', () => {
    expect(['2025-06', '2025-07', '2025-08'].map((period) => at(period).target)).toEqual([
      { type: 'value', value: 1085, version: 1, from: 1 },
      { type: 'value', value: 1125, version: 2, from: 7 },
      { type: 'value', value: 1125, version: 2, from: 7 },
    ]);
  });
});

describe('growth', () => {
  const last = (given: object) => [observation('ZONE', '2024-08', given)];
  test('of a month is never computed from a derived month', () => {
    const before = [
      observation('ZONE', '2025-07', { ytd: 40 }),
      observation('ZONE', '2024-07', { ytd: 38 }),
      ...last({ ytd: 44 }),
    ];
    const row = rowOf('2025-08', { ytd: 46 }, null, {}, before);
    expect(row).toMatchObject({ month: 6, monthSource: 'derived', yoyMonth: null });
    expect(row.reasons.yoyMonth).toBe('derived');
    const published = rowOf('2025-08', { ytd: 46, yoyMonth: 20 }, null, {}, before);
    expect(published).toMatchObject({ yoyMonth: 20, yoyMonthSource: 'published' });
  });
  test('to date is never computed from a derived year to date', () => {
    const months = ['2025-01', '2025-02'].map((period) => observation('ZONE', period, { month: 5 }));
    const row = rowOf('2025-03', { month: 5 }, null, {}, [
      ...months,
      observation('ZONE', '2024-03', { ytd: 12 }),
    ]);
    expect(row).toMatchObject({ ytd: 15, ytdSource: 'derived', yoyYtd: null });
    expect(row.reasons.yoyYtd).toBe('derived');
  });
  test('of a loss has words, also where a number was published, and its base is the stored loss', () => {
    const row = rowOf('2025-08', { ytd: -5, yoyYtd: 50 }, null, {}, last({ ytd: -10 }));
    expect(row).toMatchObject({ turn: 'loss-narrowed', base: -10, baseAdjusted: false, yoyYtd: 50 });
  });
  test('needed for a real growth target is weighed on the published growth', () => {
    const gdp = { frequency: 'quarterly' } as const;
    const row = rowOf('2025-06', { ytd: 211.67, yoyYtd: 6 }, { type: 'growth', value: 6.5 }, gdp, [
      observation('ZONE', '2024-06', { ytd: 200.63 }),
      observation('ZONE', '2024-12', { ytd: 427.09 }),
    ]);
    expect(row.requiredYoy).toBeCloseTo(6.943, 3);
  });
});

describe('parts of a whole', () => {
  test('a whole that did not grow has no contributions, however its base is rounded', () => {
    const park = entity('A');
    const [row] = progressRows(
      '2025-06',
      [{ indicator: indicator(), entity: park }],
      [city, zone, park],
      facts([
        observation('ZONE', '2025-06', { ytd: 0.119, yoyYtd: 0 }),
        observation('A', '2025-06', { ytd: 0.3 }),
        observation('A', '2024-06', { ytd: 0.2 }),
      ]),
    );
    expect(row).toMatchObject({ parentBase: 0.119, contribution: null });
    expect(row!.reasons.contribution).toBe('parent-not-growing');
    expect(row!.pull).toBeCloseTo((0.1 / 0.119) * 100, 10);
  });
  test('pulls end at the growth that was published', () => {
    const parks = ['A', 'B'].map((code) => entity(code));
    const rows = progressRows(
      '2025-06',
      [zone, ...parks].map((one) => ({ indicator: indicator(), entity: one })),
      [city, zone, ...parks],
      facts([
        observation('ZONE', '2024-06', { ytd: 100 }),
        observation('ZONE', '2025-06', { ytd: 110.2, yoyYtd: 11 }),
        observation('A', '2025-06', { ytd: 60, yoyYtd: 10 }),
        observation('B', '2025-06', { ytd: 50.2, yoyYtd: 12.2157 }),
      ]),
    );
    expect(rows[1]!.pull! + rows[2]!.pull!).toBeCloseTo(11, 2);
  });
});

describe('before a pair has its first period', () => {
  const sales = indicator({ lag: 1 });
  const inJanuary = (...known: ReturnType<typeof observation>[]) =>
    progressRows('2026-01', [{ indicator: sales, entity: zone }], [city, zone], facts(known))[0]!;
  test('nothing is due where last year had neither a target nor a report', () => {
    expect(inJanuary()).toMatchObject({ period: '2025-12', status: 'not-applicable' });
    expect(inJanuary().reasons.status).toBe('not-due');
  });
  test('December is missing where any month of that year was reported', () => {
    expect(inJanuary(observation('ZONE', '2025-03', { ytd: 5 })).status).toBe('missing');
  });
});

describe('ranks', () => {
  const parks = ['A', 'B'].map((code) => entity(code));
  const ranksAt = (period: string, known: ReturnType<typeof observation>[], of = indicator()) =>
    progressRows(
      period,
      [{ indicator: of, entity: parks[0]! }],
      [city, zone, ...parks],
      facts(
        known,
        ['A', 'B'].flatMap((code) => [2024, 2025].map((year) => target(code, { year }))),
      ),
    )[0]!.ranks;
  const both = (period: string) =>
    ['A', 'B'].map((code, i) => observation(code, period, { ytd: 10 + i, yoyYtd: i }));
  test('of one are none', () => {
    expect(ranksAt('2025-02', [observation('A', '2025-02', { ytd: 5, yoyYtd: 3 })])).toEqual({
      completion: null,
      yoy: null,
      league: null,
    });
  });
  test('by completion have no change over New Year, when the targets changed', () => {
    const ranks = ranksAt('2025-01', [...both('2025-01'), ...both('2024-12')]);
    expect(ranks.completion).toEqual({ position: 2, of: 2, change: null });
    expect(ranks.yoy).toEqual({ position: 2, of: 2, change: 0 });
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { progressRows } from '../../../domain/progress/progress.ts';
import { positionOf, rankOf } from '../../../domain/progress/rankings.ts';
import { city, entity, facts, indicator, observation, target, zone } from '../given.ts';

const moreIsBetter = (a: number, b: number) => b - a;

describe('competition ranking', () => {
  test('equal ones share the better place and leave a gap: 1, 2, 2, 4', () => {
    const figures = new Map(Object.entries({ a: 5, b: 3, c: 3, d: 1 }));
    expect([...figures.keys()].map((key) => positionOf(key, figures, moreIsBetter))).toEqual([1, 2, 2, 4]);
  });

  test('a place is one more than the number of better ones, whatever the order given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 }), (values) => {
        const figures = new Map(values.map((value, i) => [i, value]));
        values.forEach((value, i) => {
          const better = values.filter((other) => other > value).length;
          expect(positionOf(i, figures, moreIsBetter)).toBe(better + 1);
        });
      }),
    );
  });

  test('moving up is positive; who was not placed before has no change', () => {
    const now = new Map(Object.entries({ a: 9, b: 8 }));
    const before = new Map(Object.entries({ a: 1, d: 2, e: 3 }));
    expect(rankOf('a', now, before, moreIsBetter)).toEqual({ position: 1, of: 2, change: 2 });
    expect(rankOf('b', now, before, moreIsBetter)).toEqual({ position: 2, of: 2, change: null });
    expect(rankOf('d', now, before, moreIsBetter)).toBeNull();
  });

  test('the only one before had no rank to move from', () => {
    const now = new Map(Object.entries({ a: 1, b: 2 }));
    const before = new Map(Object.entries({ a: 1 }));
    expect(rankOf('a', now, before, moreIsBetter)).toEqual({ position: 2, of: 2, change: null });
  });
});

describe('ranks of a row', () => {
  const parks = ['A', 'B', 'C', 'D'].map((code) => entity(code));
  const ranksAt = (
    period: string,
    completions: Record<string, [number | null, number]>,
    of: Parameters<typeof indicator>[0] = {},
    goal: Parameters<typeof target>[1] = {},
  ) => {
    const observations = Object.entries(completions).flatMap(([code, [before, now]]) => [
      ...(before === null ? [] : [observation(code, '2025-05', { ytd: before })]),
      observation(code, '2025-06', { ytd: now }),
    ]);
    const known = facts(
      observations,
      parks.map((park) => target(park.code, goal)),
    );
    const rows = progressRows(
      period,
      parks.map((each) => ({ indicator: indicator(of), entity: each })),
      parks,
      known,
    );
    return Object.fromEntries(rows.map((row) => [row.entity, row.ranks.completion]));
  };

  test('count who has reported, share ties, and tell the move since the month before', () => {
    const ranks = ranksAt('2025-06', { A: [30, 60], B: [40, 55], C: [35, 55] });
    expect(ranks).toEqual({
      A: { position: 1, of: 3, change: 2 },
      B: { position: 2, of: 3, change: -1 },
      C: { position: 2, of: 3, change: 0 },
      D: null,
    });
  });

  test('turn round where less is better and under a cap', () => {
    expect(ranksAt('2025-06', { A: [1, 60], B: [1, 55] }, { direction: 'lower' }).B?.position).toBe(1);
    expect(ranksAt('2025-06', { A: [1, 60], B: [1, 55] }, {}, { type: 'cap' }).B?.position).toBe(1);
  });

  test('by growth: published first, ties found exactly between published and computed', () => {
    const known = facts([
      observation('A', '2025-06', { yoyYtd: 10 }),
      observation('B', '2025-06', { ytd: 3.3 }),
      observation('B', '2024-06', { ytd: 3 }),
      observation('C', '2025-06', { yoyYtd: -1 }),
    ]);
    const rows = progressRows(
      '2025-06',
      parks.map((each) => ({ indicator: indicator(), entity: each })),
      parks,
      known,
    );
    expect(rows.map((row) => row.ranks.yoy?.position ?? null)).toEqual([1, 1, 3, null]);
  });

  test('the zone is ranked in its league, beside the peers of the same city', () => {
    const peers = ['P', 'Q'].map((code) => entity(code, { kind: 'peer', parent: 'CITY' }));
    const known = facts([
      observation('ZONE', '2025-06', { yoyYtd: 7 }),
      observation('P', '2025-06', { yoyYtd: 9 }),
      observation('Q', '2025-06', { yoyYtd: 5 }),
      observation('CITY', '2025-06', { yoyYtd: 8 }),
    ]);
    const [row] = progressRows(
      '2025-06',
      [{ indicator: indicator(), entity: zone }],
      [city, zone, ...peers],
      known,
    );
    expect(row?.ranks.league).toEqual({ position: 2, of: 3, change: null });
    expect(row?.ranks.yoy).toBeNull();
  });

  test('first of one is no place in a league', () => {
    const known = facts([observation('ZONE', '2025-06', { yoyYtd: 7 })]);
    const peer = entity('P', { kind: 'peer', parent: 'CITY' });
    const [row] = progressRows(
      '2025-06',
      [{ indicator: indicator(), entity: zone }],
      [city, zone, peer],
      known,
    );
    expect(row?.ranks.league).toBeNull();
  });
});

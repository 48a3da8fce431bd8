import { describe, expect, test } from '@jest/globals';
import type { Indicator, Observation, Target } from '../../../domain/model.ts';
import { byOwnYear } from '../../../domain/progress/own-year.ts';
import { progressRows } from '../../../domain/progress/progress.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import { city, entity, facts, indicator, observation, target, zone } from '../given.ts';

const park = entity('P1');
const small = entity('P2');

/** The park's row at August: its target and figure, and the target of its zone. */
function rowOf(
  given: Partial<Indicator>,
  own: Partial<Target>,
  reported: Partial<Observation>,
  ofZone?: Partial<Target>,
  who = park,
): ProgressRow {
  const targets = [target(who.code, own)];
  if (ofZone) targets.push(target('ZONE', ofZone));
  const [row] = progressRows(
    '2025-08',
    [{ indicator: indicator(given), entity: who }],
    [city, zone, park, small],
    facts([observation(who.code, '2025-08', reported)], targets),
  );
  return row!;
}

describe('what a row that is behind lacks', () => {
  test('of a park is weighed by the target of the zone', () => {
    // 24 · 8/12 = 16 planned, 10 reached: 6 of the zone's 300.
    expect(rowOf({}, { value: 24 }, { ytd: 10 }, { value: 300 }).shortfallWeight).toBeCloseTo(2, 10);
  });

  test('is weighed by the own target where the zone has none, or only one of growth', () => {
    expect(rowOf({}, { value: 24 }, { ytd: 10 }).shortfallWeight).toBeCloseTo(25, 10);
    const growing = rowOf({}, { value: 24 }, { ytd: 10 }, { type: 'growth', value: 8 });
    expect(growing.shortfallWeight).toBeCloseTo(25, 10);
  });

  test('of the zone is weighed by its own target, not by the city’s', () => {
    const lookup = facts(
      [observation('ZONE', '2025-08', { ytd: 10 })],
      [target('ZONE', { value: 24 }), target('CITY', { value: 300 })],
    );
    const [row] = progressRows('2025-08', [{ indicator: indicator(), entity: zone }], [city, zone], lookup);
    expect(row?.shortfallWeight).toBeCloseTo(25, 10);
  });

  test('of a rate is its distance from the target, over or under', () => {
    const cap = rowOf(
      { kind: 'rate', unit: '%', direction: 'lower' },
      { type: 'cap', value: 20 },
      { ytd: 20.84 },
    );
    expect(cap.shortfallWeight).toBeCloseTo(4.2, 10);
  });

  test('of a growth is what it would have added', () => {
    const row = rowOf({}, { type: 'growth', value: 7 }, { ytd: 10, yoyYtd: 4.9 });
    expect(row.shortfallWeight).toBeCloseTo((2.1 / 107) * 100, 10);
  });

  test('is nothing where the row is not behind', () => {
    expect(rowOf({}, { value: 24 }, { ytd: 20 }).shortfallWeight).toBeNull();
  });

  test('is not weighed where the target is a handful of projects', () => {
    const row = rowOf({ kind: 'count', unit: '个', decimals: 0 }, { value: 2 }, { ytd: 0 });
    expect(row.shortfallWeight).toBeNull();
    expect(row.reasons.shortfallWeight).toBe('small-target');
    expect(
      rowOf({ kind: 'count', unit: '个', decimals: 0 }, { value: 4 }, { ytd: 0 }).shortfallWeight,
    ).toBeCloseTo((8 / 3 / 4) * 100, 10);
  });
});

describe('the worst first', () => {
  test('is by light, then by weight, then what is behind a small target, then the rest as it came', () => {
    const project = rowOf(
      { code: 'PROJECT', kind: 'count', decimals: 0 },
      { indicator: 'PROJECT', value: 1 },
      {
        indicator: 'PROJECT',
        ytd: 0,
      },
    );
    const wide = rowOf({}, { value: 24 }, { ytd: 4 }, { value: 1000 }, small);
    const heavy = rowOf({}, { value: 240 }, { ytd: 140 }, { value: 1000 });
    const near = rowOf({}, { value: 24 }, { ytd: 15.5 });
    const met = rowOf({}, { value: 24 }, { ytd: 30 });
    const ahead = rowOf({}, { value: 24 }, { ytd: 20 });
    const rows = [met, project, near, wide, ahead, heavy];
    expect([...rows].sort(worstFirst)).toEqual([heavy, wide, near, project, met, ahead]);
  });
});

test('rows of last year are apart from this year’s', () => {
  const given = facts(
    [observation('P1', '2024-12', { ytd: 9 }), observation('P1', '2025-01', { ytd: 1 })],
    [],
  );
  const joint = indicator({ firstMonth: 2 });
  const rowsOf = (one: Indicator) =>
    progressRows('2025-01', [{ indicator: one, entity: park }], [zone, park], given);
  const rows = [...rowsOf(joint), ...rowsOf(indicator())];
  expect(rows.map((row) => row.period)).toEqual(['2024-12', '2025-01']);
  expect(byOwnYear(rows, '2025-01')).toEqual({ current: [rows[1]], earlier: [rows[0]] });
});

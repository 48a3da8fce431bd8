import { describe, expect, test } from '@jest/globals';
import {
  departments,
  entities,
  indicator,
  indicators,
  numberIn,
  observation,
  observations,
  observationsOf,
  parks,
  peers,
  target,
  targets,
} from './files.ts';

/** What the demonstration holds on purpose, so that every page meets it at least once. */

const ytd = (code: string, entity: string, period: string) =>
  numberIn(observation(code, entity, period), 'ytd');

describe('kinds of indicators', () => {
  test('every kind and direction, both frequencies, a lag', () => {
    expect(new Set(indicators.map((row) => row.kind))).toEqual(
      new Set(['flow', 'stock', 'rate', 'growth', 'index', 'count']),
    );
    expect(new Set(indicators.map((row) => row.direction))).toEqual(new Set(['higher', 'lower', 'neutral']));
    expect(indicator('GDP').frequency).toBe('quarterly');
    expect([indicator('IND_PROFIT').lag, indicator('SERV_REV').lag]).toEqual(['1', '1']);
  });

  test('an index says what it counts from; rates and indexes have tolerances in their own unit', () => {
    expect(indicators.filter((row) => row.base !== '').map((row) => [row.code, row.base])).toEqual([
      ['CPI', 'last-year'],
    ]);
    const own = indicators.filter((row) => ['rate', 'index'].includes(row.kind!));
    // Five points of a rate would be most of what it moves in a year.
    for (const row of own)
      expect([row.code, Number(row.tolerance) > 0, Number(row.tolerance) <= 3]).toEqual([
        row.code,
        true,
        true,
      ]);
    expect(indicator('IND_OUTPUT').tolerance).toBe('');
  });

  test('caps, growth targets and values', () => {
    expect(new Set(targets.map((row) => row.type))).toEqual(new Set(['value', 'growth', 'cap']));
    expect(target('ENERGY', 'ZONE', '2025')?.type).toBe('cap');
    expect(target('ACCIDENTS', 'ZONE', '2025')?.type).toBe('cap');
  });
});

describe('below zero', () => {
  test('the chemicals park turns a loss into a profit, the cooperation park a profit into a loss', () => {
    expect(ytd('IND_PROFIT', 'P-HG', '2024-07')).toBeLessThan(0);
    expect(ytd('IND_PROFIT', 'P-HG', '2025-07')).toBeGreaterThan(0);
    expect(ytd('IND_PROFIT', 'P-KJ', '2024-07')).toBeGreaterThan(0);
    expect(ytd('IND_PROFIT', 'P-KJ', '2025-07')).toBeLessThan(0);
    for (const park of ['P-HG', 'P-KJ']) expect(observation('IND_PROFIT', park, '2025-07')?.yoy_ytd).toBe('');
  });

  test('tax refunds make a month of revenue negative, the year stays positive', () => {
    const row = observation('FIN_REV', 'P-XN', '2025-05');
    expect(numberIn(row, 'month')).toBeLessThan(0);
    expect(numberIn(row, 'ytd')).toBeGreaterThan(0);
    expect(row?.yoy_month).toBe('');
  });
});

describe('bases and revisions', () => {
  const distance = (code: string, entity: string, period: string) => {
    const row = observation(code, entity, period);
    const before = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
    const implied = numberIn(row, 'ytd')! / (1 + numberIn(row, 'yoy_ytd')! / 100);
    return (implied / ytd(code, entity, before)! - 1) * 100;
  };

  test('published growth stands on a restated base', () => {
    expect(distance('IND_OUTPUT', 'P-HG', '2025-07')).toBeLessThan(-4);
    expect(distance('SERV_REV', 'P-FW', '2025-07')).toBeLessThan(-2);
    expect(distance('RETAIL_LIM', 'P-GW', '2025-08')).toBeGreaterThan(3);
    expect(distance('RETAIL', 'ZONE', '2024-12')).toBeGreaterThan(1.5);
    expect(Math.abs(distance('IND_OUTPUT', 'ZONE', '2025-08'))).toBeLessThan(1);
  });

  test('customs months do not add up to the year, fiscal months do', () => {
    const sum = (code: string) =>
      observationsOf(code, 'ZONE')
        .filter((row) => row.period!.startsWith('2024-'))
        .reduce((total, row) => total + numberIn(row, 'month')!, 0);
    expect(Math.abs(sum('EXPORT') - ytd('EXPORT', 'ZONE', '2024-12')!)).toBeGreaterThan(0.1);
    expect(sum('FIN_REV')).toBeCloseTo(ytd('FIN_REV', 'ZONE', '2024-12')!, 6);
  });
});

describe('parks and zone', () => {
  const partSum = (code: string, period: string) =>
    parks.reduce((sum, park) => sum + (ytd(code, park, period) ?? 0), 0);

  test('parks fall short of the zone by 区直属, and exceed it where they count firms twice', () => {
    const revenue = partSum('FIN_REV', '2025-08') / ytd('FIN_REV', 'ZONE', '2025-08')!;
    expect(revenue).toBeGreaterThan(0.8);
    expect(revenue).toBeLessThan(0.95);
    expect(partSum('IND_INVOICE', '2025-08')).toBeGreaterThan(ytd('IND_INVOICE', 'ZONE', '2025-08')! * 1.01);
  });

  test("parks' targets add up to more than the zone's", () => {
    for (const code of ['IND_OUTPUT', 'IND_INVOICE', 'TECH_INV']) {
      const sum = parks.reduce(
        (total, park) => total + (numberIn(target(code, park, '2025'), 'value') ?? 0),
        0,
      );
      expect([code, sum > numberIn(target(code, 'ZONE', '2025'), 'value')!]).toEqual([code, true]);
    }
  });

  test('not everyone reports everything: one park has a port, the services district no factories', () => {
    const reporting = (code: string) => new Set(observationsOf(code).map((row) => row.entity));
    expect(reporting('PORT_TEU')).toEqual(new Set(['CITY', 'ZONE', 'P-GW']));
    expect(reporting('IND_OUTPUT').has('P-FW')).toBe(false);
    expect(parks.some((park) => reporting('GDP').has(park))).toBe(false);
    expect(peers.every((peer) => reporting('GDP').has(peer))).toBe(true);
    expect(departments.length).toBe(10);
  });
});

describe('targets and pace', () => {
  test('a target raised in mid-year keeps both versions and says why', () => {
    const versions = targets.filter(
      (row) => row.indicator === 'IND_INVOICE' && row.entity === 'ZONE' && row.year === '2025',
    );
    expect(versions.map((row) => row.version)).toEqual(['1', '2']);
    expect(numberIn(versions[1], 'value')!).toBeGreaterThan(numberIn(versions[0], 'value')!);
    expect(versions[1]!.note).toContain('7月');
    // June keeps the target it had.
    expect(versions.map((row) => row.from)).toEqual(['1', '7']);
  });

  test('exactly on pace: 8 of 12 in August', () => {
    expect([
      numberIn(target('PROJ_DONE', 'ZONE', '2025'), 'value'),
      ytd('PROJ_DONE', 'ZONE', '2025-08'),
    ]).toEqual([12, 8]);
  });

  test('a target of zero, with and without something to show', () => {
    const zero = targets.filter((row) => row.year === '2025' && row.value === '0');
    const shown = zero.map((row) => ytd(row.indicator!, row.entity!, '2025-08'));
    expect(shown.some((value) => value === 0)).toBe(true);
    expect(shown.some((value) => value !== null && value > 0)).toBe(true);
  });

  test('plans by month: revenue, land, projects; one that speaks of quarters only', () => {
    for (const code of ['FIN_REV', 'LAND_REV', 'PROJ_INV', 'ENT_COUNT', 'ENT_NEW']) {
      const row = target(code, 'ZONE', '2025');
      expect([code, row?.m8 !== '', row?.m12 === row?.value]).toEqual([code, true, true]);
    }
    const silent = target('PROJ_INV', 'P-SP', '2025')!;
    expect([silent.m8, silent.m9 !== '', silent.m12 === silent.value]).toEqual(['', true, true]);
  });

  test('some have reached the year already, one by more than a fifth', () => {
    const completions = targets
      .filter((row) => row.year === '2025' && row.type === 'value' && Number(row.value) > 0)
      .filter((row) => ['flow', 'count'].includes(indicator(row.indicator!).kind!))
      .map((row) => ((ytd(row.indicator!, row.entity!, '2025-08') ?? 0) / Number(row.value)) * 100);
    expect(completions.filter((value) => value >= 100).length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...completions)).toBeGreaterThan(120);
  });
});

describe('reports', () => {
  test('not yet reported in August: a whole indicator, a park, a county', () => {
    expect(observationsOf('INFRA_INV').filter((row) => row.period === '2025-08')).toEqual([]);
    expect(observation('IND_OUTPUT', 'P-HG', '2025-07')).toBeDefined();
    expect(observation('IND_OUTPUT', 'P-HG', '2025-08')).toBeUndefined();
    expect(observation('FIN_REV', 'C-TQ', '2025-08')).toBeUndefined();
    expect(target('IND_OUTPUT', 'P-HG', '2025')).toBeDefined();
  });

  test('two parks share a rank', () => {
    const growth = parks.map((park) => observation('IND_VA', park, '2025-08')?.yoy_ytd);
    expect(new Set(growth.filter((g) => g !== undefined)).size).toBeLessThan(
      growth.filter((g) => g !== undefined).length,
    );
  });

  test('a very long name of a park and of an indicator, in both languages', () => {
    for (const rows of [entities.filter((row) => row.kind === 'park'), indicators]) {
      expect(Math.max(...rows.map((row) => row.name!.length))).toBeGreaterThanOrEqual(30);
      expect(Math.max(...rows.map((row) => row.name_en!.length))).toBeGreaterThanOrEqual(90);
    }
  });

  test('the last month is not final yet, the year before is', () => {
    const statuses = (period: string) =>
      new Set(observations.filter((row) => row.period === period).map((row) => row.status));
    expect(statuses('2025-08')).toEqual(new Set(['official', 'flash', 'estimate']));
    expect(statuses('2024-12')).toEqual(new Set(['official']));
  });
});

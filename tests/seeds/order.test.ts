import { describe, expect, test } from '@jest/globals';
import { entities, indicators, numberIn, observations, targets } from './files.ts';

const entityCodes = new Set(entities.map((row) => row.code));
const byCode = new Map(indicators.map((row) => [row.code!, row]));

describe('who and what', () => {
  test('a city, its zone, 8 parks, 10 departments and 8 peers', () => {
    const count = (kind: string) => entities.filter((row) => row.kind === kind).length;
    expect(['zone', 'park', 'department', 'peer'].map(count)).toEqual([1, 8, 10, 9]);
    const parent = (code: string) => entities.find((row) => row.code === code)!.parent;
    expect([parent('ZONE'), parent('P-GX'), parent('D-CZ'), parent('C-LD'), parent('CITY')]).toEqual([
      'CITY',
      'ZONE',
      'ZONE',
      'CITY',
      '',
    ]);
  });

  test('everyone has a short and an English name, no two the same', () => {
    for (const names of [
      entities.map((row) => row.name_en),
      entities.map((row) => row.short_name),
      indicators.map((row) => row.name_en),
    ]) {
      expect(names.filter((name) => !name)).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(indicators.filter((row) => !row.category_en)).toEqual([]);
  });

  test('the zone, its parks and departments and every indicator have somebody who answers for them', () => {
    const own = entities.filter((row) => row.kind !== 'peer');
    for (const row of [...own, ...indicators])
      expect([row.code, row.leader !== '', row.contact !== '']).toEqual([row.code, true, true]);
    // No telephone rings: there is no such area.
    for (const row of own) expect(row.phone).toMatch(/^000-/);
    expect(entities.filter((row) => row.kind === 'peer' && row.contact !== '')).toEqual([]);
  });

  test('about 40 indicators in 8 categories, each with a definition, a source and a leading department', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(40);
    expect(indicators.length).toBeLessThanOrEqual(45);
    expect(new Set(indicators.map((row) => row.category)).size).toBe(8);
    expect(new Set(indicators.map((row) => row.category_en)).size).toBe(8);
    for (const row of indicators) {
      expect([row.code, row.definition!.length > 15, row.source !== '', row.name_en !== '']).toEqual([
        row.code,
        true,
        true,
        true,
      ]);
      expect(entities.find((entity) => entity.code === row.department)?.kind).toBe('department');
    }
  });

  test('every department leads something', () => {
    const leading = new Set(indicators.map((row) => row.department));
    const idle = entities.filter((row) => row.kind === 'department' && !leading.has(row.code));
    expect(idle.map((row) => row.code)).toEqual([]);
  });

  test('no code, no name and no other name stands for two', () => {
    const names = entities.flatMap((row) => [
      ...new Set([row.name!, row.short_name!, ...row.aliases!.split(';').filter((alias) => alias !== '')]),
    ]);
    expect(new Set(names).size).toBe(names.length);
    expect(entityCodes.size).toBe(entities.length);
    expect(byCode.size).toBe(indicators.length);
  });

  test('zone and city say in their names that they are invented', () => {
    for (const code of ['ZONE', 'CITY']) {
      const row = entities.find((entity) => entity.code === code)!;
      expect([row.name!.includes('示例'), row.name_en!.includes('fictional')]).toEqual([true, true]);
    }
  });
});

describe('the rows keep to the calendar and to the lists', () => {
  test('every code is known, and nothing is said twice', () => {
    const strangers = [...observations, ...targets].filter(
      (row) => !byCode.has(row.indicator!) || !entityCodes.has(row.entity!),
    );
    expect(strangers).toEqual([]);
    expect(new Set(observations.map((r) => `${r.period} ${r.indicator} ${r.entity}`)).size).toBe(
      observations.length,
    );
    expect(new Set(targets.map((r) => `${r.indicator} ${r.entity} ${r.year} ${r.version}`)).size).toBe(
      targets.length,
    );
  });

  test('from January 2023 to August 2025, no later than the lag allows', () => {
    const periods = [...new Set(observations.map((row) => row.period!))].sort();
    expect([periods[0], periods.at(-1), periods.length]).toEqual(['2023-01', '2025-08', 32]);
    const early = observations.filter(
      (row) => byCode.get(row.indicator!)!.lag === '1' && row.period! > '2025-07',
    );
    expect(early).toEqual([]);
  });

  test('no January where January and February come together, and no month value for February', () => {
    const joint = observations.filter((row) => byCode.get(row.indicator!)!.first_month === '2');
    expect(joint.filter((row) => row.period!.endsWith('-01'))).toEqual([]);
    const february = joint.filter((row) => row.period!.endsWith('-02'));
    expect(february.length).toBeGreaterThan(100);
    expect(february.filter((row) => row.month !== '' || row.yoy_month !== '')).toEqual([]);
  });

  test('January stands alone for revenue, trade, electricity and invoiced sales', () => {
    for (const code of ['FIN_REV', 'TRADE', 'IND_ELEC', 'IND_INVOICE']) {
      const rows = observations.filter((row) => row.indicator === code && row.period === '2025-01');
      expect([code, rows.length > 5, rows.filter((row) => row.month === '')]).toEqual([code, true, []]);
    }
  });

  test('quarterly indicators have the ends of quarters only', () => {
    const quarterly = observations.filter((row) => byCode.get(row.indicator!)!.frequency === 'quarterly');
    expect(new Set(quarterly.map((row) => Number(row.period!.slice(5)) % 3))).toEqual(new Set([0]));
  });

  test('departments report nothing themselves', () => {
    const own = [...observations, ...targets].filter((row) => row.entity!.startsWith('D-'));
    expect(own).toEqual([]);
  });

  test('levels have the decimals of their indicator, growth one; every row says how final it is', () => {
    for (const row of observations) {
      const decimals = Number(byCode.get(row.indicator!)!.decimals);
      const shape = decimals === 0 ? /^(-?\d+)?$/ : new RegExp(`^(-?\\d+\\.\\d{${decimals}})?$`);
      const cells = [row.month, row.ytd].every((cell) => shape.test(cell!));
      const growth = [row.yoy_month, row.yoy_ytd].every((cell) => /^(-?\d+\.\d)?$/.test(cell!));
      const status = ['estimate', 'flash', 'preliminary', 'official', 'revised'].includes(row.status!);
      if (!cells || !growth || !status) throw new Error(JSON.stringify(row));
    }
    expect(new Set(observations.map((row) => row.status)).size).toBe(5);
  });

  test('growth-only indicators have no level; all others have one', () => {
    for (const row of observations) {
      const growthOnly = byCode.get(row.indicator!)!.kind === 'growth';
      if ((row.ytd === '') !== growthOnly || (row.month !== '' && growthOnly)) {
        throw new Error(JSON.stringify(row));
      }
    }
    expect(
      observations.filter((row) => byCode.get(row.indicator!)!.kind === 'growth').length,
    ).toBeGreaterThan(500);
  });
});

describe('targets', () => {
  test('plans end at the target, and never fall where things add up', () => {
    const months = Array.from({ length: 12 }, (_, place) => `m${place + 1}`);
    for (const row of targets.filter((target) => months.some((m) => target[m] !== ''))) {
      const plan = months.map((m) => numberIn(row, m)).filter((value) => value !== null);
      const stock = byCode.get(row.indicator!)!.kind === 'stock';
      const falls = plan.some((value, place) => place > 0 && value < plan[place - 1]!);
      if (plan.at(-1) !== Number(row.value) || (falls && !stock)) throw new Error(JSON.stringify(row));
    }
  });

  test('every year has targets for the zone, in the type that fits the indicator', () => {
    for (const year of ['2023', '2024', '2025']) {
      const zone = targets.filter((row) => row.year === year && row.entity === 'ZONE' && row.version === '1');
      expect(zone.length).toBeGreaterThanOrEqual(38);
    }
    const wrong = targets.filter(
      (row) => byCode.get(row.indicator!)!.kind === 'growth' && row.type !== 'growth',
    );
    expect(wrong).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { indicator, numberIn, observation, observations, type Row } from './files.ts';

/** Counts, land and foreign capital jump; a small park more so. */
const LUMPY = new Set(['FDI', 'LAND_REV', 'PROJ_SIGN', 'PROJ_START', 'PROJ_DONE', 'ENT_NEW', 'ACCIDENTS']);

function yearBefore(row: Row): Row | undefined {
  const period = `${Number(row.period!.slice(0, 4)) - 1}${row.period!.slice(4)}`;
  return observation(row.indicator!, row.entity!, period);
}

describe('growth is what a statistician would let pass', () => {
  test('cumulative growth stays within bounds', () => {
    const wild = observations.filter((row) => {
      const growth = numberIn(row, 'yoy_ytd');
      return growth !== null && Math.abs(growth) > (LUMPY.has(row.indicator!) ? 250 : 60);
    });
    expect(wild).toEqual([]);
  });

  test('the first year has growth too, although its base is not in the file', () => {
    const rows = observations.filter((row) => row.period!.startsWith('2023-') && row.entity === 'ZONE');
    const silent = rows.filter((row) => row.yoy_ytd === '');
    expect(rows.length).toBeGreaterThan(400);
    expect(silent.map((row) => `${row.indicator} ${row.period}`)).toEqual(
      silent
        .filter((row) => indicator(row.indicator!).kind === 'count')
        .map((r) => `${r.indicator} ${r.period}`),
    );
  });

  test('where nothing is restated, published growth is the growth of the published levels', () => {
    for (const code of ['FIN_REV', 'TAX', 'IND_INVOICE', 'PORT_TEU', 'ENERGY', 'PROJ_INV']) {
      for (const row of observations.filter((o) => o.indicator === code && o.period! >= '2024')) {
        const [now, before] = [numberIn(row, 'ytd')!, numberIn(yearBefore(row), 'ytd')];
        const published = numberIn(row, 'yoy_ytd');
        if (before === null || published === null) continue;
        const off = Math.abs((now / before - 1) * 100 - published);
        if (off > 0.051) throw new Error(`${JSON.stringify(row)} is off by ${off}`);
      }
    }
  });

  test('a rate changes by percentage points, an index is its own growth', () => {
    const rate = observation('TAX_SHARE', 'ZONE', '2025-08')!;
    const change = numberIn(rate, 'ytd')! - numberIn(yearBefore(rate), 'ytd')!;
    expect(Math.abs(change - numberIn(rate, 'yoy_ytd')!)).toBeLessThan(0.06);
    const index = observation('CPI', 'ZONE', '2025-08')!;
    expect(numberIn(index, 'yoy_ytd')).toBeCloseTo(numberIn(index, 'ytd')! - 100, 6);
  });
});

describe('figures agree with each other', () => {
  const atMost = (part: string, whole: string) =>
    observations
      .filter((row) => row.indicator === part)
      .filter((row) => {
        const other = observation(whole, row.entity!, row.period!);
        return other !== undefined && numberIn(row, 'ytd')! > numberIn(other, 'ytd')!;
      });

  test('taxes are part of revenue, retail above the quota of all retail, listed projects of all projects', () => {
    expect(atMost('TAX', 'FIN_REV')).toEqual([]);
    expect(atMost('RETAIL_LIM', 'RETAIL')).toEqual([]);
    expect(atMost('PROJ_LIST_INV', 'PROJ_INV')).toEqual([]);
    expect(atMost('IND_PROFIT', 'IND_OUTPUT')).toEqual([]);
  });

  test('exports and imports make up trade, to the rounding', () => {
    for (const row of observations.filter((o) => o.indicator === 'TRADE')) {
      for (const column of ['month', 'ytd']) {
        const [all, out, into] = ['TRADE', 'EXPORT', 'IMPORT'].map(
          (code) => numberIn(observation(code, row.entity!, row.period!), column)!,
        );
        if (Math.abs(all! - out! - into!) > 0.0101) throw new Error(JSON.stringify(row));
      }
    }
  });

  test('the tax share is taxes over revenue', () => {
    const [tax, revenue, share] = ['TAX', 'FIN_REV', 'TAX_SHARE'].map(
      (code) => numberIn(observation(code, 'P-GX', '2024-10'), 'ytd')!,
    );
    expect(Math.abs((tax! / revenue!) * 100 - share!)).toBeLessThan(0.006);
  });

  test('the zone is a part of its city, and peers are too', () => {
    for (const code of ['GDP', 'IND_OUTPUT', 'FIN_REV', 'EXPORT', 'ENT_COUNT']) {
      const at = (entity: string) => numberIn(observation(code, entity, '2024-12'), 'ytd')!;
      const share = (at('ZONE') / at('CITY')) * 100;
      expect(share).toBeGreaterThan(5);
      expect(share).toBeLessThan(30);
    }
  });

  test('cumulative flows do not fall, except where money is paid back or lost', () => {
    const fallen = observations.filter((row) => {
      if (!['flow', 'count'].includes(indicator(row.indicator!).kind!) || row.period!.endsWith('-01'))
        return false;
      const month = String(Number(row.period!.slice(5)) - 1).padStart(2, '0');
      const before = numberIn(
        observation(row.indicator!, row.entity!, `${row.period!.slice(0, 5)}${month}`),
        'ytd',
      );
      return before !== null && numberIn(row, 'ytd')! < before;
    });
    expect(new Set(fallen.map((row) => `${row.indicator} ${row.entity}`))).toEqual(
      new Set(['FIN_REV P-XN', 'TAX P-XN', 'IND_PROFIT P-HG', 'IND_PROFIT P-KJ']),
    );
  });
});

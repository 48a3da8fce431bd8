import { describe, expect, test } from '@jest/globals';
import { periodsToCompare } from '../../../../domain/import/checks/check-figures.ts';
import type { Month } from '../../../../domain/model.ts';
import { CITY_CATALOG, check, checkUpload, observed, row } from './checked-rows.ts';

describe('parts and wholes', () => {
  const trade = (total: number, exports: number, imports: number) => [
    row(2, '2025-06', 'TRADE', 'GX', { ytd: total }),
    row(3, '2025-06', 'EXPORT', 'GX', { ytd: exports }),
    row(4, '2025-06', 'IMPORT', 'GX', { ytd: imports }),
  ];
  test('exports and imports make trade, said once', () => {
    expect(check(trade(100, 60, 40))).toEqual([]);
    expect(check(trade(100.1, 60, 40))).toEqual([]);
    expect(check(trade(110, 60, 40))).toEqual([['confirm', 'parts-total', 2, 'ytd', '110', '100']]);
  });
  test('what the file leaves out comes from what is stored', () => {
    const stored = [
      observed('2025-06', 'TRADE', 'GX', { ytd: 100 }),
      observed('2025-06', 'IMPORT', 'GX', { ytd: 40 }),
    ];
    expect(check([row(3, '2025-06', 'EXPORT', 'GX', { ytd: 70 })], stored)).toEqual([
      ['confirm', 'parts-total', 3, 'ytd', '70', '110'],
    ]);
  });
  test('taxes are not more than the revenue they are part of', () => {
    const rows = [
      row(2, '2025-06', 'REVENUE', 'GX', { ytd: 10 }),
      row(3, '2025-06', 'TAX', 'GX', { ytd: 11 }),
    ];
    expect(check(rows)).toEqual([['confirm', 'part-over-whole', 3, 'ytd', '11', '10 at most']]);
  });
  test('parks against their zone: a difference is noted once, a park above the zone wants confirming', () => {
    const parks = (zone: number) => [
      row(2, '2025-06', 'TAX', 'ZONE', { ytd: zone }),
      row(3, '2025-06', 'TAX', 'GX', { ytd: 5 }),
      row(4, '2025-06', 'TAX', 'KG', { ytd: 3 }),
      row(5, '2025-06', 'TAX', 'ZB', { ytd: 2 }),
    ];
    expect(check(parks(10))).toEqual([]);
    expect(check(parks(12))).toEqual([['note', 'parks-zone', 2, 'ytd', '12', '12']]);
    expect(check(parks(4))).toEqual([
      ['confirm', 'park-over-zone', 3, 'ytd', '5', '4 at most'],
      ['note', 'parks-zone', 2, 'ytd', '4', '4'],
    ]);
  });
  test('rates are not added up', () => {
    const rows = ['GX', 'KG', 'ZB', 'ZONE'].map((entity, i) =>
      row(i + 2, '2025-06', 'TAX-SHARE', entity, { ytd: 40 }),
    );
    expect(check(rows)).toEqual([]);
  });
});

describe('the wrong file', () => {
  const figures: [string, number][] = [
    ['TAX', 9.8],
    ['REVENUE', 17.6],
    ['INVOICED', 70.2],
    ['POWER', 3.1],
  ];
  const july = figures.map(([indicator, ytd], i) => row(i + 2, '2025-07', indicator, 'GX', { ytd }));
  const june = figures.map(([indicator, ytd]) => observed('2025-06', indicator, 'GX', { ytd }));
  test("last month's figures under this month's name", () => {
    expect(check(july, june)).toEqual([
      ['confirm', 'same-as-other-month', 2, 'ytd', '2025-07', 'figures of 2025-07'],
    ]);
  });
  test('one figure that differs makes it this month’s', () => {
    expect(check([...july.slice(1), row(9, '2025-07', 'TAX', 'GX', { ytd: 11.2 })], june)).toEqual([]);
  });
  test('two exchanged columns', () => {
    const stored = [
      observed('2025-06', 'EXPORT', 'GX', { ytd: 60 }),
      observed('2025-06', 'IMPORT', 'GX', { ytd: 40 }),
    ];
    const rows = [
      row(2, '2025-06', 'EXPORT', 'GX', { ytd: 40 }),
      row(2, '2025-06', 'IMPORT', 'GX', { ytd: 60 }),
    ];
    expect(check(rows, stored).map(([grade, code]) => [grade, code])).toEqual([
      ['confirm', 'swapped-indicators'],
    ]);
  });
});

describe('many findings', () => {
  test('of one kind 200 are listed and the rest counted, so that the answer stays readable', () => {
    const rows = Array.from({ length: 300 }, (_, i) => row(i + 2, '2025-06', 'TAX', 'GX', { yoyYtd: 250 }));
    const found = checkUpload(rows, {
      catalog: CITY_CATALOG,
      currentMonth: '2025-09',
      stored: () => undefined,
    });
    expect(found).toHaveLength(201);
    expect(found[200]).toMatchObject({
      code: 'growth-extreme',
      row: null,
      messageEn: '100 more of the same kind.',
    });
  });
});

test('the months that the checks look at are the ones to load', () => {
  const asked = new Set<Month>();
  const rows = [
    row(2, '2025-06', 'TAX', 'GX', { month: 1, ytd: 5, yoyMonth: 1, yoyYtd: 1 }),
    row(3, '2025-06', 'GDP', 'ZONE', { ytd: 5 }),
  ];
  checkUpload(rows, {
    catalog: CITY_CATALOG,
    currentMonth: '2025-09',
    stored: (_, __, period) => {
      asked.add(period);
      return undefined;
    },
  });
  expect(asked.size).toBeGreaterThan(3);
  expect(periodsToCompare(rows.map(({ period }) => period))).toEqual(expect.arrayContaining([...asked]));
});

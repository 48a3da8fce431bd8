import { describe, expect, test } from '@jest/globals';
import {
  type CheckContext,
  checkUpload,
  periodsToCompare,
} from '../../../domain/import/checks/check-figures.ts';
import type { UploadedObservation } from '../../../domain/import/parsed-file.ts';
import type { Catalog, Month, Observation } from '../../../domain/model.ts';
import { CATALOG } from '../../support/upload-case.ts';

const CITY_CATALOG: Catalog = {
  ...CATALOG,
  entities: CATALOG.entities.map((entity) =>
    entity.kind === 'park' ? { ...entity, parent: 'ZONE' } : entity,
  ),
};

type Figures = Partial<Pick<Observation, 'month' | 'ytd' | 'yoyMonth' | 'yoyYtd' | 'status'>>;

function observed(period: Month, indicator: string, entity: string, figures: Figures): Observation {
  return {
    period,
    indicator,
    entity,
    month: null,
    ytd: null,
    yoyMonth: null,
    yoyYtd: null,
    status: null,
    ...figures,
  };
}

/** A row of a file; each figure stands in a column named after it. */
function row(number: number, ...parts: Parameters<typeof observed>): UploadedObservation {
  const one = observed(...parts);
  const at = Object.fromEntries(
    (['month', 'ytd', 'yoyMonth', 'yoyYtd'] as const)
      .filter((field) => one[field] !== null)
      .map((field) => [field, { below: 0, column: field }]),
  );
  return { ...one, sheet: null, row: number, column: Object.keys(at)[0] ?? 'ytd', at };
}

function check(rows: UploadedObservation[], stored: Observation[] = [], more: Partial<CheckContext> = {}) {
  const found = checkUpload(rows, {
    catalog: CITY_CATALOG,
    currentMonth: '2025-09',
    stored: (indicator, entity, period) =>
      stored.find((one) => one.indicator === indicator && one.entity === entity && one.period === period),
    ...more,
  });
  return found.map(({ grade, code, row: at, column, value, expected }) => [
    grade,
    code,
    at,
    column,
    value,
    expected?.en ?? null,
  ]);
}

describe('a clean month', () => {
  test('has nothing to say', () => {
    const rows = [row(2, '2025-06', 'TAX', 'GX', { month: 2, ytd: 12, yoyMonth: 0, yoyYtd: 20 })];
    const stored = [
      observed('2025-05', 'TAX', 'GX', { ytd: 10 }),
      observed('2024-06', 'TAX', 'GX', { month: 2, ytd: 10 }),
    ];
    expect(check(rows, stored)).toEqual([]);
  });
});

describe('the calendar', () => {
  test('a month to come is refused, the present one wants confirming unless it is an estimate', () => {
    expect(check([row(2, '2025-10', 'TAX', 'GX', { ytd: 12 })])).toEqual([
      ['refuse', 'future-month', 2, 'ytd', '12', null],
    ]);
    expect(check([row(2, '2025-09', 'TAX', 'GX', { ytd: 12 })])).toEqual([
      ['confirm', 'unfinished-month', 2, 'ytd', '12', null],
    ]);
    expect(check([row(2, '2025-09', 'TAX', 'GX', { ytd: 12, status: 'estimate' })])).toEqual([]);
  });
  test('a January that is never published, a month between quarters', () => {
    expect(check([row(2, '2025-01', 'OUTPUT', 'GX', { ytd: 5 })])).toEqual([
      ['refuse', 'no-january', 2, 'ytd', '5', 'from February on, as the two months together'],
    ]);
    expect(check([row(2, '2025-05', 'GDP', 'ZONE', { ytd: 5 })])).toEqual([
      ['refuse', 'not-a-quarter', 2, 'ytd', '5', 'March, June, September or December'],
    ]);
    expect(check([row(2, '2025-01', 'TAX', 'GX', { ytd: 5 })])).toEqual([]);
  });
  test('no February alone where the two months are published together', () => {
    expect(check([row(2, '2025-02', 'OUTPUT', 'GX', { month: 4, ytd: 9 })])).toEqual([
      ['note', 'joint-february', 2, 'month', '4', null],
    ]);
    expect(check([row(2, '2025-02', 'OUTPUT', 'GX', { month: 9, ytd: 9 })])).toEqual([]);
  });
  test('a closed period', () => {
    expect(
      check([row(2, '2025-06', 'TAX', 'GX', { ytd: 5 })], [], { closed: (period) => period <= '2025-06' }),
    ).toEqual([['confirm', 'closed-period', 2, 'ytd', '5', null]]);
  });
});

describe('levels', () => {
  test('a year to date that falls, against the file itself as well as what is stored', () => {
    const expected = [['confirm', 'ytd-falling', 3, 'ytd', '9', '10 or more']];
    expect(
      check([row(3, '2025-06', 'TAX', 'GX', { ytd: 9 })], [observed('2025-05', 'TAX', 'GX', { ytd: 10 })]),
    ).toEqual(expected);
    expect(
      check([row(2, '2025-05', 'TAX', 'GX', { ytd: 10 }), row(3, '2025-06', 'TAX', 'GX', { ytd: 9 })]),
    ).toEqual(expected);
  });
  test('a new year begins anew, and a refund month may be negative', () => {
    expect(
      check([row(2, '2025-01', 'TAX', 'GX', { ytd: 2 })], [observed('2024-12', 'TAX', 'GX', { ytd: 20 })]),
    ).toEqual([]);
    expect(
      check(
        [row(2, '2025-06', 'TAX', 'GX', { month: -1, ytd: 9 })],
        [observed('2025-05', 'TAX', 'GX', { ytd: 10 })],
      ),
    ).toEqual([]);
  });
  test('a stock may fall', () => {
    expect(
      check(
        [row(2, '2025-06', 'FIRMS', 'GX', { ytd: 90 })],
        [observed('2025-05', 'FIRMS', 'GX', { ytd: 100 })],
      ),
    ).toEqual([]);
  });
  test('the month against the step, beyond 1 % and beyond rounding', () => {
    const before = [observed('2025-05', 'TAX', 'GX', { ytd: 10 })];
    expect(check([row(2, '2025-06', 'TAX', 'GX', { month: 2.2, ytd: 12 })], before)).toEqual([
      ['confirm', 'month-step', 2, 'month', '2.2', '2'],
    ]);
    expect(check([row(2, '2025-06', 'TAX', 'GX', { month: 2.01, ytd: 12 })], before)).toEqual([]);
    // 0.03 against 0.04 of figures typed with two decimals.
    expect(check([row(2, '2025-06', 'TAX', 'GX', { month: 0.03, ytd: 10.04 })], before)).toEqual([]);
    expect(check([row(2, '2025-01', 'TAX', 'GX', { month: 2, ytd: 3 })])).toEqual([
      ['confirm', 'month-step', 2, 'month', '2', '3'],
    ]);
  });
  test.each([
    [120, 'about 12'],
    [1_200, 'about 12'],
    [120_000, 'about 12'],
    [1.2, 'about 12'],
    [0.0012, 'about 12'],
  ])('a slip of the decimal point: %d where about 12 was meant', (ytd, expected) => {
    expect(
      check([row(2, '2025-06', 'TAX', 'GX', { ytd })], [observed('2024-06', 'TAX', 'GX', { ytd: 11.5 })]),
    ).toEqual([['confirm', 'scale-slip', 2, 'ytd', String(ytd), expected]]);
  });
  test('three times last year is growth, and ten times is too when the month before says so', () => {
    expect(
      check([row(2, '2025-06', 'TAX', 'GX', { ytd: 36 })], [observed('2024-06', 'TAX', 'GX', { ytd: 12 })]),
    ).toEqual([]);
    const stored = [
      observed('2024-06', 'TAX', 'GX', { ytd: 1.2 }),
      observed('2025-05', 'TAX', 'GX', { ytd: 10 }),
    ];
    expect(check([row(2, '2025-06', 'TAX', 'GX', { ytd: 12 })], stored)).toEqual([]);
  });
});

describe('growth', () => {
  const lastYear = [observed('2024-06', 'TAX', 'GX', { ytd: 1201.2 })];
  test('published beside computed: noted, never mended', () => {
    expect(check([row(2, '2025-06', 'TAX', 'GX', { ytd: 1006.5, yoyYtd: -9.4 })], lastYear)).toEqual([
      ['note', 'growth-differs', 2, 'yoyYtd', '-9.4', '-16.2'],
    ]);
    expect(check([row(2, '2025-06', 'TAX', 'GX', { ytd: 1006.5, yoyYtd: -16 })], lastYear)).toEqual([]);
  });
  test('a fraction where percent was meant', () => {
    expect(check([row(2, '2025-06', 'TAX', 'GX', { ytd: 1006.5, yoyYtd: -0.162 })], lastYear)).toEqual([
      ['confirm', 'growth-scale', 2, 'yoyYtd', '-0.162', 'about -16.2'],
    ]);
  });
  test('outside ±200 %', () => {
    expect(check([row(2, '2025-06', 'TAX', 'GX', { yoyYtd: 250 })])).toEqual([
      ['confirm', 'growth-extreme', 2, 'yoyYtd', '250', '−200 to 200'],
    ]);
  });
  test('an index grows by its distance from 100, a rate by points', () => {
    expect(check([row(2, '2025-06', 'CPI', 'GX', { ytd: 102.3, yoyYtd: 2.3 })])).toEqual([]);
    const stored = [observed('2024-06', 'TAX-SHARE', 'GX', { ytd: 38 })];
    expect(check([row(2, '2025-06', 'TAX-SHARE', 'GX', { ytd: 38.96, yoyYtd: 0.96 })], stored)).toEqual([]);
    expect(check([row(2, '2025-06', 'TAX-SHARE', 'GX', { ytd: 38.96, yoyYtd: 2.5 })], stored)).toEqual([
      ['note', 'growth-differs', 2, 'yoyYtd', '2.5', '1.0'],
    ]);
  });
});

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

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolveRun } from '../../../domain/import/terms/period-run.ts';
import {
  findPeriods,
  joinPeriods,
  type PeriodReading,
  readPeriod,
} from '../../../domain/import/terms/period-text.ts';

const said = (text: string): string | null => {
  const period = readPeriod(text);
  if (!period) return null;
  return `${period.span} ${period.year ?? '?'}-${period.either ? period.either.join('|') : (period.month ?? '?')}`;
};

describe('readPeriod', () => {
  test.each([
    ['2025-08', 'month 2025-8'],
    ['202308', 'month 2023-8'],
    ['2023/8', 'month 2023-8'],
    ['2023.08', 'month 2023-8'],
    ['2023.10', 'month 2023-10'],
    ['2023.1', 'month 2023-1|10'],
    ['2016.1 ', 'month 2016-1|10'],
    ['2023年8月', 'month 2023-8'],
    ['２０２３年０８月份', 'month 2023-8'],
    ['二〇二三年八月', 'month 2023-8'],
    ['8月', 'month ?-8'],
    ['十二月', 'month ?-12'],
    ['2023-08-31', 'month 2023-8'],
    ['2023/8/31', 'month 2023-8'],
    ['20230831', 'month 2023-8'],
    ['2023M08', 'month 2023-8'],
    ['Aug-23', 'month 2023-8'],
    ['1-8月', 'ytd ?-8'],
    ['１—８月', 'ytd ?-8'],
    ['1～8月', 'ytd ?-8'],
    ['1至8月', 'ytd ?-8'],
    ['一至八月', 'ytd ?-8'],
    ['前8个月', 'ytd ?-8'],
    ['2023年1－8月', 'ytd 2023-8'],
    ['2023年 1 - 8 月 ', 'ytd 2023-8'],
    ['上半年', 'ytd ?-6'],
    ['2023年上半年', 'ytd 2023-6'],
    ['前三季度', 'ytd ?-9'],
    ['全年', 'ytd ?-12'],
    ['2020年第一季度', 'quarter 2020-3'],
    ['2021年二季度', 'quarter 2021-6'],
    ['Q3', 'quarter ?-9'],
    ['2023Q3', 'quarter 2023-9'],
    ['1Q 2026 ', 'quarter 2026-3'],
    ['2022年', 'year 2022-?'],
    ['2022', 'year 2022-?'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    '2023-13',
    '2023.13',
    '2023年0月',
    '1-13月',
    '7-8月',
    '2023-02-30',
    '1-2',
    '12.4',
    '',
    '月',
    '指标',
    '0',
    '202313',
    '1899-01',
  ])('"%s" is no period', (text) => {
    expect(said(text)).toBeNull();
  });

  test('every month, however written, is read as itself', () => {
    const styles: ((year: number, month: number) => string)[] = [
      (year, month) => `${year}-${String(month).padStart(2, '0')}`,
      (year, month) => `${year}${String(month).padStart(2, '0')}`,
      (year, month) => `${year}年${month}月`,
      (year, month) => `${year}年${String(month).padStart(2, '0')}月`,
      (year, month) => `${year}/${month}`,
      (year, month) => `${year}.${String(month).padStart(2, '0')}`,
      (year, month) => `${year}年1-${month}月`,
      (year, month) => `${year}年1—${month}月`,
      (year, month) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2150 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...styles),
        (year, month, style) => {
          expect(readPeriod(style(year, month))).toMatchObject({ year, month });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('whatever the text, months are 1 to 12 and nothing is thrown', () => {
    const ugly = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'0123456789年月日季度第前上半至到-—/.QqM一二三四十〇 ') }),
    );
    fc.assert(
      fc.property(ugly, (text) => {
        const periods = [readPeriod(text), ...findPeriods(text).map(({ period }) => period)];
        for (const period of periods) {
          if (period?.month == null) continue;
          expect(period.month).toBeGreaterThanOrEqual(1);
          expect(period.month).toBeLessThanOrEqual(12);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('findPeriods', () => {
  test.each([
    ['高新园区2023年1-8月主要经济指标', ['ytd 2023-8'], '高新园区主要经济指标'],
    ['报告期：2013年1-11月', ['ytd 2013-11'], '报告期:'],
    ['8月当月', ['month null-8'], '当月'],
    ['填报日期：2023年9月10日', [], undefined],
    ['时间：最近6季度', [], undefined],
    ['2024年目标', ['year 2024-null'], '目标'],
    ['20224年1-3月主要指标', ['ytd null-3'], '20224年主要指标'],
    ['园区P1-8月2', [], undefined],
    ['指标I11-8月', [], undefined],
    ['附表1 2024年1-8月', ['ytd 2024-8'], '附表1'],
    ['P1园区1-8月', ['ytd null-8'], 'p1园区'],
  ])('%s', (text, expected, rest) => {
    const found = findPeriods(text);
    expect(found.map(({ period }) => `${period.span} ${period.year}-${period.month}`)).toEqual(expected);
    expect(found[0]?.rest).toBe(rest);
  });
});

describe('joinPeriods', () => {
  test('the year comes from above, the month from below', () => {
    const year: PeriodReading = { year: 2023, month: null, span: 'year' };
    const month: PeriodReading = { year: null, month: 8, span: 'month' };
    expect(joinPeriods(year, month)).toEqual({ year: 2023, month: 8, span: 'month' });
    expect(joinPeriods(month, year)).toEqual({ year: 2023, month: 8, span: 'month' });
    expect(joinPeriods(null, month)).toEqual(month);
  });
});

describe('resolveRun: the October that Excel stores as 2016.1', () => {
  const months = (...texts: string[]) =>
    resolveRun(texts.map(readPeriod)).map((period) => period?.month ?? null);
  test('between September and November it is October', () => {
    expect(months('2016.01', '2016.09', '2016.1', '2016.11')).toEqual([1, 9, 10, 11]);
    expect(months('2016.11', '2016.1', '2016.09')).toEqual([11, 10, 9]);
  });
  test('the same text is January at the head and October further on', () => {
    expect(months('2016.1', '2016.2', '2016.9', '2016.1', '2016.11', '2016.12', '2017.1', '2017.2')).toEqual([
      1, 2, 9, 10, 11, 12, 1, 2,
    ]);
  });
  test('next to one month alone, the month next to it', () => {
    expect(months('2016.1', '2016.2')).toEqual([1, 2]);
    expect(months('2016.1', '2016.11')).toEqual([10, 11]);
  });
  test('where both fit it stays open', () => {
    expect(months('2016.1')).toEqual([null]);
    expect(months('2015.12', '2016.1', '2016.11')).toEqual([12, null, 11]);
  });
  test('a whole run typed as numbers comes out in order, ascending or descending, wherever it begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000 * 12, max: 2030 * 12 }),
        fc.integer({ min: 3, max: 60 }),
        fc.boolean(),
        fc.boolean(),
        (first, count, descending, padded) => {
          const run = Array.from({ length: count }, (_, i) => first + i);
          if (descending) run.reverse();
          const texts = run.map((at) => {
            const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
            if (month === 10) return `${year}.1`;
            return padded || month > 9 ? `${year}.${String(month).padStart(2, '0')}` : `${year}.${month}`;
          });
          resolveRun(texts.map(readPeriod)).forEach((period, i) => {
            // Open at an edge is allowed; wrong is not.
            if (period!.month !== null) expect(period!.year! * 12 + period!.month - 1).toBe(run[i]);
            else expect(i === 0 || i === count - 1 || !padded).toBe(true);
          });
        },
      ),
    );
  });
});

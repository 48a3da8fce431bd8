import { describe, expect, test } from '@jest/globals';
import { figures, LONG, problemsOf, read, TABLE, TYPICAL } from './read-text.ts';

/** Files in which a hasty reader would take a wrong value although nothing looks amiss. */
describe('what stands beside a number', () => {
  test.each([
    ['9.1个百分点', 'not-a-level'],
    ['1.79倍', 'not-a-level'],
    ['9.1%', 'unit-mismatch'],
  ])('%s is no level', (text, code) => {
    const parsed = read(`${LONG}\n2025-06,税收收入,高新园,${text}\n`);
    expect(problemsOf(parsed)).toEqual([['refuse', code, 2]]);
  });
  test('an amount of money is no growth', () => {
    const parsed = read(`${LONG},累计同比\n2025-06,税收收入,高新园,9.1,3.2亿元\n`);
    expect(problemsOf(parsed)).toEqual([['refuse', 'not-growth', 2]]);
  });
  test('points are the change of a rate, and to be confirmed as growth of anything else', () => {
    const growth = (name: string) => read(`${LONG},累计同比\n2025-06,${name},高新园,9.1,1.5个百分点\n`);
    expect(problemsOf(growth('亏损面'))).toEqual([]);
    expect(problemsOf(growth('税收收入'))).toEqual([['confirm', 'points-as-growth', 2]]);
  });
  test.each(['同比增减（亿元）', '增减额', '比上年增减额（亿元）'])(
    'a column %s holds amounts, not growth',
    (header) => {
      const parsed = read(`${TABLE}\n指标,单位,1-本月,${header},同比(%)\n税收收入,亿元,9.1,3.2,5\n`);
      expect(figures(parsed)).toEqual([['TAX', 'GX', null, 9.1, 5]]);
    },
  );
});

describe('units that contradict each other', () => {
  test.each([
    ['row and column', '指标,单位,1-本月(亿元)\n税收收入,万元,91000'],
    ['name and row', '指标,单位,1-本月\n税收收入(亿元),万元,91000'],
    ['two in one cell', '指标,单位,1-本月\n税收收入,亿元/万元,9.1'],
  ])('are refused with the row: %s', (_, table) => {
    const parsed = read(`${TABLE}\n${table}\n`, { typical: TYPICAL });
    expect(problemsOf(parsed)).toEqual([['refuse', 'unit-conflict', 3]]);
  });
  test('above the header they are asked about, even where the size seems to tell', () => {
    const parsed = read(`${TABLE}（亿元）,\n单位：万元,\n指标,1-本月\n税收收入,9.1\n`, {
      typical: TYPICAL,
    });
    expect(parsed.questions.map(({ key }) => key)).toEqual(['unit:亿元']);
    expect(parsed.questions[0]!.zh).toContain('亿元、万元');
  });
});

describe("units beside the contract's own columns are converted from", () => {
  test.each([
    ['above the table', `单位：万元\n${LONG}\n2025-06,税收收入,高新园,91000`],
    ['in the name', `${LONG}\n2025-06,税收收入（万元）,高新园,91000`],
    ['in a column', 'period,indicator,entity,unit,ytd\n2025-06,TAX,GX,万元,91000'],
    ['in a column, Chinese', '期间,指标,园区,单位,累计\n2025-06,税收收入,高新园,万元,91000'],
  ])('%s', (_, text) => {
    expect(figures(read(`${text}\n`))).toEqual([['TAX', 'GX', null, 9.1, null]]);
  });
  test('one that nobody knows is refused, not passed over', () => {
    const parsed = read('期间,指标,园区,单位,累计\n2025-06,税收收入,高新园,萬圓人民幣,91000\n');
    expect(problemsOf(parsed)).toEqual([['refuse', 'unknown-unit', 2]]);
  });
  test('two above the table are asked about', () => {
    const parsed = read(`单位：万元\n（亿元）\n${LONG}\n2025-06,税收收入,高新园,91000\n`);
    expect(parsed.questions.map(({ key }) => key)).toEqual(['unit:亿元']);
  });
});

describe('what stands beside the name of an entity', () => {
  const rows = (...names: string[]) =>
    read(
      `2025年1-6月 单位：亿元\n园区,税收收入累计\n高新园,9.1\n${names.map((name) => `${name},8.1\n`).join('')}空港园,5\n`,
    ).observations.map(({ entity, period, ytd, yoyYtd }) => [entity, period, ytd, yoyYtd]);
  test.each(['高新园去年同期', '高新园上年', '高新园目标', '高新园占比', '高新园排名'])(
    '%s is not its figure',
    (name) => {
      expect(rows(name)).toEqual([
        ['GX', '2025-06', 9.1, null],
        ['KG', '2025-06', 5, null],
      ]);
    },
  );
  test('growth and another year are its growth and its other year', () => {
    expect(rows('高新园增长%', '高新园2024年')).toEqual([
      ['GX', '2025-06', 9.1, 8.1],
      ['GX', '2024-06', 8.1, null],
      ['KG', '2025-06', 5, null],
    ]);
  });
});

describe('rows that name two things, or none', () => {
  test.each([
    ['period', '期间,期间,指标,园区,累计\n2025-06,2025-05,税收收入,高新园,9.1'],
    ['indicator', '期间,指标编码,指标名称,园区,累计\n2025-06,EXPORT,税收收入,高新园,9.1'],
    ['entity', '期间,指标,园区编码,园区名称,累计\n2025-06,税收收入,KG,高新园,9.1'],
  ])('two of one kind are refused: %s', (kind, text) => {
    expect(problemsOf(read(`${text}\n`))).toEqual([['refuse', `${kind}-conflict`, 2]]);
  });
  test('code and name of the same thing are no conflict', () => {
    const parsed = read('期间,指标编码,指标名称,园区,累计\n2025-06,TAX,税收收入,高新园,9.1\n');
    expect(problemsOf(parsed)).toEqual([]);
  });
  test('a blank is not filled in from the title where other rows name theirs', () => {
    const parsed = read('2025年6月空港园区,\n园区,税收收入累计（亿元）\n高新园,9.1\n,8.2\n');
    expect(problemsOf(parsed)).toEqual([['refuse', 'missing-entity', 4]]);
  });
  test('who answers for a figure is not whose it is', () => {
    const parsed = read(
      '清源经开区2025年6月主要经济指标\n指标,单位,1-本月,责任单位\n税收收入,亿元,27,财政局\n出口总额,亿元,90,\n',
    );
    expect(figures(parsed)).toEqual([
      ['TAX', 'ZONE', null, 27, null],
      ['EXPORT', 'ZONE', null, 90, null],
    ]);
  });
  test.each(['2025年5月、6月', '2025年5月—6月'])('two months in a title are asked about: %s', (title) => {
    const text = `高新园区${title}主要指标\n指标,单位,1-本月\n税收收入,亿元,9.1\n`;
    const parsed = read(text);
    expect(parsed.questions.map(({ key, choices }) => [key, ...choices.map(({ value }) => value)])).toEqual([
      ['period', '2025-05', '2025-06'],
    ]);
    const answered = read(text, { answers: { period: '2025-06' } });
    expect(problemsOf(answered)).toEqual([]);
    expect(answered.observations.map(({ period, ytd }) => [period, ytd])).toEqual([['2025-06', 9.1]]);
  });
});

describe('a choice made beforehand', () => {
  const text = `${TABLE}\n指标,单位,1-本月\n税收收入,亿元,9.1\n`;
  test("against the title's entity is refused: it may be another park's file", () => {
    const parsed = read(text, { answers: { entity: 'KG' } });
    expect(problemsOf(parsed)).toEqual([['refuse', 'entity-conflict', null]]);
    expect(parsed.problems[0]!.message).toContain('“高新园区”');
  });
  test('against what single rows say is none of their business', () => {
    const rows = `${LONG}\n2025-06,税收收入,高新园,9.1\n2025-06,税收收入,空港园,5\n`;
    expect(problemsOf(read(rows, { answers: { entity: 'KG', indicator: 'EXPORT' } }))).toEqual([]);
  });
  test("against the title's indicator as well; the same is no conflict", () => {
    const one = '2025年1-6月税收收入 单位：亿元\n园区,累计\n高新园,9.1\n';
    expect(problemsOf(read(one, { answers: { indicator: 'EXPORT' } }))).toEqual([
      ['refuse', 'indicator-conflict', null],
    ]);
    expect(problemsOf(read(one, { answers: { indicator: 'TAX' } }))).toEqual([]);
  });
});

describe('the day on which a table was made', () => {
  const periods = (...titles: string[]) =>
    read(`${titles.join('\n')}\n指标,单位,1-本月\n税收收入,亿元,9.1\n`).observations.map(
      ({ period }) => period,
    );
  test.each([
    '填报日期：,2025-08-15',
    '填报日期,2025-08-15',
    '发布时间：,2025/8/15',
    ',,制表日期：,2025年8月15日',
  ])('%s says nothing about the figures', (line) => {
    expect(periods(TABLE, line)).toEqual(['2025-06']);
    expect(periods(line, TABLE)).toEqual(['2025-06']);
    expect(periods('高新园区主要经济指标', line)).toEqual([]);
  });
});

describe('figures that could be years', () => {
  const table = (row: string) => `2025年1-6月主要经济指标\n单位：亿元\n指标,全区,高新园\n${row}\n`;

  test.each([
    ['税收收入,10,2011', [10, 2011]],
    ['税收收入,2010,2011', [2010, 2011]],
    ['税收收入,1998,2.5', [1998, 2.5]],
  ])('stay figures below a name: %s', (row, expected) => {
    const parsed = read(table(row));
    expect(parsed.observations.map(({ period, ytd }) => [period, ytd])).toEqual(
      expected.map((ytd) => ['2025-06', ytd]),
    );
  });

  test('are years at the beginning of several rows, whatever the corner says', () => {
    const parsed = read('税收收入,高新园\n202501,9.1\n202502,19.1\n', {
      answers: { 'month-or-ytd': 'ytd', 'unit:亿元': '亿元' },
    });
    expect(parsed.observations.map(({ period, ytd }) => [period, ytd])).toEqual([
      ['2025-01', 9.1],
      ['2025-02', 19.1],
    ]);
  });
});

test('names below 当月 are no key: the row has slipped, and so have its figures', () => {
  const parsed = read(
    '期间,指标,园区,当月,累计,当月同比,累计同比\n2025-06,改动3600,8.52024,税收收入,高新园,12,36\n',
  );
  expect(parsed.observations).toEqual([]);
  expect(problemsOf(parsed).some(([grade]) => grade === 'refuse')).toBe(true);
});

test.each(['2025-06,税收收入（1-5月）,高新园,9.1', '2025-06,税收收入,高新园1-5月,9.1'])(
  'a month in a name that is not the row’s is refused: %s',
  (row) => {
    const parsed = read(`期间,指标,园区,累计\n${row}\n`);
    expect(parsed.observations).toEqual([]);
    expect(problemsOf(parsed).map(([grade]) => grade)).toContain('refuse');
    const same = read(`期间,指标,园区,累计\n${row.replace('1-5月', '1-6月')}\n`);
    expect(figures(same)).toEqual([['TAX', 'GX', null, 9.1, null]]);
  },
);

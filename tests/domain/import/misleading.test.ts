import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { parseFile } from '../../../domain/import/parse-file.ts';
import type { ParsedFile, UploadContext } from '../../../domain/import/parsed-file.ts';
import { readTextTable } from '../../../domain/import/text/text-table.ts';
import { CATALOG } from '../../support/upload-case.ts';

/** Files in which a hasty reader would take a wrong figure, without anything looking amiss. */

function read(text: string, more: Partial<UploadContext> = {}): ParsedFile {
  const file = readTextTable(Buffer.from(text));
  if (isProblem(file)) throw new Error(file.messageEn);
  return parseFile(
    { tables: [file.table], encoding: file.encoding },
    { catalog: CATALOG, currentMonth: '2025-09', ...more },
  );
}

/** Indicator, entity and what was read of month, ytd and growth of the year to date; in short. */
const figures = (parsed: ParsedFile) =>
  parsed.observations.map(({ indicator, entity, month, ytd, yoyYtd }) => [
    indicator,
    entity,
    month,
    ytd,
    yoyYtd,
  ]);
const told = ({ problems }: ParsedFile) => problems.map(({ grade, code, row }) => [grade, code, row]);

const LONG = '期间,指标,园区,累计';
const TABLE = '高新园区2025年6月主要经济指标';
const TYPICAL = { 'TAX|GX': 9.1 };

describe('what stands beside a number', () => {
  test.each([
    ['9.1个百分点', 'not-a-level'],
    ['1.79倍', 'not-a-level'],
    ['9.1%', 'unit-mismatch'],
  ])('%s is no level', (text, code) => {
    const parsed = read(`${LONG}\n2025-06,税收收入,高新园,${text}\n`);
    expect(told(parsed)).toEqual([['refuse', code, 2]]);
  });
  test('an amount of money is no growth', () => {
    const parsed = read(`${LONG},累计同比\n2025-06,税收收入,高新园,9.1,3.2亿元\n`);
    expect(told(parsed)).toEqual([['refuse', 'not-growth', 2]]);
  });
  test('points are the change of a rate, and to be confirmed as growth of anything else', () => {
    const growth = (name: string) => read(`${LONG},累计同比\n2025-06,${name},高新园,9.1,1.5个百分点\n`);
    expect(told(growth('亏损面'))).toEqual([]);
    expect(told(growth('税收收入'))).toEqual([['confirm', 'points-as-growth', 2]]);
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
    expect(told(parsed)).toEqual([['refuse', 'unit-conflict', 3]]);
  });
  test('above the header they are asked about, even where the size seems to tell', () => {
    const parsed = read(`${TABLE}（亿元）,\n单位：万元,\n指标,1-本月\n税收收入,9.1\n`, {
      typical: TYPICAL,
    });
    expect(parsed.questions.map(({ key }) => key)).toEqual(['unit:亿元']);
    expect(parsed.questions[0]!.zh).toContain('亿元、万元');
  });
});

describe('tables below each other', () => {
  const tables = (second: string, title = '2025年6月 单位：亿元') =>
    figures(read(`${title},\n园区,税收收入累计\n高新园,9.1\n${second}\n`));
  test('each has the unit that stands above it', () => {
    expect(tables('单位：万元,\n园区,出口总额累计\n高新园,5000')).toEqual([
      ['TAX', 'GX', null, 9.1, null],
      ['EXPORT', 'GX', null, 0.5, null],
    ]);
  });
  test('each has the title that stands above it, also under the same header', () => {
    const parsed = read(
      '2025年1-6月税收收入 单位：亿元,\n园区,累计\n高新园,9.1\n\n2025年1-5月出口总额 单位：万元,\n园区,累计\n空港园,5000\n',
    );
    expect(parsed.observations.map(({ period, ytd, indicator }) => [period, indicator, ytd])).toEqual([
      ['2025-06', 'TAX', 9.1],
      ['2025-05', 'EXPORT', 0.5],
    ]);
    expect(parsed.questions).toEqual([]);
  });
  test('the same header without a title is a page break, and so is the same title', () => {
    const again = [
      ['TAX', 'GX', null, 9.1, null],
      ['TAX', 'KG', null, 5, null],
    ];
    expect(tables('园区,税收收入累计\n空港园,5')).toEqual(again);
    expect(tables('2025年6月 单位：亿元,\n园区,税收收入累计\n空港园,5')).toEqual(again);
  });
  test('a footnote of the first is no title of the second', () => {
    expect(tables('注：单位为万元,\n园区,出口总额累计\n高新园,5')).toEqual([
      ['TAX', 'GX', null, 9.1, null],
      ['EXPORT', 'GX', null, 5, null],
    ]);
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
    expect(told(parsed)).toEqual([['refuse', 'unknown-unit', 2]]);
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
    expect(told(read(`${text}\n`))).toEqual([['refuse', `${kind}-conflict`, 2]]);
  });
  test('code and name of the same thing are no conflict', () => {
    const parsed = read('期间,指标编码,指标名称,园区,累计\n2025-06,TAX,税收收入,高新园,9.1\n');
    expect(told(parsed)).toEqual([]);
  });
  test('a blank is not filled in from the title where other rows name theirs', () => {
    const parsed = read('2025年6月空港园区,\n园区,税收收入累计（亿元）\n高新园,9.1\n,8.2\n');
    expect(told(parsed)).toEqual([['refuse', 'missing-entity', 4]]);
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
    expect(told(answered)).toEqual([]);
    expect(answered.observations.map(({ period, ytd }) => [period, ytd])).toEqual([['2025-06', 9.1]]);
  });
});

describe('a choice made beforehand', () => {
  const text = `${TABLE}\n指标,单位,1-本月\n税收收入,亿元,9.1\n`;
  test("against the title's entity is refused: it may be another park's file", () => {
    const parsed = read(text, { answers: { entity: 'KG' } });
    expect(told(parsed)).toEqual([['refuse', 'entity-conflict', null]]);
    expect(parsed.problems[0]!.message).toContain('“高新园区”');
  });
  test('against what single rows say is none of their business', () => {
    const rows = `${LONG}\n2025-06,税收收入,高新园,9.1\n2025-06,税收收入,空港园,5\n`;
    expect(told(read(rows, { answers: { entity: 'KG', indicator: 'EXPORT' } }))).toEqual([]);
  });
  test("against the title's indicator as well; the same is no conflict", () => {
    const one = '2025年1-6月税收收入 单位：亿元\n园区,累计\n高新园,9.1\n';
    expect(told(read(one, { answers: { indicator: 'EXPORT' } }))).toEqual([
      ['refuse', 'indicator-conflict', null],
    ]);
    expect(told(read(one, { answers: { indicator: 'TAX' } }))).toEqual([]);
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

describe('columns beside each other', () => {
  const table = (header: string, row: string) =>
    read(`${TABLE}\n指标,单位,${header}\n税收收入,亿元,${row}\n`);
  const dated = ({ observations }: ParsedFile) =>
    observations.map(({ period, month, ytd, yoyMonth, yoyYtd, status }) => [
      period,
      month,
      ytd,
      yoyMonth,
      yoyYtd,
      status,
    ]);
  test.each([
    ['2025年1-6月,2024年1-6月,同比(%)', '9.1,8.1,12.3'],
    ['2024年1-6月,2025年1-6月,同比(%)', '8.1,9.1,12.3'],
  ])("growth behind two years is the later one's: %s", (header, row) => {
    const later = dated(table(header, row)).find(([period]) => period === '2025-06');
    expect(later).toEqual(['2025-06', null, 9.1, null, 12.3, null]);
  });
  test.each(['两年平均增速%', '同口径增长%', '全市平均增速%', '扣除一次性因素后累计'])(
    '%s beside the published figures is another figure: left out and told',
    (header) => {
      const parsed = table(`1-本月,同比%,${header}`, '9.1,3.2,2.9');
      expect(dated(parsed)).toEqual([['2025-06', null, 9.1, null, 3.2, null]]);
      expect(told(parsed)).toEqual([['confirm', 'unknown-column', 2]]);
    },
  );
  test.each(['去年1-6月', '上年1-6月', '1-6月增量'])('%s is not this year to date', (header) => {
    expect(dated(table(`1-6月,${header},同比%`, '9.1,8.1,3.2'))).toEqual([
      ['2025-06', null, 9.1, null, 3.2, null],
    ]);
    expect(told(table(header, '8.1'))).toEqual([['refuse', 'no-figures', null]]);
  });
  test('本月止 is up to the month', () => {
    expect(dated(table('本月,本月止', '1.5,9.1'))).toEqual([['2025-06', 1.5, 9.1, null, null, null]]);
    expect(dated(table('本月止累计,比去年增长%', '9.1,3.2'))).toEqual([
      ['2025-06', null, 9.1, null, 3.2, null],
    ]);
  });
  test('comparable growth alone is how growth is published', () => {
    expect(dated(table('1-本月,可比价增长%', '9.1,3.2'))).toEqual([['2025-06', null, 9.1, null, 3.2, null]]);
  });
  test('a whole year beside months is left out and told', () => {
    const parsed = read('2025年1-6月税收收入 单位：亿元\n园区,2024年,2025年1-6月\n高新园,12.5,9.1\n');
    expect(dated(parsed)).toEqual([['2025-06', null, 9.1, null, null, null]]);
    expect(told(parsed)).toEqual([['confirm', 'unknown-column', 2]]);
  });
  test('an estimate in the header is kept as one, and that of the whole year is no figure', () => {
    const parsed = table('1-6月,1-7月预计,全年预计', '9.1,10.6,18');
    expect(dated(parsed)).toEqual([
      ['2025-06', null, 9.1, null, null, null],
      ['2025-07', null, 10.6, null, null, 'estimate'],
    ]);
  });
});

describe('percent and fractions in one file', () => {
  const text = `${TABLE}\n指标,单位,本月,同比,1-本月,同比\n税收收入,亿元,1.5,5.2,9.1,0.032\n出口总额,亿元,15,4.1,90,-0.041\n`;
  test('the column that stands far below the others is asked about', () => {
    expect(read(text).questions.map(({ key }) => key)).toEqual(['percent-or-fraction']);
    const growth = (answer: string) =>
      read(text, { answers: { 'percent-or-fraction': answer } }).observations.map(({ yoyMonth, yoyYtd }) => [
        yoyMonth,
        yoyYtd,
      ]);
    expect(growth('fraction')).toEqual([
      [5.2, 3.2],
      [4.1, -4.1],
    ]);
    expect(growth('percent')).toEqual([
      [5.2, 0.032],
      [4.1, -0.041],
    ]);
  });
  test('a small figure among others of its column is not', () => {
    expect(read(text.replace('0.032', '6.2')).questions).toEqual([]);
  });
});

describe("growth in the contract's columns", () => {
  const growth = (...values: number[]) =>
    told(
      read(
        `period,indicator,entity,ytd,yoy_ytd\n${values.map((value, i) => `2025-0${i + 1},TAX,GX,9,${value}\n`).join('')}`,
      ),
    );
  test('is in percent, but all of it within one percent is to be confirmed', () => {
    expect(growth(0.032, -0.051, 0.041)).toEqual([['confirm', 'growth-like-fraction', 2]]);
    expect(growth(0.032, -0.051, 4.1)).toEqual([]);
    expect(growth(0.5, 0.3)).toEqual([]);
  });
});

describe('rows longer than their header', () => {
  test('are refused, however far down: a thousands separator has split a figure', () => {
    const rows = Array.from(
      { length: 300 },
      (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},税收收入,高新园,9.1\n`,
    );
    const parsed = read(`${LONG}\n${rows.join('')}2025-06,税收收入,空港园,1,234.5\n`);
    expect(told(parsed)).toEqual([['refuse', 'more-cells-than-header', 302]]);
  });
  test('blank cells and words beyond it are no figures', () => {
    const parsed = read(`${LONG}\n2025-06,税收收入,高新园,9.1,,,\n2025-06,税收收入,空港园,5,看这里\n`);
    expect(told(parsed)).toEqual([]);
  });
});

describe('files of nothing but mistakes', () => {
  test('two hundred thousand of them are counted, not choked on', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `2025-06,TAX,GX,x${i},y${i}\n`);
    const parsed = read(`period,indicator,entity,month,ytd\n${rows.join('')}`);
    expect(parsed.problems.length).toBeLessThan(2100);
    expect(told(parsed)[0]).toEqual(['refuse', 'not-a-number', 2]);
  });
  test('a hundred thousand unknown names end the reading early', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `2025-06,TAX,镇${i},1,2\n`);
    const parsed = read(`period,indicator,entity,month,ytd\n${rows.join('')}`);
    expect(told(parsed)[0]).toEqual(['refuse', 'mostly-unknown', 5003]);
  });
  test('pages of text in cells and headers are quoted shortly', () => {
    const parsed = read(
      `期间,指标,园区,累计${'计'.repeat(9000)},累计\n2025-06,TAX,GX,${'x'.repeat(9000)},${'y'.repeat(9000)}\n`,
    );
    expect(JSON.stringify(parsed.problems).length).toBeLessThan(3000);
  });
});

describe('texts that are no tables', () => {
  const code = (text: string) => {
    const file = readTextTable(Buffer.from(text));
    return isProblem(file) ? file.code : 'read';
  };
  test.each([
    ['a web page behind blank lines', `${'\n'.repeat(9000)}<html><table>`, 'web-page'],
    ['a web archive', 'From: <Saved by Excel>\nSubject: x\nMIME-Version: 1.0\n', 'web-page'],
    ['an XML workbook without its first line', '<ss:Workbook xmlns:ss="x"><a/></ss:Workbook>', 'xml-file'],
    ['columns between bars', '期间|指标|园区\n2025-06|税收|高新园\n', 'other-delimiter'],
    ['columns between full-width commas', '期间，指标，园区\n2025-06，税收，高新园\n', 'other-delimiter'],
  ])('%s', (_, text, expected) => {
    expect(code(text)).toBe(expected);
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
  expect(told(parsed).some(([grade]) => grade === 'refuse')).toBe(true);
});

test.each(['2025-06,税收收入（1-5月）,高新园,9.1', '2025-06,税收收入,高新园1-5月,9.1'])(
  'a month in a name that is not the row’s is refused: %s',
  (row) => {
    const parsed = read(`期间,指标,园区,累计\n${row}\n`);
    expect(parsed.observations).toEqual([]);
    expect(told(parsed).map(([grade]) => grade)).toContain('refuse');
    const same = read(`期间,指标,园区,累计\n${row.replace('1-5月', '1-6月')}\n`);
    expect(figures(same)).toEqual([['TAX', 'GX', null, 9.1, null]]);
  },
);

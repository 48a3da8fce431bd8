import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import type { ParsedFile } from '../../../domain/import/parsed-file.ts';
import { readTextTable } from '../../../domain/import/text/text-table.ts';
import { figures, LONG, problemsOf, read, TABLE } from './read-text.ts';

/** Files in which a hasty reader would take a wrong value although nothing looks amiss. */
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
    '%s beside the published figures is another figure: left out and reported',
    (header) => {
      const parsed = table(`1-本月,同比%,${header}`, '9.1,3.2,2.9');
      expect(dated(parsed)).toEqual([['2025-06', null, 9.1, null, 3.2, null]]);
      expect(problemsOf(parsed)).toEqual([['confirm', 'unknown-column', 2]]);
    },
  );
  test.each(['去年1-6月', '上年1-6月', '1-6月增量'])('%s is not this year to date', (header) => {
    expect(dated(table(`1-6月,${header},同比%`, '9.1,8.1,3.2'))).toEqual([
      ['2025-06', null, 9.1, null, 3.2, null],
    ]);
    expect(problemsOf(table(header, '8.1'))).toEqual([['refuse', 'no-figures', null]]);
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
  test('a whole year beside months is left out and reported', () => {
    const parsed = read('2025年1-6月税收收入 单位：亿元\n园区,2024年,2025年1-6月\n高新园,12.5,9.1\n');
    expect(dated(parsed)).toEqual([['2025-06', null, 9.1, null, null, null]]);
    expect(problemsOf(parsed)).toEqual([['confirm', 'unknown-column', 2]]);
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
    problemsOf(
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
    expect(problemsOf(parsed)).toEqual([['refuse', 'more-cells-than-header', 302]]);
  });
  test('blank cells and words beyond it are no figures', () => {
    const parsed = read(`${LONG}\n2025-06,税收收入,高新园,9.1,,,\n2025-06,税收收入,空港园,5,看这里\n`);
    expect(problemsOf(parsed)).toEqual([]);
  });
});

describe('files of nothing but mistakes', () => {
  test('two hundred thousand of them are counted, not choked on', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `2025-06,TAX,GX,x${i},y${i}\n`);
    const parsed = read(`period,indicator,entity,month,ytd\n${rows.join('')}`);
    expect(parsed.problems.length).toBeLessThan(2100);
    expect(problemsOf(parsed)[0]).toEqual(['refuse', 'not-a-number', 2]);
  });
  test('a hundred thousand unknown names end the reading early', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `2025-06,TAX,镇${i},1,2\n`);
    const parsed = read(`period,indicator,entity,month,ytd\n${rows.join('')}`);
    expect(problemsOf(parsed)[0]).toEqual(['refuse', 'mostly-unknown', 5003]);
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

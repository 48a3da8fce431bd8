import { describe, expect, test } from '@jest/globals';
import { parseFile } from '../../../domain/import/parse-file.ts';
import type { UploadContext } from '../../../domain/import/parsed-file.ts';
import { splitRows } from '../../../domain/import/text/delimited.ts';
import { toTable } from '../../../domain/import/text/table.ts';
import { CATALOG } from '../../support/upload-case.ts';

function read(text: string, more: Partial<UploadContext> = {}) {
  const rows = splitRows(text, ',');
  if (!Array.isArray(rows)) throw new Error(rows.messageEn);
  return parseFile(
    { tables: [toTable(null, rows)], encoding: 'utf-8' },
    { catalog: CATALOG, currentMonth: '2025-09', ...more },
  );
}
const keys = (text: string, more?: Partial<UploadContext>) =>
  read(text, more).questions.map(({ key }) => key);

const TABLE = '2025年6月,,\n园区,税收收入,同比(%)\n高新园,9.8,-2.1\n空港园,5.7,0.3\n';

describe('units that the file does not state', () => {
  test('are asked when nothing speaks for one', () => {
    expect(keys(TABLE, { answers: { 'month-or-ytd': 'ytd' } })).toEqual(['unit:亿元']);
  });
  test('are not doubtful when the figures are of the usual size, and it is said', () => {
    const parsed = read(TABLE, {
      answers: { 'month-or-ytd': 'ytd' },
      typical: { 'TAX|GX': 9.1, 'TAX|KG': 5.2 },
    });
    expect(parsed.questions).toEqual([]);
    expect(parsed.assumptions.map(({ code }) => code)).toEqual(['unit']);
    expect(parsed.observations.map(({ ytd }) => ytd)).toEqual([9.8, 5.7]);
  });
  test('are asked, with the likely one first in mind, when the figures are ten thousand times the usual', () => {
    const parsed = read(TABLE.replace('9.8', '98000').replace('5.7', '57000'), {
      answers: { 'month-or-ytd': 'ytd' },
      typical: { 'TAX|GX': 9.1, 'TAX|KG': 5.2 },
    });
    expect(parsed.questions).toMatchObject([{ key: 'unit:亿元', suggestion: '万元' }]);
    expect(parsed.observations.map(({ ytd }) => ytd)).toEqual([null, null]);
  });
});

describe('percent or fraction', () => {
  const growth = (a: string, b: string) =>
    `园区,期间,税收收入累计（亿元）,同比\n高新园,2025-06,9.8,${a}\n空港园,2025-06,5.7,${b}\n`;
  test('is asked when both are possible', () => {
    expect(keys(growth('0.021', '0.3'))).toEqual(['percent-or-fraction']);
    expect(keys(growth('1.2', '0.3'))).toEqual(['percent-or-fraction']);
  });
  test('is evident when most figures would be beyond 150 %', () => {
    const parsed = read(growth('-2.1', '5.3'));
    expect(parsed.questions).toEqual([]);
    expect(parsed.assumptions.map(({ code }) => code)).toEqual(['percent']);
  });
  test('is stated by a percent sign', () => {
    expect(read(growth('2.1%', '0.3%')).observations.map(({ yoyYtd }) => yoyYtd)).toEqual([2.1, 0.3]);
  });
});

describe('month or year to date', () => {
  test('is asked for a flow, and once answered is not asked again', () => {
    const text = '单位：亿元,2025年6月\n园区,税收收入\n高新园,9.8\n';
    expect(keys(text)).toEqual(['month-or-ytd']);
    expect(read(text, { answers: { 'month-or-ytd': 'month' } }).observations).toMatchObject([
      { month: 9.8, ytd: null },
    ]);
  });
  test('is said by 1—6月', () => {
    expect(read('单位：亿元,2025年1—6月\n园区,税收收入\n高新园,9.8\n').observations).toMatchObject([
      { month: null, ytd: 9.8 },
    ]);
  });
  test('8月 next to 1-8月 is the month', () => {
    const text = '高新园区2025年主要指标（亿元）,,\n指标,8月,1-8月\n税收收入,1.2,9.8\n';
    expect(read(text).observations).toMatchObject([{ period: '2025-08', month: 1.2, ytd: 9.8 }]);
  });
  test('does not arise for what stands as it stands', () => {
    expect(
      read('园区,2025年6月\n高新园,120\n', { answers: { indicator: 'FIRMS' } }).observations,
    ).toMatchObject([{ ytd: 120 }]);
  });
});

describe('what is asked about the whole file', () => {
  const text = '指标,单位,本月,1-本月\n税收收入,亿元,1.2,9.8\n';
  test('a month in the file name is suggested, not taken', () => {
    const [question] = read(text, { fileName: '高新园 2025年8月.csv', answers: { entity: 'GX' } }).questions;
    expect(question).toMatchObject({ key: 'period', suggestion: '2025-08', remember: 'never' });
    expect(read(text, { fileName: 'x-202507.csv', answers: { entity: 'GX' } }).questions[0]?.suggestion).toBe(
      '2025-07',
    );
  });
  test('so is a park, which may be another one next time', () => {
    const [question] = read(text, { fileName: '高新园区.csv', answers: { period: '2025-08' } }).questions;
    expect(question).toMatchObject({ key: 'entity', suggestion: 'GX', remember: 'offer' });
  });
  test('an answer against what the file says is refused', () => {
    const parsed = read(`高新园区2025年7月,,,\n${text}`, { answers: { period: '2025-08' } });
    expect(parsed.problems).toMatchObject([{ grade: 'refuse', code: 'period-conflict', value: '2025-07' }]);
  });
  test('two months in the titles are asked', () => {
    const parsed = read(`高新园区2025年7月,,,\n（2025年8月报送表）,,,\n${text}`);
    expect(parsed.questions).toMatchObject([
      { key: 'period', choices: [{ value: '2025-07' }, { value: '2025-08' }] },
    ]);
  });
  test('an answer that is no code of ours is asked again', () => {
    expect(keys(text, { answers: { period: '2025-08', entity: 'NOWHERE' } })).toEqual(['entity']);
    expect(keys(text, { answers: { period: 'soon', entity: 'GX' } })).toEqual(['period']);
  });
});

describe('rows of measures', () => {
  test('当月, 累计 and 同比 under an indicator belong to it', () => {
    const text =
      '高新园区（单位：亿元）,,\n指标,2025年5月,2025年6月\n税收收入当月,1.1,1.2\n累计,8.6,9.8\n累计同比（%）,3.1,2.2\n';
    expect(read(text).observations).toMatchObject([
      { period: '2025-05', indicator: 'TAX', month: 1.1, ytd: 8.6, yoyYtd: 3.1 },
      { period: '2025-06', indicator: 'TAX', month: 1.2, ytd: 9.8, yoyYtd: 2.2 },
    ]);
  });
  test('a heading names what follows', () => {
    const text = '2025年1-6月,单位：亿元\n指标,累计\n高新园区,\n税收收入,9.8\n空港园区,\n税收收入,5.7\n';
    expect(read(text).observations).toMatchObject([
      { entity: 'GX', ytd: 9.8 },
      { entity: 'KG', ytd: 5.7 },
    ]);
  });
});

test('two columns of one figure are held against each other: neither is silently passed over', () => {
  const { observations, problems } = read(
    'period,indicator,entity,ytd,ytd\n2025-06,TAX,GX,5,6\n2025-06,TAX,KG,7,7\n',
  );
  expect(observations.map(({ ytd }) => ytd)).toEqual([5, 7]);
  expect(problems.map(({ code, grade, row, column }) => [code, grade, row, column])).toEqual([
    ['duplicate', 'refuse', 2, 'ytd (E)'],
    ['repeated', 'note', 3, 'ytd (E)'],
  ]);
});

describe('fingerprint', () => {
  const month = (name: string, title: string, value: string) =>
    read(`${title},,,\n指标,单位,本月,1-本月\n税收收入,亿元,${value},9.8\n${name}`).fingerprint;
  test('is the same for next month’s file of the same form, and for more rows', () => {
    expect(month('', '高新园区2025年8月', '1.2')).toBe(
      month('利润总额,亿元,1,2\n', '高新园区2025年9月', '3.4'),
    );
  });
  test('is another for another form', () => {
    expect(month('', '高新园区2025年8月', '1.2')).not.toBe(month('', '财政收支月报2025年8月', '1.2'));
    expect(read('园区,税收收入\n高新园,1\n').fingerprint).not.toBe(
      read('园区,利润总额\n高新园,1\n').fingerprint,
    );
  });
  test('one more month across is the same form', () => {
    const wide = (...months: string[]) =>
      read(`地区,${months.join(',')}\n高新园,${months.map(() => '1').join(',')}\n`).fingerprint;
    expect(wide('2025年1月', '2025年2月', '2025年3月')).toBe(
      wide('2025年1月', '2025年2月', '2025年3月', '2025年4月'),
    );
  });
});

describe('near misses', () => {
  test('answered once, the name is read; skipped, its rows are left out', () => {
    const text = '园区,期间,税收收入累计(亿元)\n高兴园,2025-06,9.8\n空港园,2025-06,5.7\n';
    expect(keys(text)).toEqual(['name:entity:高兴园']);
    expect(read(text, { answers: { 'name:entity:高兴园': 'GX' } }).observations).toHaveLength(2);
    const skipped = read(text, { answers: { 'name:entity:高兴园': 'skip' } });
    expect([skipped.observations.length, skipped.questions.length, skipped.problems.length]).toEqual([
      1, 0, 0,
    ]);
    expect(read(text, { aliases: { entities: { 高兴园: 'GX' } } }).observations).toHaveLength(2);
  });
});

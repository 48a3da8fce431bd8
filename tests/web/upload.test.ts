import { afterEach, describe, expect, test } from '@jest/globals';
import { LONGEST_REASON } from '../../contract/core/limits.ts';
import type { Finding, Grade } from '../../domain/import/finding.ts';
import type { Difference, UploadDocument } from '../../domain/import/upload-document.ts';
import { formatBytes } from '../../web/i18n/format.ts';
import { setLanguage } from '../../web/i18n/index.ts';
import { withPhrase } from '../../web/uploads/commit/reason-field.tsx';
import { ordered, selected, turnsLight } from '../../web/uploads/preview/difference-order.ts';
import { groupByCode, inFileOrder, placeOf } from '../../web/uploads/preview/findings.ts';
import { leadOf, whatChanges } from '../../web/uploads/preview/upload-summary.ts';
import { isTable } from '../../web/uploads/upload-drop.tsx';

afterEach(() => setLanguage('zh'));

const difference = (changes: Partial<Difference>): Difference => ({
  indicator: 'output',
  entity: 'p1',
  period: '2025-08',
  field: 'ytd',
  old: 10,
  new: 12,
  change: 2,
  changePercent: 20,
  lightBefore: 'green',
  lightAfter: 'green',
  row: 4,
  ...changes,
});

const finding = (grade: Grade, code: string, row: number | null, sheet: string | null = null): Finding => ({
  grade,
  code,
  sheet,
  row,
  column: '累计',
  value: '约12',
  expected: null,
  message: `${code}的问题。`,
  messageEn: `Problem ${code}.`,
});

describe('differences', () => {
  const fresh = difference({ old: null, change: null, changePercent: null, entity: 'p2', row: 9 });
  const turned = difference({ changePercent: -3, lightAfter: 'red', row: 7 });
  const growth = difference({ field: 'yoyYtd', change: 8, changePercent: null, row: 5 });
  const all = [difference({}), fresh, turned, growth];

  test.each([
    ['changed', [all[0], turned, growth]],
    ['new', [fresh]],
    ['light', [turned]],
  ] as const)('selects %s', (kind, expected) => {
    expect(selected(all, { kind })).toEqual(expected);
  });

  test('selects by entity and indicator together', () => {
    expect(selected(all, { entity: 'p2', indicator: 'output' })).toEqual([fresh]);
    expect(selected(all, { entity: 'p2', indicator: 'budget' })).toEqual([]);
  });

  test('a light that was not worked out does not turn', () => {
    expect(turnsLight(difference({ lightBefore: null, lightAfter: 'red' }))).toBe(false);
  });

  test('the largest change first, in percent or in points, and what is new behind', () => {
    expect(ordered(all, 'size', true, () => 0)).toEqual([all[0], growth, turned, fresh]);
  });

  test('by row, and equal ones as they were', () => {
    expect(ordered(all, 'row', false, () => 0).map(({ row }) => row)).toEqual([4, 5, 7, 9]);
    expect(ordered(all, 'indicator', true, () => 0)).toEqual(all);
  });
});

describe('findings', () => {
  const list = [
    finding('note', 'growth', 3),
    finding('refuse', 'number', 8),
    finding('refuse', 'period', 2),
    finding('refuse', 'number', null),
  ];

  test('are grouped by code in the order in which these appear', () => {
    expect(groupByCode(list).map(({ code, findings }) => [code, findings.length])).toEqual([
      ['growth', 1],
      ['number', 2],
      ['period', 1],
    ]);
  });

  test('stand heaviest first, the whole file before its rows', () => {
    expect(inFileOrder(list).map(({ grade, row }) => [grade, row])).toEqual([
      ['refuse', null],
      ['refuse', 2],
      ['refuse', 8],
      ['note', 3],
    ]);
  });

  test('say where they are', () => {
    expect(placeOf(finding('refuse', 'number', 12, '汇总'))).toBe('工作表“汇总” 第 12 行 “累计”');
    expect(placeOf({ sheet: null, row: null, column: null })).toBe('');
  });
});

describe('the reason', () => {
  test.each([
    ['', '已与企业核实'],
    [' 8月快报 ', '8月快报；已与企业核实'],
    ['已与企业核实，无误', '已与企业核实，无误'],
  ])('%j takes a phrase once', (reason, expected) => {
    expect(withPhrase(reason, '已与企业核实', '；')).toBe(expected);
  });

  test('is never longer than the server takes', () => {
    expect(withPhrase('长'.repeat(LONGEST_REASON - 2), '已与企业核实', '；')).toHaveLength(LONGEST_REASON);
  });
});

describe('pasted cells', () => {
  test.each([
    ['指标\t累计\n工业\t12', true],
    ['指标\t累计\r\n工业\t12\r\n', true],
    ['一句话，没有表格', false],
    ['指标\t累计', false],
    ['两行\n文字', false],
    ['', false],
  ])('%j', (text, expected) => {
    expect(isTable(text)).toBe(expected);
  });
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 KB'],
  [1536, '1.5 KB'],
  [1_023_999, '1000 KB'],
  [1_024_000, '1.0 MB'],
  [20 * 2 ** 20, '20 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

describe('the sentence about an upload', () => {
  const upload = (changes: Partial<UploadDocument>) =>
    ({
      kind: 'file',
      status: 'ready',
      summary: { new: 0, changed: 0, same: 0 },
      questions: [],
      problems: [],
      reverts: null,
      ...changes,
    }) as unknown as UploadDocument;

  test('says what a commit would change', () => {
    const one = upload({ summary: { new: 1288, changed: 12, same: 3 } });
    expect(whatChanges(one)).toBe('新增 1,288 条、改变 12 条');
    expect(leadOf(one)).toBe('还没有入库。提交后将新增 1,288 条、改变 12 条，另有 3 条与现有数据相同。');
    setLanguage('en');
    expect(whatChanges(upload({ summary: { new: 0, changed: 2, same: 0 } }))).toBe('2 changed');
  });

  test.each([
    [{ status: 'ready', summary: { new: 0, changed: 0, same: 7 } }, '7 条数据与现有的完全相同'],
    [{ status: 'refused', problems: [finding('refuse', 'number', 1)] }, '有 1 处要改正'],
    [{ status: 'committed', summary: { new: 3, changed: 0, same: 0 } }, '已经入库：新增 3 条。'],
    [{ status: 'committed' }, '没有改变什么'],
    [{ status: 'reverted', summary: { new: 3, changed: 0, same: 0 } }, '已经撤销'],
    [{ kind: 'revert', status: 'committed', reverts: 4 }, '已经撤销第 4 号上传'],
  ] as const)('%j', (changes, expected) => {
    expect(leadOf(upload(changes as unknown as Partial<UploadDocument>))).toContain(expected);
  });
});

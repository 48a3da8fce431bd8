import { describe, expect, test } from '@jest/globals';
import { summarize } from '../../../domain/explanation/summary.ts';
import { rowOf } from '../given.ts';

describe('the sentence of a page', () => {
  const subject = { zh: '全区', en: 'the zone' };
  const rows = [
    rowOf('2025-08', { ytd: 70 }),
    rowOf('2025-08', { ytd: 64 }),
    rowOf('2025-08', { ytd: 20 }),
    rowOf('2025-08', { ytd: 40 }),
    rowOf('2025-08', {}),
    rowOf('2025-08', { ytd: 5 }, null),
  ];
  test('counts the lights, and leaves out what there is none of', () => {
    expect(summarize(rows, '2025-08', subject).sentence.zh).toBe(
      '1—8月，全区6项指标中1项达序时、1项欠5个百分点以内、2项欠5个百分点以上、1项未报、1项仅作监测。',
    );
    expect(summarize(rows.slice(0, 2), '2025-08', subject).sentence.zh).toBe(
      '1—8月，全区2项指标中1项达序时、1项欠5个百分点以内。',
    );
  });
  test('says that there is nothing where there is nothing', () => {
    expect(summarize([], '2025-08', subject).sentence.zh).toBe('1—8月，全区没有指标数据。');
  });
});

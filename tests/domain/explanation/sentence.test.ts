import { describe, expect, test } from '@jest/globals';
import { rowSentence } from '../../../domain/explanation/sentence.ts';
import { summarize } from '../../../domain/explanation/summary.ts';
import type { Indicator, Observation, Target } from '../../../domain/model.ts';
import { indicator, observation, rowOf, zone } from '../given.ts';

function say(
  period: string,
  reported: Partial<Observation>,
  goal: Partial<Target> | null,
  of: Partial<Indicator> = {},
  more: Observation[] = [],
  parentYoy: number | null = null,
) {
  const row = rowOf(period, reported, goal, of, more);
  return rowSentence(row, {
    indicator: indicator(of),
    entity: zone,
    parent: parentYoy === null ? undefined : { name: { zh: '全市', en: 'the city' }, yoyYtd: parentYoy },
  });
}

describe('the sentence of a figure', () => {
  test('says level, growth, comparison, completion, gap and what is still needed', () => {
    const text = say('2025-08', { ytd: 60, yoyYtd: 7.25 }, { value: 100 }, {}, [], 5);
    expect(text.zh).toBe(
      '1—8月，全区规上工业开票销售完成60.00亿元，同比增长7.3%，增幅高于全市2.3个百分点；完成年度目标的60.0%，欠序时进度6.7个百分点；后4个月月均需完成10.00亿元。',
    );
    expect(text.en).toBe(
      'Jan–Aug 2025: The zone, Invoiced sales CNY 60.00 hundred million, up 7.3% on a year earlier, growth 2.3 pp above the city; 60.0% of the annual target, 6.7 pp behind pace; needs CNY 10.00 hundred million in each of the 4 months left.',
    );
  });
  test('uses words for direction and never a minus sign', () => {
    expect(say('2025-08', { ytd: 70, yoyYtd: -9.4 }, null).zh).toBe(
      '1—8月，全区规上工业开票销售完成70.00亿元，同比下降9.4%。',
    );
    expect(say('2025-08', { ytd: 70, yoyYtd: 0 }, null).zh).toContain('同比持平');
  });
  test('says 未报 and nothing else for what was not reported', () => {
    expect(say('2025-08', {}, { value: 100 })).toEqual({
      zh: '1—8月，全区规上工业开票销售未报。',
      en: 'Jan–Aug 2025: The zone, Invoiced sales not reported.',
    });
  });
  test('on pace, met and over-fulfilled have their own words', () => {
    expect(say('2025-06', { ytd: 50 }, {}).zh).toContain('完成年度目标的50.0%，与序时进度持平');
    expect(say('2025-06', { ytd: 100 }, {}).zh).toContain('完成年度目标的100.0%，已完成');
    expect(say('2025-06', { ytd: 120 }, {}).zh).toContain('已超额完成');
  });
  test('a growth target speaks of the target, not of pace', () => {
    const text = say('2025-06', { yoyYtd: 6 }, { type: 'growth', value: 8 }, { kind: 'growth', unit: '%' });
    expect(text.zh).toBe('1—6月，全区规上工业开票销售同比增长6.0%；低于年度目标（增长8.0%）2.0个百分点。');
  });
  test('a cap speaks of its limit', () => {
    expect(say('2025-06', { ytd: 53 }, { type: 'cap' }).zh).toContain(
      '为年度控制目标的53.0%，超出控制进度3.0个百分点',
    );
  });
  test('an index says what it is measured against, in brackets', () => {
    const text = say('2025-06', { ytd: 100.2, yoyYtd: 0.2 }, null, { kind: 'index', unit: '上年同期=100' });
    expect(text.zh).toBe('1—6月，全区规上工业开票销售为100.20（上年同期=100），同比增长0.2%。');
    expect(text.en).toContain('100.20 (prior year = 100), up 0.2%');
  });
  test('a loss that became a profit is said so, without a percentage', () => {
    const text = say('2025-06', { ytd: 3 }, null, {}, [observation('ZONE', '2024-06', { ytd: -2 })]);
    expect(text.zh).toBe('1—6月，全区规上工业开票销售完成3.00亿元，扭亏为盈。');
    expect(text.en).toContain('turned to profit');
  });
  test('a profit that became a loss is not compared in percent, and completes nothing', () => {
    const before = [observation('ZONE', '2024-06', { ytd: 2 })];
    const text = say('2025-06', { ytd: -1 }, { value: 10 }, {}, before, 5);
    expect(text.zh).toBe(
      '1—6月，全区规上工业开票销售为−1.00亿元，由盈转亏；年度目标尚未起步，欠序时进度60.0个百分点；后6个月月均需完成1.83亿元。',
    );
    expect(text.en).not.toContain('above');
  });
  test('a rate rises and falls in points', () => {
    const rate = { kind: 'rate', unit: '%' } as const;
    const text = say('2025-06', { ytd: 24.61 }, null, rate, [observation('ZONE', '2024-06', { ytd: 23.07 })]);
    expect(text.zh).toBe('1—6月，全区规上工业开票销售为24.61%，同比提高1.5个百分点。');
  });
  test('a restated base is named beside the growth', () => {
    const text = say('2025-04', { ytd: 1006.5, yoyYtd: -9.4 }, null, {}, [
      observation('ZONE', '2024-04', { ytd: 1201.2 }),
    ]);
    expect(text.zh).toContain('同比下降9.4%（可比口径）');
  });
});

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

import { describe, expect, test } from '@jest/globals';
import { explain } from '../../../domain/explanation/explain.ts';
import { EXPLAINABLE_FIELDS, type ExplainableField } from '../../../domain/explanation/explainable-field.ts';
import type { Indicator } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { indicator, observation, rowOf } from '../given.ts';

const history = [observation('ZONE', '2024-06', { ytd: 16 }), observation('ZONE', '2024-12', { ytd: 32 })];
const row = rowOf('2025-06', { ytd: 17.6 }, { value: 33.78 }, {}, history);

/** Formula, inputs and result in one line, as they are read under each other. */
function told(field: ExplainableField, of: ProgressRow, kind: Partial<Indicator> = {}): string {
  const { formula, inputs, result } = explain(of, field, indicator(kind));
  return `${formula.zh}｜${inputs.map(({ name, value }) => `${name.zh} ${value.zh}`).join('，')}｜${result.zh}`;
}

describe('how a number came about', () => {
  test('completion names its inputs and its result', () => {
    expect(told('completion', row)).toBe('累计 ÷ 年度目标 × 100｜累计 17.60亿元，年度目标 33.78亿元｜52.10%');
  });
  test('the estimate names the method that was really used', () => {
    expect(explain(row, 'projection', indicator()).formula.zh).toContain('按去年节奏');
    expect(explain(rowOf('2025-06', { ytd: 1 }), 'projection', indicator()).formula.zh).toContain(
      '按月均进度',
    );
  });
  test('published growth shows the computed one beside it, not used', () => {
    const published = rowOf('2025-06', { ytd: 17.6, yoyYtd: 8 }, null, {}, history);
    const { inputs, result } = explain(published, 'yoyYtd', indicator());
    expect(result.zh).toBe('+8.00%');
    expect(inputs.map((input) => input.value.zh)).toContain('+10.00%');
  });
  test('what cannot be said gives its reason', () => {
    expect(explain(rowOf('2025-06', { ytd: 1 }, null), 'completion', indicator()).note?.zh).toBe(
      '未下达年度目标',
    );
    expect(explain(rowOf('2025-12', { ytd: 1 }), 'requiredMonthly', indicator()).note?.zh).toBe('全年已结束');
  });
  test('amounts are scaled for English without losing a digit', () => {
    expect(explain(row, 'ytd', indicator()).result.en).toBe('CNY 1.760 billion');
  });
});

describe('the formula is the one that was used', () => {
  const rate = { kind: 'rate', unit: '%' } as const;
  const stock = { kind: 'stock', unit: '户', decimals: 0 } as const;
  const firms = [observation('ZONE', '2024-12', { ytd: 190 })];

  test('a rate is compared with its target in its own unit', () => {
    const over = rowOf('2025-07', { ytd: 20.84 }, { type: 'cap', value: 20 }, rate);
    expect(told('gap', over, rate)).toBe('本期数 − 目标｜本期数 20.84%，控制目标 20.00%｜+0.84个百分点');
    expect(explain(over, 'gap', indicator(rate)).name.zh).toBe('与目标差');
    expect(explain(over, 'gap', indicator(rate)).note?.zh).toBe(
      '差距在目标的5%以内为黄，以上为红；判定用未四舍五入的数',
    );
    expect(explain(over, 'completion', indicator(rate)).note?.zh).toContain('按水平评判');
  });
  test('a rate that is not in % in what it is counted in', () => {
    const air = { kind: 'rate', unit: '微克/立方米', direction: 'lower', decimals: 1 } as const;
    const clean = rowOf('2025-08', { ytd: 34.9 }, { value: 35 }, air, [
      observation('ZONE', '2024-08', { ytd: 33 }),
    ]);
    expect(told('gap', clean, air)).toMatch(/−0\.10微克\/立方米$/);
    expect(told('yoyYtd', clean, air)).toMatch(/^本期数 − 上年同期数｜.*｜\+1\.90微克\/立方米$/);
  });
  test('a rate with a plan by month is compared with the month', () => {
    const plan = Array.from({ length: 12 }, (_, i) => 80 + i / 4);
    const planned = rowOf('2025-08', { ytd: 81 }, { value: 83, plan }, rate);
    expect(told('gap', planned, rate)).toBe(
      '本期数 − 本月计划数｜本期数 81.00%，本月计划数 81.75%｜−0.75个百分点',
    );
  });
  test('a stock goes from the end of last year to its target', () => {
    const grown = rowOf('2025-08', { ytd: 199 }, { value: 206 }, stock, firms);
    expect(told('gap', grown, stock)).toBe(
      '（期末数 − 上年末数）÷（年度目标 − 上年末数）× 100 − 序时进度｜期末数 199户，2024年末 190户，年度目标 206户，序时进度 66.67%｜−10.42个百分点',
    );
    expect(told('pace', grown, stock)).toBe(
      '月份 ÷ 12 × 100（从上年末数到年度目标的净增量）｜月份 8，2024年末 190户，年度目标 206户｜66.67%',
    );
    expect(told('gapAmount', grown, stock)).toBe(
      '期末数 − 本月计划数｜期末数 199户，本月计划数 201户｜−1.7户',
    );
  });
  test('a plan is a line through its months', () => {
    const plan = [null, null, 10, null, null, 50, ...Array(6).fill(null)];
    const planned = rowOf('2025-05', { ytd: 40 }, { plan });
    expect(told('pace', planned)).toBe(
      '本月计划累计 ÷ 年度目标 × 100；计划未列的月份按前后两月之间的直线计｜本月计划数 36.67亿元，年度目标 100.00亿元｜36.67%',
    );
    expect(told('gapAmount', planned)).toBe(
      '累计 − 本月计划累计｜累计 40.00亿元，本月计划数 36.67亿元｜3.33亿元',
    );
  });
  test('growth needed for a growth target is weighed on the growth that is published', () => {
    const before = [
      observation('ZONE', '2024-06', { ytd: 46.98 }),
      observation('ZONE', '2024-12', { ytd: 100 }),
    ];
    const goal = { type: 'growth', value: 6.5 } as const;
    const grown = rowOf('2025-06', { ytd: 49.6, yoyYtd: 6 }, goal, {}, before);
    expect(told('requiredYoy', grown)).toBe(
      '（目标增速 × 上年全年 − 累计增速 × 上年同期）÷（上年全年 − 上年同期），不低于 −100%｜年度目标 +6.50%，累计同比 +6.00%，2024年全年 100.00亿元，上年同期累计 46.98亿元｜+6.94%',
    );
  });
  test('a pull starts from the base that published growth implies', () => {
    const implied = rowOf('2025-06', { ytd: 106, yoyYtd: 6 }, null, {}, [
      observation('ZONE', '2024-06', { ytd: 100 }),
      observation('CITY', '2025-06', { ytd: 1050, yoyYtd: 5 }),
      observation('CITY', '2024-06', { ytd: 1000 }),
    ]);
    expect(told('pull', implied)).toBe(
      '（累计 − 基数）÷ 上级地区基数 × 100｜累计 106.00亿元，反推基数：累计 ÷（1 + 公布增速） 100.00亿元，上级地区反推基数 1,000.00亿元｜+0.60个百分点',
    );
  });
  test('an index by what it counts from', () => {
    const of = (unit: string) => ({ kind: 'index', unit, decimals: 1 }) as const;
    const last = [observation('ZONE', '2024-06', { ytd: 49.5 })];
    const said = (unit: string) =>
      told('yoyYtd', rowOf('2025-06', { ytd: 49.7 }, null, of(unit), last), of(unit));
    expect(said('上年同期=100')).toMatch(/^指数 − 100｜/);
    expect(said('2020年=100')).toMatch(/^本期指数 ÷ 上年同期指数 − 1｜/);
    expect(said('点')).toMatch(/^本期数 − 上年同期数｜.*｜\+0\.20个点$/);
  });
  test('a year to date that was derived says from what, and a January month too', () => {
    const derived = rowOf('2025-02', { month: 5 }, null, {}, [observation('ZONE', '2025-01', { ytd: 4 })]);
    expect(told('ytd', derived)).toMatch(
      /^累计 = 最近一次上报的累计 \+ 其后各月当月数（推算）.*｜9\.00亿元$/,
    );
    expect(explain(derived, 'ytd', indicator()).note?.zh).toBe('推算数，据以不计算增速');
    expect(told('month', rowOf('2025-01', { ytd: 4 }))).toMatch(/^1月当月 = 1月累计（推算）/);
  });
  test('a target raised in July says since when', () => {
    const raised = rowOf('2025-08', { ytd: 4 }, { from: 7, version: 2 });
    expect(told('target', raised)).toBe(
      '调整后的年度目标，自7月起执行，此前各月仍按原目标评判｜版本 2｜100.00亿元',
    );
  });
});

test('every door opens, for any kind of row, in both languages', () => {
  const rows: [ProgressRow, Partial<Indicator>][] = [
    [row, {}],
    [rowOf('2025-06', {}), {}],
    [rowOf('2025-06', { yoyYtd: 3 }, { type: 'growth', value: 8 }), {}],
    [
      rowOf('2025-06', { ytd: 20 }, { type: 'cap' }, { kind: 'rate', unit: '%' }),
      { kind: 'rate', unit: '%' },
    ],
    [rowOf('2025-06', { ytd: 49 }, null, { kind: 'index', unit: '点' }), { kind: 'index', unit: '点' }],
  ];
  for (const [each, kind] of rows) {
    for (const field of EXPLAINABLE_FIELDS) {
      const said = explain(each, field, indicator(kind));
      for (const text of [said.name, said.formula, said.result]) {
        expect(text.zh).not.toBe('');
        expect(text.en).not.toMatch(/[\u4e00-\u9fff]|NaN|null|undefined/);
      }
    }
  }
});

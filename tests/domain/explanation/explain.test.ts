import { describe, expect, test } from '@jest/globals';
import { explain } from '../../../domain/explanation/explain.ts';
import { EXPLAINABLE_FIELDS } from '../../../domain/explanation/explainable-field.ts';
import { indicator, observation, rowOf } from '../given.ts';

const history = [observation('ZONE', '2024-06', { ytd: 16 }), observation('ZONE', '2024-12', { ytd: 32 })];
const row = rowOf('2025-06', { ytd: 17.6 }, { value: 33.78 }, {}, history);

describe('how a number came about', () => {
  test('completion names its inputs and its result', () => {
    const { formula, inputs, result } = explain(row, 'completion', indicator());
    expect(formula.zh).toBe('累计 ÷ 年度目标 × 100');
    expect(inputs.map((input) => input.value.zh)).toEqual(['17.60亿元', '33.78亿元']);
    expect(result.zh).toBe('52.10%');
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
  test('every door opens, for any kind of row, in both languages', () => {
    const rows = [row, rowOf('2025-06', {}), rowOf('2025-06', { yoyYtd: 3 }, { type: 'growth', value: 8 })];
    for (const each of rows) {
      for (const field of EXPLAINABLE_FIELDS) {
        const said = explain(each, field, indicator());
        for (const text of [said.name, said.formula, said.result]) {
          expect(text.zh).not.toBe('');
          expect(text.en).not.toMatch(/[\u4e00-\u9fff]|NaN|null|undefined/);
        }
      }
    }
  });
});

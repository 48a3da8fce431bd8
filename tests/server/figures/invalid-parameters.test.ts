import { describe, expect, test } from '@jest/globals';
import { zoneApp } from './zone-client.ts';

describe('a request with a wrong parameter', () => {
  test.each([
    ['/api/progress?period=2025-13', 'wrong-value', 'period', '2025-13'],
    ['/api/progress?period=2025-6', 'wrong-value', 'period', '2025-6'],
    ['/api/progress?period=', 'wrong-value', 'period', ''],
    ['/api/progress?period=2025-06&period=2025-07', 'repeated-parameter', 'period', '2025-06 2025-07'],
    ['/api/progress?period[]=2025-06', 'unknown-parameter', 'period[]', '2025-06'],
    ['/api/progress?month=2025-06', 'unknown-parameter', 'month', '2025-06'],
    ['/api/progress?entity=P9', 'wrong-value', 'entity', 'P9'],
    ['/api/progress?indicator=sales', 'wrong-value', 'indicator', 'sales'],
    ['/api/progress?category=x', 'wrong-value', 'category', 'x'],
    ['/api/progress?department=P1', 'wrong-value', 'department', 'P1'],
    ['/api/progress?kind=park,', 'wrong-value', 'kind', 'park,'],
    ['/api/progress?light=blue', 'wrong-value', 'light', 'blue'],
    ['/api/progress?status=late', 'wrong-value', 'status', 'late'],
    ['/api/catalog?x', 'unknown-parameter', 'x', ''],
    ['/api/series?entity=P1', 'missing-parameter', 'indicator', null],
    ['/api/targets/history?indicator=SALES&entity=P1&year=25', 'wrong-value', 'year', '25'],
    ['/api/progress?__proto__=1', 'unknown-parameter', '__proto__', '1'],
  ])('%s is told what is wrong', async (path, code, column, value) => {
    const { ask } = await zoneApp();
    const { status, body } = await ask(path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-parameter', status: 400 });
    expect(body.problems).toHaveLength(1);
    expect(body.problems[0]).toMatchObject({ code, row: null, column, value });
    for (const sentence of [body.problems[0].message, body.problems[0].messageEn]) {
      expect(sentence).toContain(column);
      if (value) for (const part of value.split(' ')) expect(sentence).toContain(part);
    }
  });

  test('is told everything at once, with what is allowed', async () => {
    const { ask } = await zoneApp();
    const { body } = await ask('/api/progress?period=June&entity=P9&foo=1');
    expect(body.problems.map((problem: { column: string }) => problem.column)).toEqual([
      'foo',
      'period',
      'entity',
    ]);
    expect(body.detail).toBe(
      '没有名为 foo 的参数（值“1”）：这个地址的参数是 period、entity、indicator、category、department、kind、light、status、asOf。' +
        '参数 period 的值“June”不对：应为 YYYY-MM 形式的月份，例如 2025-06。' +
        '参数 entity 的值“P9”不对：应为目录（/api/catalog）中的主体编码，如 CITY、ZONE、P1、P2 等。',
    );
    expect(body.detailEn).toContain('Parameter period has the value "June"; expected a month as YYYY-MM');
  });
});

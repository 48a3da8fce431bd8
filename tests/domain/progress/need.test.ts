import { describe, expect, test } from '@jest/globals';
import { needOf } from '../../../domain/progress/need.ts';
import { rowAt } from '../../web/progress-rows.ts';
import { indicator } from '../given.ts';

const needs = { remaining: 80, requiredMonthly: 20, requiredYoy: 6 };

describe('what is still needed', () => {
  test('is an amount a month of what accumulates', () => {
    expect(needOf(rowAt(60, needs), indicator())).toEqual({
      field: 'requiredMonthly',
      per: 'month',
      value: 20,
    });
  });

  test('is a net increase of a stock, never so many firms a month', () => {
    expect(needOf(rowAt(60, needs), indicator({ kind: 'stock' }))).toMatchObject({ per: 'net', value: 80 });
  });

  test('is the whole of a handful of projects, and of what is missing when the year is over', () => {
    const small = rowAt(60, {
      ...needs,
      target: { type: 'value', value: 2, version: 1, from: 1 },
      remaining: 1,
    });
    expect(needOf(small, indicator({ kind: 'count', decimals: 0 }))).toMatchObject({
      per: 'whole',
      value: 1,
    });
    const over = rowAt(60, { ...needs, requiredMonthly: null });
    expect(needOf(over, indicator())).toMatchObject({ per: 'whole', value: 80 });
  });

  test('is a growth where the target is one', () => {
    const growing = rowAt(60, { ...needs, target: { type: 'growth', value: 7, version: 1, from: 1 } });
    expect(needOf(growing, indicator())).toMatchObject({ per: 'growth', value: 6 });
  });

  test.each([
    ['the target is reached', rowAt(100, needs), indicator()],
    ['less is better', rowAt(60, needs), indicator({ direction: 'lower' })],
    ['a level is judged', rowAt(60, { ...needs, gapUnit: 'unit' }), indicator({ kind: 'rate' })],
    ['nothing was reported', rowAt(60, { ...needs, status: 'missing' }), indicator()],
  ])('is nothing where %s', (_, row, of) => {
    expect(needOf(row, of)).toBeNull();
  });
});

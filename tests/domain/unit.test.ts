import { describe, expect, test } from '@jest/globals';
import { amountEn } from '../../domain/amount.ts';
import { gapUnitText } from '../../domain/unit.ts';

describe('an amount in an English sentence is in the scale that English counts in', () => {
  test.each([
    [90.37, '亿元', 2, 'CNY 9.04 billion', 'CNY 9.037 billion'],
    [712.7, '亿元', 2, 'CNY 71.27 billion', 'CNY 71.270 billion'],
    [7.6, '亿元', 2, 'CNY 760 million', 'CNY 760 million'],
    [0.12, '亿元', 2, 'CNY 12 million', 'CNY 12 million'],
    [13_697, '万美元', 0, 'USD 137.0 million', 'USD 136.97 million'],
    [-5, '亿元', 2, 'CNY −500 million', 'CNY −500 million'],
    [12_000, '亿元', 1, 'CNY 1.20 trillion', 'CNY 1.20000 trillion'],
    [52_345, '元', 0, 'CNY 52,345', 'CNY 52,345'],
    [3.2, '亿千瓦时', 2, '320 million kWh', '320 million kWh'],
    [25.35, '万平方米', 2, '253,500 m²', '253,500 m²'],
    [108.53, '万吨标准煤', 2, '1.09 million tce', '1.0853 million tce'],
    [199, '户', 0, '199 firms', '199 firms'],
    [1, '个', 0, '1 item', '1 item'],
    [2, '个', 0, '2 items', '2 items'],
    [1, '起', 0, '1 case', '1 case'],
    [82.07, '%', 2, '82.07%', '82.07%'],
    [31, '微克/立方米', 0, '31 µg/m³', '31 µg/m³'],
    [41, '台套', 0, '41 台套', '41 台套'],
    [2, '万台套', 0, '2 万台套', '2 万台套'],
  ])('%d %s is said %s', (value, unit, decimals, said, exact) => {
    expect(amountEn(value, unit, decimals)).toBe(said);
    expect(amountEn(value, unit, decimals, true)).toBe(exact);
  });
});

describe('a difference of two levels is counted in', () => {
  test.each([
    ['%', '个百分点'],
    ['上年同期=100', '个百分点'],
    ['2020年=100', '个点'],
    ['点', '个点'],
    ['微克/立方米', '微克/立方米'],
    ['户', '户'],
  ])('%s: %s', (unit, said) => expect(gapUnitText(unit).zh).toBe(said));
});

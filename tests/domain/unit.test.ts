import { describe, expect, test } from '@jest/globals';
import { amountEn } from '../../domain/unit.ts';

describe('an amount in an English sentence', () => {
  test.each([
    ['60.00', '亿元', 'CNY 60.00 hundred million'],
    ['13,697', '万美元', 'USD 13,697 ten thousand'],
    ['5', '元', 'CNY 5'],
    ['3.20', '亿千瓦时', '3.20 hundred million kWh'],
    ['25.35', '万平方米', '25.35 ten thousand m²'],
    ['199', '户', '199 firms'],
    ['41', '台套', '41 台套'],
    ['2', '万台套', '2 万台套'],
  ])('%s %s is said %s', (level, unit, said) => {
    expect(amountEn(level, unit)).toBe(said);
  });
});

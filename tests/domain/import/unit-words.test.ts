import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  findUnit,
  findUnits,
  powerBetween,
  shift,
  unitsLike,
} from '../../../domain/import/terms/unit-words.ts';

describe('findUnit', () => {
  test.each([
    ['亿元', '亿元'],
    ['（亿元）', '亿元'],
    ['单位：万元', '万元'],
    ['亿 美元', '亿美元'],
    ['人民币亿元', '亿元'],
    ['万度', '万千瓦时'],
    ['户', '个'],
    ['％', '%'],
    ['±%', '%'],
    ['个百分点', '个百分点'],
    ['CNY 100 m', '亿元'],
    ['元宝', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(findUnit(text)).toBe(expected);
  });
  test('several in one text, or none at all', () => {
    expect(findUnits('单位：亿元、%')).toEqual(['亿元', '%']);
    expect(findUnits('单位：亿元、见附件')).toEqual([]);
  });
});

describe('powerBetween and shift', () => {
  test.each([
    ['万元', '亿元', -4],
    ['千美元', '亿美元', -5],
    ['万千瓦时', '亿千瓦时', -4],
    ['亿元', '亿元', 0],
    ['家', '户', 0],
    ['亿元', '亿美元', null],
    ['亿元', '%', null],
    ['上年同月=100', '上年同月＝100', 0],
  ])('%s to %s', (from, to, expected) => {
    expect(powerBetween(from, to)).toBe(expected);
  });
  test('no binary noise: 238 267 589 千美元 are 2382.67589 亿美元', () => {
    expect(shift(238267589, -5)).toBe(2382.67589);
    expect(shift(0.0293, 2)).toBe(2.93);
    expect(shift(1e-7, -4)).toBe(1e-11);
  });
  test('there and back again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: -12, max: 12 }),
        (digits, decimals, power) => {
          const value = shift(digits, -decimals);
          expect(shift(shift(value, power), -power)).toBe(value);
        },
      ),
    );
  });
  test('choices for an unstated unit are of its family', () => {
    expect(unitsLike('亿美元')).toEqual(['美元', '千美元', '万美元', '百万美元', '亿美元']);
    expect(unitsLike('上年同月=100')).toEqual(['上年同月=100']);
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  editDistance,
  indexEntities,
  indexIndicators,
  toNameIndex,
} from '../../../domain/import/terms/name-index.ts';
import { CATALOG } from '../../support/upload-case.ts';

const entities = indexEntities(CATALOG.entities);
const indicators = indexIndicators(CATALOG.indicators);

describe('names', () => {
  test.each([
    ['GX', 'GX'],
    ['gx', 'GX'],
    ['高新园区', 'GX'],
    ['高新园', 'GX'],
    ['高新技术产业园', 'GX'],
    [' 高 新 园 区 ', 'GX'],
    ['Equipment Park', 'ZB'],
    ['（一）高新园区', 'GX'],
    ['3、高新园区', 'GX'],
  ])('%s is known', (text, code) => {
    expect(entities.find(text)).toEqual({ kind: 'one', code });
  });
  test('full-width brackets, sub-item marks and letters match as their plain forms', () => {
    expect(indicators.find('其中：税收收入')).toEqual({ kind: 'one', code: 'TAX' });
    expect(indicators.find('　＃出口总额')).toEqual({ kind: 'one', code: 'EXPORT' });
    expect(indicators.find('ＣＰＩ')).toEqual({ kind: 'one', code: 'CPI' });
  });
  test('what is merely similar is not found, only offered', () => {
    expect(entities.find('高兴园区')).toEqual({ kind: 'none' });
    expect(entities.near('高兴园区')).toEqual(['GX']);
    expect(entities.near('空港园区管委会')).toEqual(['KG']);
    expect(indicators.near('进出口')).toEqual(['TRADE']);
    expect(indicators.near('水')).toEqual([]);
  });
  test('of two characters one is half the name', () => {
    const provinces = toNameIndex([{ code: 'JS', names: ['江苏'] }]);
    expect(provinces.near('江西')).toEqual([]);
  });
  test('a name of two things is nobody', () => {
    const twins = toNameIndex([
      { code: 'A', names: ['开发区'] },
      { code: 'B', names: ['开发区'] },
    ]);
    expect(twins.find('开发区')).toEqual({ kind: 'several', codes: ['A', 'B'] });
  });
  test('an answer given before is a name, but outweighs nothing that the catalog says', () => {
    const answered = indexEntities(CATALOG.entities, { 高兴园区: 'GX', 空港园区: 'GX', 无此园: 'NOWHERE' });
    expect(answered.find('高兴园区')).toEqual({ kind: 'one', code: 'GX' });
    expect(answered.find('空港园区')).toEqual({ kind: 'one', code: 'KG' });
    expect(answered.find('无此园')).toEqual({ kind: 'none' });
  });
  test('names inside a title', () => {
    expect(entities.within('清源经济开发区高新园区主要指标').map(({ code }) => code)).toEqual(['ZONE', 'GX']);
  });
});

describe('editDistance', () => {
  test.each([
    ['高新园区', '高兴园区', 2, 1],
    ['OUTPUT', 'OUTPTU', 2, 1],
    ['abc', 'abcd', 1, 1],
    ['abc', 'xyz', 2, null],
  ])('%s and %s', (a, b, most, expected) => {
    expect(editDistance(a, b, most)).toBe(expected);
  });
});

import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Indicator, Observation, Target } from '../../../domain/model.ts';
import { setLanguage } from '../../../web/i18n/index.ts';
import { tilesOf } from '../../../web/indicator/tiles.ts';
import { indicator, observation, rowOf } from '../../domain/given.ts';

beforeEach(() => setLanguage('zh'));

/** The tiles as lines: name, value and unit, notes. */
function shown(
  period: string,
  reported: Partial<Observation>,
  goal: Partial<Target> | null,
  of: Partial<Indicator>,
  more: Observation[] = [],
): Record<string, string> {
  const row = rowOf(period, reported, goal, of, more);
  return Object.fromEntries(
    tilesOf(row, indicator(of)).map((tile) => [
      tile.name,
      [tile.value, tile.unit, ...tile.notes, tile.reason].filter(Boolean).join(' | '),
    ]),
  );
}

describe('the headline numbers', () => {
  test('of a flow: completion, pace, the gap in points and in money, what is needed a month', () => {
    const tiles = shown('2025-06', { ytd: 17.6, month: 3 }, { value: 33.78 }, {});
    expect(tiles.完成率).toBe('52.1%');
    expect(tiles.序时差).toBe('+2.1 | 个百分点 | +0.71亿元');
    expect(tiles.月均需完成).toBe('2.70 | 亿元 | 还剩6个月');
  });

  test('of a rate are in percentage points: no completion, no pace, no need a month', () => {
    const tiles = shown(
      '2025-07',
      { ytd: 20.84 },
      { type: 'cap', value: 20 },
      { kind: 'rate', unit: '%', direction: 'lower' },
      [observation('ZONE', '2024-07', { ytd: 21.54 })],
    );
    expect(tiles).toEqual({
      '2025年1—7月': '20.84 | %',
      比上年同期: '−0.7 | 个百分点 | 按数量计算',
      年度控制目标: '20.00 | %',
      与控制目标之差: '+0.84 | 个百分点',
    });
  });

  test('of a rate that is not in % are never in percentage points', () => {
    const tiles = shown(
      '2025-07',
      { ytd: 31, yoyYtd: -5.1 },
      { type: 'cap', value: 35 },
      { kind: 'rate', unit: '微克/立方米', direction: 'lower', decimals: 1 },
    );
    expect(JSON.stringify(tiles)).not.toContain('个百分点');
    expect(tiles.与控制目标之差).toBe('−4.0 | 微克/立方米');
    expect(tiles.累计同比).toBe('−5.1% | 公布数');
  });

  test('of a rate that is not reported are no more than of one that is', () => {
    const tiles = shown(
      '2025-07',
      {},
      { type: 'cap', value: 20 },
      { kind: 'rate', unit: '%', direction: 'lower' },
    );
    expect(Object.keys(tiles)).toEqual(['2025年1—7月', '比上年同期', '年度控制目标', '与控制目标之差']);
  });

  test('of a stock: what was there last December, the net increase, and what is still to add', () => {
    const tiles = shown('2025-08', { ytd: 199 }, { value: 206 }, { kind: 'stock', unit: '户', decimals: 0 }, [
      observation('ZONE', '2024-12', { ytd: 190 }),
    ]);
    expect(tiles['2025年8月末']).toBe('199 | 户');
    expect(Object.keys(tiles)).not.toContain('累计同比');
    expect(tiles.净增).toBe('+9 | 户 | 上年末190户 | 目标净增16户，完成56.3%');
    expect(tiles.序时进度).toBe('66.7% | 按净增量均分');
    expect(tiles.序时差).toBe('−10.4 | 个百分点 | −1.7户');
    expect(tiles.还需净增).toBe('7 | 户 | 还剩4个月');
    expect(Object.keys(tiles)).not.toContain('月均需完成');
    expect(Object.keys(tiles)).not.toContain('完成率');
  });

  test('of an index without a base are in points of the index', () => {
    const tiles = shown('2025-07', { ytd: 49.7 }, null, { kind: 'index', unit: '点', decimals: 1 }, [
      observation('ZONE', '2024-07', { ytd: 49.5 }),
    ]);
    expect(tiles.比上年同期).toBe('+0.2 | 个点 | 按数量计算');
  });

  test('of one project to complete do not ask for a part of a project each month', () => {
    const tiles = shown('2025-08', { ytd: 0 }, { value: 1 }, { kind: 'count', unit: '个', decimals: 0 });
    expect(tiles.还需完成).toBe('1 | 个 | 还剩4个月');
    // Nor do they say that a project fell by 100 %.
    expect(JSON.stringify(tiles)).not.toMatch(/0\.3|0\.7|100/);
    expect(Object.keys(tiles)).not.toContain('全年预计');
  });

  test('of an estimate of a count agree with its own percentage', () => {
    const tiles = shown(
      '2025-06',
      { ytd: 14 * 0.2 },
      { type: 'cap', value: 7 },
      { kind: 'count', unit: '起', decimals: 0, direction: 'lower' },
    );
    // Said as 6, it would be 86 % of 7.
    expect(tiles.全年预计).toMatch(/^5\.6 \| 起 \| 控制目标的80\.0%/);
  });

  test('mark a month that was derived, and a target that began in mid-year', () => {
    const tiles = shown('2025-08', { ytd: 80 }, { value: 1125, version: 2, from: 7 }, {}, [
      observation('ZONE', '2025-07', { ytd: 70 }),
    ]);
    expect(tiles['2025年1—8月']).toBe('80.00 | 亿元 | 当月10.00（推算）');
    expect(tiles.年度目标).toBe('1,125.00 | 亿元 | 第2次下达，自7月起评判');
  });

  test('of a cap are about the limit and the pace that it allows', () => {
    const tiles = shown(
      '2025-08',
      { ytd: 4 },
      { type: 'cap', value: 7 },
      { kind: 'count', unit: '起', decimals: 0, direction: 'lower' },
    );
    expect(tiles.占控制目标).toBe('57.1%');
    expect(tiles.控制进度).toBe('66.7% | 按月均分');
    expect(tiles.与控制进度之差).toBe('−9.5 | 个百分点 | −0.7起');
    expect(Object.keys(tiles).filter((name) => /完成|序时/.test(name))).toEqual([]);
  });
});

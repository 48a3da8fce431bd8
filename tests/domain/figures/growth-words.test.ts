import { beforeEach, describe, expect, test } from '@jest/globals';
import { indicatorTiles } from '../../../domain/decks/pages/kpis.ts';
import { rankingFigure } from '../../../domain/figures/figure-ranking.ts';
import type { Indicator, Observation } from '../../../domain/model.ts';
import { setLanguage } from '../../../web/i18n/index.ts';
import { tilesOf } from '../../../web/indicator/tiles.ts';
import { entity, indicator, observation, rowOf, zone } from '../given.ts';

beforeEach(() => setLanguage('zh'));

const PMI: Partial<Indicator> = { kind: 'index', unit: '%', base: 'none', decimals: 1 };
const DAYS: Partial<Indicator> = { kind: 'rate', unit: '天', decimals: 0 };

function grown(of: Partial<Indicator>, now: number, before: number, code = 'ZONE') {
  const reported: Partial<Observation> = { ytd: now };
  const row = rowOf('2025-07', reported, null, of, [observation('ZONE', '2024-07', { ytd: before })]);
  return { ...row, entity: code };
}

test('a PMI in % moves by percentage points on the page as on the slide', () => {
  const row = grown(PMI, 49.7, 49.5);
  const page = tilesOf(row, indicator(PMI)).find(({ name }) => name === '比上年同期');
  const slide = indicatorTiles(row, indicator(PMI), '2025-07').find(({ id }) => id === 'yoyYtd');
  expect([page?.value, page?.unit]).toEqual(['+0.2', '个百分点']);
  expect([slide?.value.zh, slide?.unit?.zh]).toEqual(['+0.2', '百分点']);
});

describe('the sentence of a ranking', () => {
  const parks = [entity('A', { name: '东园' }), entity('B', { name: '西园' })];
  const sentence = (of: Partial<Indicator>, first: [number, number], second: [number, number]) => {
    const row = grown(of, 1, 1);
    return rankingFigure(
      { indicator: indicator(of), row, revision: 1 },
      { entity: zone, whole: zone, parts: parks, league: [] },
      [grown(of, ...first, 'A'), grown(of, ...second, 'B')],
      null,
      null,
    )?.sentence.zh;
  };

  test('says a change in days as the rows do: it is added, not raised', () => {
    expect(sentence(DAYS, [30, 25], [28, 31])).toContain('增加5.0天');
    expect(sentence(DAYS, [30, 25], [28, 31])).toContain('减少3.0天');
  });

  test('says a growth in percent with its direction', () => {
    expect(sentence({}, [110, 100], [95, 100])).toBe(
      '增速最高的是东园（增长10.0%），最低的是西园（下降5.0%）。',
    );
  });
});

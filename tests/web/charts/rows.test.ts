import { describe, expect, test } from '@jest/globals';
import type { CustomSeriesOption } from 'echarts';
import { waterfallSteps } from '../../../domain/figures/waterfall.ts';
import { PAINT } from '../../../web/charts/drawing.ts';
import { contributionOption } from '../../../web/charts/options/contribution-option.ts';
import { heightOf } from '../../../web/charts/options/frame.ts';
import { rankingOption } from '../../../web/charts/options/ranking-option.ts';
import {
  boxesOf,
  DRAWING,
  lightsOf,
  parks,
  series,
  seriesOf,
  shapesOf,
  textsOf,
  toFigure,
} from './figures.ts';

describe('the ranking', () => {
  const figure = toFigure({
    kind: 'ranking',
    ranking: { by: 'completion', among: 'parts' },
    unit: '%',
    decimals: 1,
    categories: parks('甲', '乙', '丙', '丁'),
    series: [
      series('actual', [112.34, 75.04, -3, null]),
      series('pace', [75, 75, 75, null]),
      series('total', [70, 70, 70, 70]),
    ],
  });
  const option = rankingOption(figure, { ...DRAWING, lights: { 甲: 'green', 乙: 'red', 丙: 'yellow' } });

  test('draws the figure’s own numbers in its order: value, place, tick', () => {
    expect(seriesOf<CustomSeriesOption>(option, 'bullets').data).toEqual([
      [112.34, 0, 75],
      [75.04, 1, 75],
      [-3, 2, 75],
      [null, 3, null],
    ]);
  });

  test('says number, light as a shape, and distance from pace', () => {
    expect(textsOf(shapesOf(option, 'bullets', 0))).toEqual(['112.3', '+37.3']);
    expect(lightsOf(shapesOf(option, 'bullets', 0))).toEqual(['circle green']);
    expect(textsOf(shapesOf(option, 'bullets', 1))).toEqual(['75.0', '0.0']);
    expect(lightsOf(shapesOf(option, 'bullets', 1))).toEqual(['rect red']);
    expect(lightsOf(shapesOf(option, 'bullets', 2))).toEqual(['polygon yellow']);
  });

  test('draws below zero to the left, and over 100 % beyond the lane', () => {
    const below = boxesOf(shapesOf(option, 'bullets', 2), PAINT.bar)[0];
    expect(below).toMatchObject({ x: -30, width: 30 });
    const lane = boxesOf(shapesOf(option, 'bullets', 0), PAINT.track)[0];
    const over = boxesOf(shapesOf(option, 'bullets', 0), PAINT.bar)[0];
    expect(lane!.width).toBe(1000);
    expect(over!.width).toBeCloseTo(1123.4);
  });

  test('hatches who has not reported, and draws no bar', () => {
    const missing = shapesOf(option, 'bullets', 3);
    expect(boxesOf(missing, PAINT.bar)).toEqual([]);
    expect(textsOf(missing)).toEqual(['未报']);
  });

  test('draws the zone as one line', () => {
    expect(seriesOf<CustomSeriesOption>(option, 'zone').data).toEqual([[70, 0]]);
    expect(textsOf(shapesOf(option, 'zone', 0))).toEqual(['全区 70.0']);
  });

  test('by growth: signs, no lane to 100 %, no light', () => {
    const growth = toFigure({
      kind: 'ranking',
      unit: '%',
      decimals: 1,
      categories: parks('甲', '乙'),
      series: [series('actual', [5.25, -1])],
    });
    const drawn = rankingOption(growth, DRAWING);
    expect(textsOf(shapesOf(drawn, 'bullets', 0))).toEqual(['+5.3', '']);
    expect(boxesOf(shapesOf(drawn, 'bullets', 0), PAINT.track)).toEqual([]);
    expect(drawn.xAxis).toMatchObject({ min: -1, max: 5.25 });
  });

  test('grows with its entities', () => {
    const sixty = toFigure({
      kind: 'ranking',
      categories: parks(...Array.from({ length: 60 }, (_, i) => `园${i}`)),
      series: [],
    });
    expect(heightOf(sixty, 14)).toBeGreaterThan(60 * 25);
  });
});

describe('the contribution', () => {
  const figure = toFigure({
    kind: 'contribution',
    unit: '个百分点',
    decimals: 1,
    categories: [...parks('甲', '乙', '丙'), ...parks('差额', '全区')],
    series: [
      series('actual', [1.2, null, -0.5, null, null]),
      series('difference', [null, null, null, 7.4, null]),
      series('total', [null, null, null, null, 8.1]),
    ],
  });

  test('leads step by step from zero over the difference to the whole', () => {
    const steps = waterfallSteps(figure.series);
    expect(steps.map((step) => step.kind)).toEqual(['part', 'missing', 'part', 'difference', 'total']);
    expect(steps[2]).toMatchObject({ from: 1.2, to: 0.7 });
    expect(steps[3]?.to).toBeCloseTo(8.1);
    expect(steps[4]).toMatchObject({ from: 0, to: 8.1 });
  });

  test('keeps the figure’s own amounts, a missing one as null', () => {
    const data = seriesOf<CustomSeriesOption>(contributionOption(figure, DRAWING), 'steps')
      .data as unknown[][];
    expect(data.map((row) => row[3])).toEqual([1.2, null, -0.5, 7.4, 8.1]);
  });

  test('hatches the difference: it is no one’s', () => {
    const option = contributionOption(figure, DRAWING);
    expect(shapesOf(option, 'steps', 3).some((one) => one.type === 'path')).toBe(true);
    expect(boxesOf(shapesOf(option, 'steps', 3), PAINT.bar)).toEqual([]);
    expect(boxesOf(shapesOf(option, 'steps', 2), PAINT.loss)).toHaveLength(1);
    expect(textsOf(shapesOf(option, 'steps', 4))).toEqual(['+8.1']);
  });

  test('marks what pulls up where less is better', () => {
    const option = contributionOption(figure, { ...DRAWING, lowerIsBetter: true });
    expect(boxesOf(shapesOf(option, 'steps', 0), PAINT.loss)).toHaveLength(1);
    expect(boxesOf(shapesOf(option, 'steps', 2), PAINT.loss)).toEqual([]);
  });
});

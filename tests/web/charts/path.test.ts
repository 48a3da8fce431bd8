import { describe, expect, test } from '@jest/globals';
import type { CustomSeriesOption, LineSeriesOption } from 'echarts';
import { endLabels } from '../../../domain/figures/label-layout.ts';
import { pathOption } from '../../../web/charts/options/path-option.ts';
import { DRAWING, series, seriesOf, shapesOf, textsOf, toFigure } from './figures.ts';

const actual = [1, 2, 4, null, 7, 8, 9, 11, 12.345, null, null, null];
const lastYear = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const estimate = [null, null, null, null, null, null, null, null, 12.345, 14, 15, 17];
const plan = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24];
const target = [...Array.from({ length: 11 }, () => null), 24];

const figure = toFigure({
  kind: 'path',
  series: [
    series('actual', actual),
    series('last-year', lastYear),
    series('plan', plan),
    series('target', target),
    series('estimate', estimate),
  ],
});

describe('the path', () => {
  const option = pathOption(figure, DRAWING);
  const data = (id: string) => seriesOf<LineSeriesOption>(option, id).data;

  test('draws the figure’s own numbers, unrounded, gaps as gaps', () => {
    expect(data('actual')).toEqual(actual);
    expect(data('last-year')).toEqual(lastYear);
    expect(data('plan')).toEqual(plan);
    expect(data('target')).toEqual(target);
    expect(data('estimate')).toEqual(estimate);
    expect(seriesOf<LineSeriesOption>(option, 'actual').connectNulls).toBe(false);
  });

  test('hatches the month that was due and has not come, and no month to come', () => {
    const missing = seriesOf<CustomSeriesOption>(option, 'missing').data as number[][];
    expect(missing.map(([place]) => place)).toEqual([3]);
    expect(textsOf(shapesOf(option, 'missing', 0))).toEqual(['未报']);
  });

  test('hatches neighbouring missing months as one band', () => {
    const late = toFigure({ kind: 'path', series: [series('actual', [1, 2, 3, 4, 5, 6])] });
    expect(seriesOf<CustomSeriesOption>(pathOption(late, DRAWING), 'missing').data).toEqual([[6, 0]]);
  });

  test('joins an estimate that starts after the last figure to that figure', () => {
    const apart = toFigure({
      kind: 'path',
      series: [series('actual', [1, 2, null]), series('estimate', [null, null, 3])],
    });
    expect(
      (seriesOf<LineSeriesOption>(pathOption(apart, DRAWING), 'estimate').data as unknown[]).slice(0, 3),
    ).toEqual([null, 2, 3]);
  });

  test('never moves', () => {
    expect(option.animation).toBe(false);
  });

  test('has no series, no label and no fault without numbers', () => {
    const empty = toFigure({
      kind: 'path',
      series: [
        series(
          'actual',
          lastYear.map(() => null),
        ),
      ],
    });
    const drawn = pathOption(empty, DRAWING);
    expect((drawn.series as { type: string }[]).filter((one) => one.type === 'line')).toEqual([]);
    expect(seriesOf<CustomSeriesOption>(drawn, 'labels').data).toEqual([]);
  });
});

describe('the labels at the ends of lines', () => {
  test('say name and number as it is shown; plan and target that meet share one', () => {
    expect(endLabels(figure, 'zh').map((label) => label.text)).toEqual([
      '年度目标 24.00',
      '2024年 12.00',
      '预计 17.00',
      '2025年 12.35',
    ]);
  });

  test('name a plan that ends elsewhere than at the target', () => {
    const apart = toFigure({
      kind: 'path',
      series: [series('plan', [...plan.slice(0, 11), 23.5]), series('target', target)],
    });
    expect(endLabels(apart, 'zh').map((label) => label.text)).toEqual(['年度目标 24.00', '序时 23.50']);
  });

  test('speak the reader’s language', () => {
    expect(endLabels(figure, 'en')[0]?.text).toBe('target 24.00');
  });

  test('do not overlap at the right edge', () => {
    const option = pathOption(figure, DRAWING);
    const ends = shapesOf(option, 'labels', 0).filter(
      (one) => one.type === 'text' && (one.style?.x ?? 0) > 110,
    );
    const heights = ends.map((one) => one.style?.y ?? 0).sort((a, b) => a - b);
    expect(heights).toHaveLength(3);
    for (let i = 1; i < heights.length; i++) expect(heights[i]! - heights[i - 1]!).toBeGreaterThanOrEqual(14);
  });
});

import { describe, expect, test } from '@jest/globals';
import { runsOf } from '../../web/charts/drawing.ts';
import { init } from '../../web/charts/echarts.ts';
import { columnsOf } from '../../web/charts/figure-table.tsx';
import { clearPlace } from '../../web/charts/options/clear-place.ts';
import { toOption } from '../../web/charts/options/option.ts';
import { niceScale, scaleDecimals, tightScale } from '../../web/charts/options/scale.ts';
import { spread } from '../../web/charts/options/spread.ts';
import { tipText } from '../../web/charts/options/tooltip.ts';
import { DRAWING, parks, series, toFigure } from './charts-figures.ts';

describe('a scale', () => {
  test.each([
    [[3, 17.6, 33.78], { min: 0, max: 40, interval: 10 }],
    [[-5, 12], { min: -5, max: 15, interval: 5 }],
    [[0, 0], { min: 0, max: 1, interval: 0.2 }],
    [[null], { min: 0, max: 1, interval: 1 }],
    [[0.0003], { min: 0, max: 0.0003, interval: 0.0001 }],
  ])('of %j', (values, scale) => {
    expect(niceScale(values)).toEqual(scale);
  });

  test('leaves zero out only where that is allowed and the values are far from it', () => {
    expect(niceScale([3200, 3400], false).min).toBe(3200);
    expect(niceScale([3200, 3400], true).min).toBe(0);
    expect(niceScale([10, 3400], false).min).toBe(0);
  });

  test('of things counted in ones has no step below one', () => {
    expect(niceScale([1], true, 0)).toEqual({ min: 0, max: 1, interval: 1 });
    expect(niceScale([0.31], true, 1).interval).toBe(0.1);
  });

  test('shows as many decimals as its steps have', () => {
    expect(scaleDecimals(niceScale([0.4]))).toBe(1);
    expect(scaleDecimals(niceScale([400]))).toBe(0);
    expect(scaleDecimals({ min: 0, max: 10, interval: 2.5 })).toBe(1);
  });

  test('without round ends keeps zero on it', () => {
    expect(tightScale([5, 8.1])).toEqual({ min: 0, max: 8.1 });
    expect(tightScale([])).toEqual({ min: 0, max: 1 });
  });
});

describe('labels', () => {
  test('are pushed apart, kept in order and within bounds', () => {
    expect(spread([10, 12, 40], 14, 0, 100)).toEqual([10, 24, 40]);
    expect(spread([98, 99], 14, 0, 100)).toEqual([86, 100]);
    expect(spread([50, 10], 14, 0, 100)).toEqual([50, 10]);
  });

  test('stand where no line runs', () => {
    const above = { x: 0, y: 0, width: 50, height: 20 };
    const below = { x: 0, y: 30, width: 50, height: 20 };
    expect(
      clearPlace(
        [above, below],
        [
          [
            [0, 10],
            [100, 10],
          ],
        ],
      ),
    ).toBe(below);
    expect(
      clearPlace(
        [above, below],
        [
          [
            [0, 40],
            [100, 40],
          ],
        ],
      ),
    ).toBe(above);
    expect(
      clearPlace(
        [above, below],
        [
          [
            [60, 10],
            [100, 10],
          ],
        ],
      ),
    ).toBe(above);
  });
});

test('neighbouring places are runs', () => {
  expect(runsOf([4, 7, 8])).toEqual([
    [4, 4],
    [7, 8],
  ]);
});

describe('a tip', () => {
  const figure = toFigure({
    kind: 'ranking',
    decimals: 1,
    categories: parks('{a|<b>甲</b>}', '乙'),
    series: [series('actual', [52.15, null]), series('pace', [50, 50])],
  });

  test('says what stands there, rounded as on the page, and markup in a name stays letters', () => {
    expect(tipText(figure, 0, 'zh')).toBe('｛a|<b>甲</b>｝\n2025年  52.2\n序时  50.0');
  });

  test('says that nothing was reported', () => {
    expect(tipText(figure, 1, 'zh')).toBe('乙\n2025年  未报\n序时  50.0');
  });
});

test('the table of a waterfall has its three roles in one column', () => {
  const figure = toFigure({
    kind: 'contribution',
    categories: parks('甲', '差额', '全区'),
    series: [
      series('actual', [1, null, null]),
      series('difference', [null, 2, null]),
      series('total', [null, null, 3]),
    ],
  });
  expect(columnsOf(figure)).toEqual([{ name: '2025年', values: [1, 2, 3], reported: true }]);
});

describe('drawn by ECharts as SVG', () => {
  const drawn = (kind: 'path' | 'months' | 'ranking' | 'contribution', name: string) => {
    const figure = toFigure({
      kind,
      categories: parks(name, '乙'),
      series: [series('actual', [1.5, null]), series('pace', [1, 1])],
    });
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 300 });
    chart.setOption(toOption(figure, DRAWING));
    const svg = chart.renderToSVGString();
    chart.dispose();
    return svg;
  };

  test.each(['path', 'months', 'ranking', 'contribution'] as const)(
    '%s: a hostile name stays letters',
    (kind) => {
      const svg = drawn(kind, '<img src=x onerror=alert(1)>');
      expect(svg).not.toContain('<img');
      expect(svg).toContain('<svg');
    },
  );

  test('colours stay custom properties, so that a theme recolours it', () => {
    expect(drawn('ranking', '甲')).toContain('var(--chart-bar)');
  });
});

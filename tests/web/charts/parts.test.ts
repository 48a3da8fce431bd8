import { describe, expect, test } from '@jest/globals';
import { runsOf } from '../../../web/charts/drawing.ts';
import { init } from '../../../web/charts/echarts.ts';
import { columnsOf } from '../../../web/charts/figure-table.tsx';
import { toOption } from '../../../web/charts/options/option.ts';
import { tipText } from '../../../web/charts/options/tooltip.ts';
import { DRAWING, parks, series, toFigure } from './figures.ts';

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

import { describe, expect, test } from '@jest/globals';
import type { CustomSeriesOption } from 'echarts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { PAINT } from '../../../web/charts/drawing.ts';
import { monthsOption, spansOf } from '../../../web/charts/options/months-option.ts';
import { boxesOf, DRAWING, series, seriesOf, shapesOf, textsOf, toFigure } from './figures.ts';

const joint = [
  { label: { zh: '1—2月', en: 'Jan–Feb' }, period: '2025-02', width: 2 },
  ...Array.from({ length: 10 }, (_, i) => ({
    label: { zh: `${i + 3}月`, en: `M${i + 3}` },
    period: `2025-${String(i + 3).padStart(2, '0')}`,
  })),
];
const actual = [40, 20, -5, null, 25, 0, 22.5, null, null, null, null];
const lastYear = [38, 19, 18, 21, null, 20, 21, 22, 23, 24, 25];
const figure = toFigure({
  kind: 'months',
  period: '2025-08',
  categories: joint,
  series: [series('actual', actual), series('last-year', lastYear)],
});

/** The numbers at the bars, `pixels` a month. */
const labels = (given: Figure, pixels = 50) =>
  textsOf(shapesOf(monthsOption(given, DRAWING), 'labels', 0, pixels));

describe('the months', () => {
  const option = monthsOption(figure, DRAWING);

  test('draw the figure’s own numbers: start, end, this year, last year', () => {
    const data = seriesOf<CustomSeriesOption>(option, 'months').data as unknown[][];
    expect(data.map((row) => row[2])).toEqual(actual);
    expect(data.map((row) => row[3])).toEqual(lastYear);
    expect(data[0]?.slice(0, 2)).toEqual([0, 2]);
    expect(data[10]?.slice(0, 2)).toEqual([11, 12]);
    expect(option.xAxis).toMatchObject({ min: 0, max: 12 });
  });

  test('give January–February a bar twice as wide as a month’s', () => {
    const [wide] = boxesOf(shapesOf(option, 'months', 0, 50), PAINT.actual);
    const [single] = boxesOf(shapesOf(option, 'months', 1, 50), PAINT.actual);
    const span = (place: number) => boxesOf(shapesOf(option, 'months', place, 50), 'transparent')[0]?.width;
    expect(span(0)).toBe(2 * span(1)!);
    expect(wide!.width).toBeCloseTo(2 * single!.width);
  });

  test('draw a negative month downwards from zero', () => {
    const [bar] = boxesOf(shapesOf(option, 'months', 2, 50), PAINT.actual);
    expect(bar).toMatchObject({ y: 500, height: 5 });
    expect(labels(figure)).toContain('−5.00');
  });

  test('hatch a month that was due and has not come; a zero is a bar', () => {
    const missing = shapesOf(option, 'months', 3, 50);
    expect(boxesOf(missing, PAINT.actual)).toEqual([]);
    expect(labels(figure)).toContain('未报');
    expect(missing.some((one) => one.type === 'path')).toBe(true);
    expect(boxesOf(shapesOf(option, 'months', 5, 50), PAINT.actual)).toHaveLength(1);
    expect(labels(figure)).toContain('0.00');
  });

  test('say numbers with the figure’s decimals, or not at all: 0.18 is never 0', () => {
    const small = toFigure({
      kind: 'months',
      period: '2025-04',
      series: [series('actual', [0.18, 0.4, 0.21, 0.3])],
    });
    expect(labels(small, 50)).toEqual(['0.18', '0.40', '0.21', '0.30']);
    expect(labels(small, 20)).toEqual(['0.40', '0.30']);
  });

  test('name months missing in a row once', () => {
    const late = toFigure({ kind: 'months', series: [series('actual', [1, 2, 3, 4, 5, 6])] });
    expect(labels(late).filter((text) => text === '未报')).toHaveLength(1);
  });

  test('stay as they are under the pointer', () => {
    for (const id of ['months', 'labels']) {
      const { renderItem } = seriesOf<CustomSeriesOption>(option, id);
      const drawn = renderItem?.(
        { dataIndex: 0, coordSys: { x: 0, y: 0, width: 600, height: 500 } } as never,
        { coord: ([x, y]: [number, number]) => [x * 50, 500 - y] } as never,
      );
      expect(drawn).toMatchObject({ emphasisDisabled: true });
    }
  });

  test('leave a month to come to last year’s bar alone', () => {
    const coming = shapesOf(option, 'months', 8, 50);
    expect(boxesOf(coming, PAINT.actual)).toEqual([]);
    expect(boxesOf(coming, PAINT.lastYear)).toHaveLength(1);
  });

  test('hold with no category at all', () => {
    const empty = monthsOption(toFigure({ kind: 'months', categories: [], series: [] }), DRAWING);
    expect(seriesOf<CustomSeriesOption>(empty, 'months').data).toEqual([]);
  });
});

test('quarters stand three months wide, one after the other', () => {
  const quarters = [1, 2, 3, 4].map((q) => ({ label: { zh: `${q}`, en: `${q}` }, width: 3 }));
  expect(spansOf(quarters)).toEqual([0, 3, 6, 9].map((start) => ({ start, width: 3 })));
});

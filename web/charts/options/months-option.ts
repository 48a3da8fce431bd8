import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { Figure, FigureCategory } from '../../../domain/figures/figure.ts';
import { figureScale } from '../../../domain/figures/scale.ts';
import { formatLevel } from '../../../domain/format.ts';
import { numberWidth } from '../../../domain/text-width.ts';
import { type Drawing, missingPlaces, NOT_REPORTED, PAINT, runsOf, valuesOf } from '../drawing.ts';
import { amountAxis, axisRoom, baseOption } from './frame.ts';
import { bar, group, hatch, letters, type Mark, toBox, touchArea } from './marks.ts';
import { tipOption } from './tooltip.ts';

/** The position of a category on an axis of months: from `start`, `width` months wide. */
interface Span {
  start: number;
  width: number;
}

/**
 * Places categories one after the other, each as wide as the months it covers.
 *
 * @example spansOf([{ width: 2, … }, { … }]) → [{ start: 0, width: 2 }, { start: 2, width: 1 }]
 */
export function spansOf(categories: readonly FigureCategory[]): Span[] {
  let start = 0;
  return categories.map((category) => {
    const span = { start, width: category.width ?? 1 };
    start += span.width;
    return span;
  });
}

/**
 * 当月: a bar a month next to last year's, January–February as one bar two months wide. *What happened?*
 * Bars are drawn on an axis that counts months, not categories, so that double really is double.
 */
export function monthsOption(figure: Figure, drawing: Drawing): EChartsOption {
  const scale = figureScale(figure);
  const spans = spansOf(figure.categories);
  const last = spans[spans.length - 1];
  const labelOf = new Map(
    spans.map((span, place) => [
      span.start + span.width / 2,
      figure.categories[place]!.label[drawing.language],
    ]),
  );
  return {
    ...baseOption(drawing),
    grid: {
      left: axisRoom(scale, drawing),
      right: 4,
      top: drawing.font.size * 1.8,
      bottom: drawing.font.size * 2,
    },
    tooltip: tipOption(figure, drawing, 'item'),
    xAxis: {
      type: 'value',
      min: 0,
      max: last === undefined ? 1 : last.start + last.width,
      splitLine: { show: false },
      axisTick: { show: false },
      axisLine: { show: true, onZero: true, lineStyle: { color: PAINT.muted } },
      axisLabel: {
        color: PAINT.muted,
        fontSize: drawing.font.size * 0.9,
        hideOverlap: true,
        customValues: [...labelOf.keys()],
        formatter: (value: number) => labelOf.get(value) ?? '',
      },
    },
    yAxis: amountAxis(scale, drawing),
    series: [barLayer(figure, spans, drawing)],
  };
}

/** Data of the one layer: [start, end, this year, last year] of each category, gaps as null. */
function barLayer(figure: Figure, spans: Span[], drawing: Drawing): CustomSeriesOption {
  const actual = valuesOf(figure, 'actual');
  const lastYear = valuesOf(figure, 'last-year');
  const missing = missingPlaces(figure, actual);
  // Months missing in a row are named once, in their middle.
  const named = runsOf(missing).map(([first, end]) => Math.floor((first + end) / 2));
  return {
    id: 'months',
    type: 'custom',
    clip: false,
    encode: { x: [0, 1], y: [2, 3] },
    data: spans.map((span, place) => [
      span.start,
      span.start + span.width,
      actual[place] ?? null,
      lastYear[place] ?? null,
    ]) as number[][],
    renderItem: (params, api) => {
      const place = params.dataIndex;
      const span = spans[place];
      if (span === undefined) return null;
      const area = params.coordSys as unknown as { y: number; height: number };
      const [left, zero] = api.coord([span.start, 0]) as [number, number];
      const right = (api.coord([span.start + span.width, 0]) as [number, number])[0];
      const gutter = Math.min((right - left) / span.width, 60) * 0.14;
      const inner = { left: left + gutter, middle: (left + right) / 2, right: right - gutter };
      const yOf = (value: number) => (api.coord([span.start, value]) as [number, number])[1];
      const decimals = labelDecimals(actual, figure, (right - left) / span.width, drawing);
      const marks: Mark[] = [touchArea(toBox(left, area.y, right, area.y + area.height))];
      const before = lastYear[place] ?? null;
      const now = actual[place] ?? null;
      if (before !== null) {
        marks.push(bar(toBox(inner.left, zero, inner.middle, yOf(before)), PAINT.lastYear));
      }
      if (now !== null) {
        marks.push(bar(toBox(inner.middle, zero, inner.right, yOf(now)), PAINT.actual));
        const text = decimals === null ? '' : formatLevel(now, decimals);
        if (text !== '') {
          // Beyond whichever bar is longer: the number may be wider than its own bar.
          const below = now < 0;
          const ends = [yOf(now), before === null ? zero : yOf(before), zero];
          const y = below ? Math.max(...ends) + 3 : Math.min(...ends) - 3;
          marks.push(
            letters(text, (left + right) / 2, y, drawing, {
              align: 'center',
              vertical: below ? 'top' : 'bottom',
              scale: 0.85,
              bold: true,
            }),
          );
        }
      } else if (missing.includes(place)) {
        marks.push(...missingMark(inner, zero, area, named.includes(place), drawing));
      }
      return group(marks);
    },
  };
}

/** Decimals at which every month's number fits above its bar: the figure's own, else none, else no numbers. */
function labelDecimals(
  values: readonly (number | null)[],
  figure: Figure,
  room: number,
  drawing: Drawing,
): number | null {
  const fits = (decimals: number) =>
    values.every(
      (value) =>
        value === null || numberWidth(formatLevel(value, decimals)) * drawing.font.size * 0.85 <= room + 4,
    );
  return [figure.decimals, 0].find(fits) ?? null;
}

function missingMark(
  inner: { middle: number; right: number },
  zero: number,
  area: { y: number; height: number },
  named: boolean,
  drawing: Drawing,
): Mark[] {
  const height = Math.min(area.height * 0.4, zero - area.y);
  const mark = hatch(toBox(inner.middle, zero, inner.right, zero - height));
  if (!named) return [mark];
  return [
    mark,
    letters(NOT_REPORTED[drawing.language], (inner.middle + inner.right) / 2, zero - height - 3, drawing, {
      fill: PAINT.muted,
      align: 'center',
      vertical: 'bottom',
      scale: 0.85,
    }),
  ];
}

import type {
  CustomSeriesOption,
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemParams,
  EChartsOption,
} from 'echarts';
import type { Figure, FigureCategory } from '../../../domain/figures/figure.ts';
import { type LabelledBar, placeMonthLabels } from '../../../domain/figures/month-labels.ts';
import { figureScale } from '../../../domain/figures/scale.ts';
import { formatLevel } from '../../../domain/format.ts';
import { type Drawing, missingPlaces, NOT_REPORTED, PAINT, runsOf, valuesOf } from '../drawing.ts';
import { amountAxis, axisRoom, baseOption } from './frame.ts';
import { type Box, bar, group, hatch, letters, type Mark, toBox, touchArea } from './marks.ts';
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
      // Above the bars: none of them hides zero.
      z: 5,
      axisLabel: {
        color: PAINT.muted,
        fontSize: drawing.font.size * 0.9,
        hideOverlap: true,
        customValues: [...labelOf.keys()],
        formatter: (value: number) => labelOf.get(value) ?? '',
      },
    },
    yAxis: amountAxis(scale, drawing),
    series: [barLayer(figure, spans, drawing), labelLayer(figure, spans, drawing)],
  };
}

/** Data of the one layer: [start, end, this year, last year] of each category, gaps as null. */
function barLayer(figure: Figure, spans: Span[], drawing: Drawing): CustomSeriesOption {
  const actual = valuesOf(figure, 'actual');
  const lastYear = valuesOf(figure, 'last-year');
  const missing = missingPlaces(figure, actual);
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
      const plot = plotOf(figure, params, api, drawing);
      const { whole, own, before } = barsAt(figure, span, place, plot);
      // A month that was derived is fainter than what was reported; the key says so.
      const { isDerived } = figure.categories[place]!;
      const marks: Mark[] = [touchArea(whole)];
      if (before !== null) marks.push(bar(before, PAINT.lastYear));
      if (own !== null)
        marks.push(
          missing.includes(place) ? hatch(own) : bar(own, PAINT.actual, isDerived ? { opacity: 0.55 } : {}),
        );
      return group(marks);
    },
  };
}

/** One layer for all numbers, because they make room for each other. */
function labelLayer(figure: Figure, spans: Span[], drawing: Drawing): CustomSeriesOption {
  const actual = valuesOf(figure, 'actual');
  const missing = missingPlaces(figure, actual);
  // Months missing in a row are named once, in their middle.
  const named = runsOf(missing).map(([first, end]) => Math.floor((first + end) / 2));
  const size = drawing.font.size * LABEL_SCALE;
  const last = spans[spans.length - 1];
  return {
    id: 'labels',
    type: 'custom',
    silent: true,
    clip: false,
    z: 6,
    tooltip: { show: false },
    // Any place of the plot: the layer is drawn as a whole.
    data: last === undefined ? [] : [[last.start, last.start + last.width, 0]],
    encode: { x: [0, 1], y: 2 },
    renderItem: (params, api) => {
      const plot = plotOf(figure, params, api, drawing);
      const all = spans.map((span, place) => barsAt(figure, span, place, plot));
      const bars = all.flatMap(({ own }, index): LabelledBar[] => {
        const value = actual[index] ?? null;
        if (own === null || (value === null && !named.includes(index))) return [];
        const text = value === null ? NOT_REPORTED[drawing.language] : formatLevel(value, figure.decimals);
        return [{ index, text, box: own, isNegative: value !== null && value < 0 }];
      });
      const others = all.flatMap(({ own, before }, index) => [
        ...(before === null ? [] : [before]),
        ...(own !== null && missing.includes(index) && !named.includes(index) ? [own] : []),
      ]);
      return group(
        placeMonthLabels(bars, others, { size, isMovable: true }).map(({ index, text, box }) =>
          letters(text, box.x + box.width / 2, box.y + box.height / 2, drawing, {
            align: 'center',
            scale: LABEL_SCALE,
            ...(actual[index] === null ? { fill: PAINT.muted } : { bold: true }),
          }),
        ),
      );
    },
  };
}

/** Size of the numbers at the bars, as a share of the letters. */
const LABEL_SCALE = 0.85;

/** Where months are drawn: the plot area, and the place of a month and value in it, in CSS pixels. */
interface Plot {
  area: { y: number; height: number };
  at(start: number, value: number): [x: number, y: number];
  /** A month's pair of bars is at most this wide. */
  most: number;
}

function plotOf(
  figure: Figure,
  params: CustomSeriesRenderItemParams,
  api: CustomSeriesRenderItemAPI,
  drawing: Drawing,
): Plot {
  const quarterly = figure.categories.some(({ width }) => width === 3);
  return {
    area: params.coordSys as unknown as { y: number; height: number },
    at: (start, value) => api.coord([start, value]) as [number, number],
    most: drawing.font.size * (quarterly ? 8 : 6),
  };
}

/** This year's share of a pair of bars: its number stands over it. */
const OWN = 0.6;

/**
 * The bars of one category: last year's, then this year's. January–February is a pair twice as wide as a month's; a
 * quarter's is not three times as wide, since nothing adds up over the months in it.
 *
 * @returns `own` is the hatched place of a missing month; null for one to come
 */
function barsAt(
  figure: Figure,
  span: Span,
  place: number,
  { area, at, most }: Plot,
): { whole: Box; own: Box | null; before: Box | null } {
  const [left, zero] = at(span.start, 0);
  const right = at(span.start + span.width, 0)[0];
  const month = (right - left) / span.width;
  const shown = Math.min(month * 0.86, most) * (span.width === 3 ? 1.5 : span.width);
  const middle = (left + right) / 2;
  const start = middle - shown / 2;
  const now = valuesOf(figure, 'actual')[place] ?? null;
  const past = valuesOf(figure, 'last-year');
  const then = past[place] ?? null;
  const between = past.some((value) => value !== null) ? start + shown * (1 - OWN) : start;
  const isMissing = now === null && missingPlaces(figure, valuesOf(figure, 'actual')).includes(place);
  const end = isMissing ? zero - Math.min(area.height * 0.4, zero - area.y) : at(span.start, now ?? 0)[1];
  return {
    whole: toBox(left, area.y, right, area.y + area.height),
    own: now === null && !isMissing ? null : toBox(between, zero, start + shown, end),
    before: then === null ? null : toBox(start, zero, between, at(span.start, then)[1]),
  };
}

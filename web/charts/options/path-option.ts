import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import type { Figure, SeriesRole } from '../../../domain/figures/figure.ts';
import {
  type EndLabel,
  endLabels,
  type LabelBox,
  lastIndex,
  marginRoom,
  placeEndLabels,
} from '../../../domain/figures/label-layout.ts';
import { figureScale } from '../../../domain/figures/scale.ts';
import { type Drawing, missingPlaces, NOT_REPORTED, PAINT, runsOf, valuesOf } from '../drawing.ts';
import { amountAxis, axisRoom, baseOption } from './frame.ts';
import { group, hatch, letters, stroke, toBox } from './marks.ts';
import { tipOption } from './tooltip.ts';

/**
 * 年内路径: the cumulative line against plan and last year, the estimate dashed to December, the target where the
 * plan should arrive. *Will we make it?* Gaps stay gaps; a month that was due and has not come is hatched.
 */
export function pathOption(figure: Figure, drawing: Drawing): EChartsOption {
  const scale = figureScale(figure);
  const labels = endLabels(figure, drawing.language);
  const margin = marginRoom(labels, figure.categories.length - 1, drawing.font.size);
  return {
    ...baseOption(drawing),
    grid: {
      left: axisRoom(scale, drawing),
      right: Math.min(margin, drawing.width * 0.4),
      top: drawing.font.size * 1.6,
      bottom: drawing.font.size * 2,
    },
    tooltip: tipOption(figure, drawing, 'axis'),
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: figure.categories.map((category) => category.label[drawing.language]),
      axisLine: { onZero: true, lineStyle: { color: PAINT.muted } },
      axisTick: { show: false },
      axisLabel: { color: PAINT.muted, fontSize: drawing.font.size * 0.9, hideOverlap: true },
    },
    yAxis: amountAxis(scale, drawing),
    series: [...lines(figure), missingBands(figure, drawing), labelLayer(labels, figure, drawing)],
  };
}

function lines(figure: Figure): LineSeriesOption[] {
  const actual = valuesOf(figure, 'actual');
  const target = valuesOf(figure, 'target');
  const lastActual = lastIndex(actual);
  // The estimate sets out from the last reported figure; that one place is borrowed so that the line is whole.
  const estimate = valuesOf(figure, 'estimate').map((value, place) =>
    value === null && place === lastActual && lastIndex(valuesOf(figure, 'estimate')) > place
      ? (actual[place] ?? null)
      : value,
  );
  const single = target.filter((value) => value !== null).length === 1;
  return [
    line('last-year', valuesOf(figure, 'last-year'), PAINT.lastYear, { width: 2 }),
    line('plan', valuesOf(figure, 'plan'), PAINT.plan, { width: 1.25 }),
    line(
      'target',
      target,
      PAINT.plan,
      { width: 1.25, type: [8, 4] },
      // Where the target was changed in the year, its level steps; else it stands at December alone.
      single ? { symbol: 'diamond', symbolSize: 11 } : { step: 'middle' },
    ),
    line('estimate', estimate, PAINT.actual, { width: 2.25, type: [5, 5] }),
    line('actual', actual, PAINT.actual, { width: 3.5 }, { symbol: 'circle', symbolSize: 7, z: 5 }),
  ].filter((series) => (series.data as (number | null)[]).some((value) => value !== null));
}

function line(
  id: string,
  data: (number | null)[],
  color: string,
  lineStyle: LineSeriesOption['lineStyle'],
  extra: LineSeriesOption = {},
): LineSeriesOption {
  const shown = { color, cap: 'round', join: 'round', ...lineStyle } as const;
  return {
    id,
    type: 'line',
    data,
    connectNulls: false,
    // A figure alone between two gaps has no line to be seen by.
    symbol: isolated(data) ? 'circle' : 'none',
    symbolSize: 5,
    showAllSymbol: true,
    color,
    lineStyle: shown,
    itemStyle: { color },
    // The tooltip of a month highlights its points, disabled or not: they are to stay as they are.
    emphasis: { disabled: true, scale: false, lineStyle: shown, itemStyle: { color } },
    silent: true,
    ...extra,
  };
}

function isolated(data: readonly (number | null)[]): boolean {
  return data.some(
    (value, place) =>
      value !== null && (data[place - 1] ?? null) === null && (data[place + 1] ?? null) === null,
  );
}

function missingBands(figure: Figure, drawing: Drawing): CustomSeriesOption {
  const bands = runsOf(missingPlaces(figure, valuesOf(figure, 'actual')));
  return {
    id: 'missing',
    type: 'custom',
    silent: true,
    z: 0,
    tooltip: { show: false },
    data: bands.map(([first]) => [first, 0]),
    renderItem: (params, api) => {
      const band = bands[params.dataIndex];
      if (band === undefined) return null;
      const area = params.coordSys as unknown as { x: number; y: number; width: number; height: number };
      const half = area.width / Math.max(1, figure.categories.length - 1) / 2;
      const xOf = (place: number) => (api.coord([place, 0]) as [number, number])[0];
      const left = Math.max(area.x, xOf(band[0]) - half);
      const right = Math.min(area.x + area.width, xOf(band[1]) + half);
      return group([
        hatch(toBox(left, area.y, right, area.y + area.height)),
        letters(NOT_REPORTED[drawing.language], (left + right) / 2, area.y + drawing.font.size, drawing, {
          fill: PAINT.muted,
          align: 'center',
          scale: 0.9,
        }),
      ]);
    },
  };
}

const LABEL_PAINT: Partial<Record<SeriesRole, string>> = {
  actual: PAINT.actual,
  'last-year': PAINT.muted,
  estimate: PAINT.actual,
};

/** One layer for all labels, because they make room for each other. */
function labelLayer(labels: readonly EndLabel[], figure: Figure, drawing: Drawing): CustomSeriesOption {
  const last = figure.categories.length - 1;
  return {
    id: 'labels',
    type: 'custom',
    silent: true,
    clip: false,
    z: 6,
    tooltip: { show: false },
    data: labels.length === 0 ? [] : [[last, labels[0]!.value]],
    renderItem: (params, api) => {
      const coord = (index: number, value: number) => api.coord([index, value]) as [number, number];
      const placed = placeEndLabels(labels, {
        plot: params.coordSys as unknown as LabelBox,
        size: drawing.font.size,
        last,
        xOf: (index) => coord(index, 0)[0],
        yOf: (value) => coord(0, value)[1],
        lines: figure.series.map(({ values }) => values),
      });
      return group(
        placed.flatMap(({ label, box, inMargin }) => {
          const fill = LABEL_PAINT[label.role] ?? PAINT.ink;
          const bold = label.role === 'actual' || label.role === 'target';
          const middle = box.y + box.height / 2;
          const [x, y] = coord(label.index, label.value);
          const leader = inMargin && Math.abs(middle - y) > 3;
          return [
            leader ? stroke(x + 3, y, box.x - 2, middle, { stroke: fill, lineWidth: 1 }) : null,
            letters(label.text, box.x, middle, drawing, { fill, bold }),
          ];
        }),
      );
    },
  };
}

import type { CustomSeriesOption, CustomSeriesRenderItemAPI, EChartsOption, LineSeriesOption } from 'echarts';
import type { Figure } from '../../domain/figure.ts';
import { formatLevel } from '../../domain/format.ts';
import { clearPlace, type Point } from './clear-place.ts';
import {
  type Drawing,
  findSeries,
  lastPlace,
  missingPlaces,
  NOT_REPORTED,
  PAINT,
  runsOf,
  valuesOf,
} from './drawing.ts';
import { amountAxis, axisRoom, baseOption } from './frame.ts';
import { type Box, group, hatch, letters, stroke, toBox } from './marks.ts';
import { niceScale } from './scale.ts';
import { spread, textWidth } from './spread.ts';
import { tipOption } from './tip.ts';

/** A direct label: what stands at the end of a line instead of a legend. */
export interface EndLabel {
  role: 'actual' | 'last-year' | 'plan' | 'target' | 'estimate';
  text: string;
  place: number;
  value: number;
}

/**
 * 年内路径: the cumulative line against plan and last year, the estimate dashed to December, the target where the
 * plan should arrive. *Will we make it?* Gaps stay gaps; a month that was due and has not come is hatched.
 */
export function pathOption(figure: Figure, drawing: Drawing): EChartsOption {
  const scale = niceScale(
    figure.series.flatMap((series) => series.values),
    false,
  );
  const labels = endLabels(figure, drawing);
  const margin = labels.filter((label) => label.place === figure.categories.length - 1);
  const widest = Math.max(0, ...margin.map((label) => textWidth(label.text, drawing.font.size)));
  return {
    ...baseOption(drawing),
    grid: {
      left: axisRoom(scale, drawing),
      right: Math.min(widest + 20, drawing.width * 0.4),
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
  const lastActual = lastPlace(actual);
  // The estimate sets out from the last reported figure; that one place is borrowed so that the line is whole.
  const estimate = valuesOf(figure, 'estimate').map((value, place) =>
    value === null && place === lastActual && lastPlace(valuesOf(figure, 'estimate')) > place
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
      single ? { symbol: 'diamond', symbolSize: 11 } : {},
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
    lineStyle: { color, cap: 'round', join: 'round', ...lineStyle },
    itemStyle: { color },
    emphasis: { disabled: true },
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

/** The labels a path carries. Plan and target that arrive at the same number share one. */
export function endLabels(figure: Figure, drawing: Drawing): EndLabel[] {
  const labels: EndLabel[] = [];
  for (const role of ['target', 'plan', 'last-year', 'estimate', 'actual'] as const) {
    const series = findSeries(figure, role);
    if (series === undefined) continue;
    const place = lastPlace(valuesOf(figure, role));
    const value = series.values[place] ?? null;
    if (value === null) continue;
    const name = series.name[drawing.language];
    const number = formatLevel(value, figure.decimals);
    const target = labels.find((label) => label.role === 'target' && label.place === place);
    if (role === 'plan' && target?.text.endsWith(` ${number}`)) continue;
    labels.push({ role, text: `${name} ${number}`, place, value });
  }
  return labels;
}

const LABEL_PAINT = {
  actual: PAINT.actual,
  'last-year': PAINT.muted,
  plan: PAINT.ink,
  target: PAINT.ink,
  estimate: PAINT.actual,
} as const;

/** Draws all labels at once, for they have to make room for one another. */
function labelLayer(labels: EndLabel[], figure: Figure, drawing: Drawing): CustomSeriesOption {
  const end = figure.categories.length - 1;
  const size = drawing.font.size;
  return {
    id: 'labels',
    type: 'custom',
    silent: true,
    clip: false,
    z: 6,
    tooltip: { show: false },
    data: labels.length === 0 ? [] : [[end, labels[0]!.value]],
    renderItem: (params, api) => {
      const area = params.coordSys as unknown as Box;
      const points = labels.map((label) => api.coord([label.place, label.value]) as [number, number]);
      const atEnd = labels.map((_, index) => index).filter((index) => labels[index]!.place === end);
      const placed = spread(
        atEnd.map((index) => points[index]![1]),
        size * 1.35,
        area.y - size / 2,
        area.y + area.height + size / 2,
      );
      return group(
        labels.flatMap((label, index) => {
          const [x, y] = points[index]!;
          const how = {
            fill: LABEL_PAINT[label.role],
            bold: label.role === 'actual' || label.role === 'target',
          };
          const slot = atEnd.indexOf(index);
          if (slot >= 0) {
            const labelY = placed[slot]!;
            return [
              Math.abs(labelY - y) > 3
                ? stroke(x + 3, y, x + 11, labelY, { stroke: how.fill, lineWidth: 1 })
                : null,
              letters(label.text, x + 13, labelY, drawing, how),
            ];
          }
          const place = besidePoint(label, points[index]!, area, runs(figure, api), drawing);
          return [letters(label.text, place.x, place.y + place.height / 2, drawing, how)];
        }),
      );
    },
  };
}

/** Beside its point in the middle of the picture: where no line runs, above rather than below. */
function besidePoint(label: EndLabel, [x, y]: Point, area: Box, lines: Point[][], drawing: Drawing): Box {
  const width = textWidth(label.text, drawing.font.size);
  const height = drawing.font.size * 1.2;
  const lefts = [x - width - 6, x - width / 2, x + 8];
  const tops = [y - height - 8, y + 8, y - height * 2.2, y + height * 1.4];
  const candidates = tops.flatMap((top) => lefts.map((left) => ({ x: left, y: top, width, height })));
  const inside = candidates.filter(
    (box) => box.x >= area.x && box.y >= area.y - height && box.y + box.height <= area.y + area.height,
  );
  return clearPlace(inside.length > 0 ? inside : candidates, lines);
}

/** All lines of the figure in pixels, broken at their gaps. */
function runs(figure: Figure, api: CustomSeriesRenderItemAPI): Point[][] {
  return figure.series.flatMap((series) => {
    const lines: Point[][] = [[]];
    series.values.forEach((value, place) => {
      if (value === null) lines.push([]);
      else lines[lines.length - 1]!.push(api.coord([place, value]) as unknown as Point);
    });
    return lines;
  });
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

import type { CustomSeriesOption, CustomSeriesRenderItemAPI } from 'echarts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { formatLevel } from '../../../domain/format.ts';
import { type Drawing, findSeries, lastPlace, PAINT, valuesOf } from '../drawing.ts';
import { clearPlace, type Point } from './clear-place.ts';
import { type Box, group, letters, stroke } from './marks.ts';
import { spread, textWidth } from './spread.ts';

/** A direct label: what stands at the end of a line instead of a legend. */
export interface EndLabel {
  role: 'actual' | 'last-year' | 'plan' | 'target' | 'estimate';
  text: string;
  place: number;
  value: number;
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
export function labelLayer(labels: EndLabel[], figure: Figure, drawing: Drawing): CustomSeriesOption {
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
  const tops = [y - height - 8, y + 8, y - height * 2.2, y + height * 1.4, y - height * 3.4];
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

import type { CustomSeriesOption } from 'echarts';
import type { Figure, SeriesRole } from '../../../domain/figures/figure.ts';
import { type EndLabel, type LabelBox, placeEndLabels } from '../../../domain/figures/label-layout.ts';
import { type Drawing, PAINT } from '../drawing.ts';
import { group, letters, stroke } from './marks.ts';

const LABEL_PAINT: Partial<Record<SeriesRole, string>> = {
  actual: PAINT.actual,
  'last-year': PAINT.muted,
  estimate: PAINT.actual,
};

/** One layer for all labels, because they make room for each other. */
export function labelLayer(
  labels: readonly EndLabel[],
  figure: Figure,
  drawing: Drawing,
): CustomSeriesOption {
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

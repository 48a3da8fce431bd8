import type { YAXisComponentOption } from 'echarts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { type Drawing, PAINT } from '../drawing.ts';
import { rowHeight } from './frame.ts';

/** Room for the names at the left of rows: as wide as the longest, a third of the picture at most. */
export function nameRoom(figure: Figure, drawing: Drawing): number {
  const widest = Math.max(
    0,
    ...figure.categories.map((category) => widthOf(category.label[drawing.language]) * drawing.font.size),
  );
  return Math.ceil(Math.min(widest + 14, drawing.width * 0.32));
}

/** An axis of names from the top down. A name that is too long is cut; the pointer and the table say it whole. */
export function nameAxis(figure: Figure, drawing: Drawing): YAXisComponentOption {
  return {
    type: 'category',
    inverse: true,
    data: figure.categories.map((category) => ({
      value: category.label[drawing.language],
      textStyle:
        category.entity !== undefined && category.entity === drawing.current
          ? { fontWeight: 'bold' as const }
          : {},
    })),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      interval: 0,
      color: PAINT.ink,
      fontSize: drawing.font.size,
      width: nameRoom(figure, drawing) - 12,
      overflow: 'truncate',
      margin: 10,
    },
  };
}

/** Top and bottom of a row's bar. */
export function barEdges(y: number, drawing: Drawing): [number, number] {
  const half = Math.round(rowHeight(drawing.font.size) * 0.29);
  return [y - half, y + half];
}

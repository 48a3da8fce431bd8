import type { EChartsOption, XAXisComponentOption, YAXisComponentOption } from 'echarts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { type Scale, stepDecimals } from '../../../domain/figures/scale.ts';
import { formatAmount, formatLevel } from '../../../domain/format.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { type Drawing, PAINT } from '../drawing.ts';

/** What every picture shares: no movement, the page's letters, no background of its own. */
export function baseOption(drawing: Drawing): EChartsOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: drawing.font.family, fontSize: drawing.font.size, color: PAINT.ink },
  };
}

/** An axis of amounts: round steps, hairlines, no line of its own. */
export function amountAxis(scale: Scale, drawing: Drawing): XAXisComponentOption & YAXisComponentOption {
  return {
    type: 'value',
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: PAINT.grid, width: 1 } },
    axisLabel: {
      color: PAINT.muted,
      fontSize: drawing.font.size * 0.9,
      hideOverlap: true,
      formatter: (value: number) => amountLabel(value, scale, drawing),
    },
  } as XAXisComponentOption & YAXisComponentOption;
}

/** Large amounts as people say them: 4万 in Chinese, where English has 40,000. */
function amountLabel(value: number, scale: Scale, { language }: Drawing): string {
  return language === 'zh' && scale.max >= 10_000
    ? formatAmount(value)
    : formatLevel(value, stepDecimals(scale.step));
}

/** An axis that is not drawn: rows carry their own numbers, and lines without labels would say nothing. */
export function hiddenAxis(scale: Scale): XAXisComponentOption {
  return { type: 'value', min: scale.min, max: scale.max, show: false };
}

/** Room that the labels of a vertical amount axis need, in CSS pixels. */
export function axisRoom(scale: Scale, drawing: Drawing): number {
  const size = drawing.font.size * 0.9;
  const widths = [scale.min, scale.max].map((value) => widthOf(amountLabel(value, scale, drawing)) * size);
  return Math.max(...widths) + 12;
}

/** Height of a picture in CSS pixels: rows grow downwards, months and paths keep their proportion to the letters. */
export function heightOf(figure: Figure, fontSize: number): number {
  if (figure.kind === 'path' || figure.kind === 'months') return Math.round(fontSize * 20);
  return Math.round(figure.categories.length * rowHeight(fontSize) + fontSize * 3);
}

/** One entity's row in a ranking or a waterfall. */
export function rowHeight(fontSize: number): number {
  return Math.round(fontSize * 2.1);
}

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

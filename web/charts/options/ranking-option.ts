import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { figureScale } from '../../../domain/figures/scale.ts';
import { formatLevel, formatSigned } from '../../../domain/format.ts';
import type { Light } from '../../../domain/progress/progress-row.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { type Drawing, findSeries, NOT_REPORTED, PAINT, valuesOf } from '../drawing.ts';
import { barEdges, baseOption, hiddenAxis, nameAxis, nameRoom } from './frame.ts';
import { bar, group, hatch, letters, lightMark, type Mark, stroke, toBox, touchArea } from './marks.ts';
import { tipOption } from './tooltip.ts';

/**
 * 园区排名: entities as bullets in the figure's order, bar = completion (or growth), tick = pace (or the growth
 * aimed at), a line for the whole zone. *Whose is it?*
 */
export function rankingOption(figure: Figure, drawing: Drawing): EChartsOption {
  const size = drawing.font.size;
  const room = nameRoom(figure, drawing);
  return {
    ...baseOption(drawing),
    grid: {
      left: room,
      right: figureRoom(figure, drawing),
      top: size * 1.8,
      bottom: 4,
    },
    tooltip: tipOption(figure, drawing, 'item'),
    xAxis: hiddenAxis(figureScale(figure)),
    yAxis: nameAxis(figure, drawing),
    series: [bulletLayer(figure, drawing), zoneLine(figure, drawing)],
  };
}

/** Whether bullets run to 100 % with a pace to keep; growth has neither. */
function isCompletion(figure: Figure): boolean {
  return figure.ranking?.by === 'completion';
}

/** Words right of a bullet: its number, and how far it is from its tick. */
function rowText(figure: Figure, place: number): { number: string; gap: string } {
  const value = valuesOf(figure, 'actual')[place] ?? null;
  const tick = tickOf(figure, place);
  return {
    // Growth carries its sign; completion has none to carry.
    number: isCompletion(figure) ? formatLevel(value, figure.decimals) : formatSigned(value, figure.decimals),
    gap: value === null || tick === null ? '' : formatSigned(value - tick, figure.decimals),
  };
}

function tickOf(figure: Figure, place: number): number | null {
  return valuesOf(figure, 'pace')[place] ?? valuesOf(figure, 'target')[place] ?? null;
}

function columns(figure: Figure, drawing: Drawing): { number: number; gap: number } {
  const texts = figure.categories.map((_, place) => rowText(figure, place));
  const widest = (values: string[]) =>
    Math.max(0, ...values.map((text) => widthOf(text) * drawing.font.size));
  return { number: widest(texts.map((text) => text.number)), gap: widest(texts.map((text) => text.gap)) };
}

function figureRoom(figure: Figure, drawing: Drawing): number {
  const { number, gap } = columns(figure, drawing);
  return number + gap + drawing.font.size * 3.2;
}

function bulletLayer(figure: Figure, drawing: Drawing): CustomSeriesOption {
  const actual = valuesOf(figure, 'actual');
  const width = columns(figure, drawing);
  // A value beyond the end of the axis is drawn up to there; its number says the rest.
  const { min, max } = figureScale(figure);
  const size = drawing.font.size;
  return {
    id: 'bullets',
    type: 'custom',
    clip: false,
    encode: { x: [0, 2], y: 1 },
    data: actual.map((value, place) => [value, place, tickOf(figure, place)]) as number[][],
    renderItem: (params, api) => {
      const place = params.dataIndex;
      const area = params.coordSys as unknown as { x: number; width: number };
      const value = actual[place] ?? null;
      const tick = tickOf(figure, place);
      const [zero, y] = api.coord([0, place]) as [number, number];
      const [top, bottom] = barEdges(y, drawing);
      const xOf = (amount: number) =>
        (api.coord([Math.max(min, Math.min(max, amount)), place]) as [number, number])[0];
      const end = area.x + area.width;
      const marks: Mark[] = [
        touchArea(toBox(0, top - 5, end + width.number + width.gap + size * 3, bottom + 5)),
      ];
      if (value === null) {
        marks.push(
          hatch(toBox(area.x, top, end, bottom)),
          letters(NOT_REPORTED[drawing.language], end + size * 0.6 + width.number, y, drawing, {
            fill: PAINT.muted,
            align: 'right',
          }),
        );
        return group(marks);
      }
      if (isCompletion(figure)) {
        marks.push(bar(toBox(zero, top, xOf(100), bottom), PAINT.track));
      }
      marks.push(bar(toBox(zero, top + 2, xOf(value), bottom - 2), PAINT.bar));
      marks.push(stroke(zero, top - 4, zero, bottom + 4, { stroke: PAINT.muted, lineWidth: 1 }));
      if (tick !== null) {
        marks.push(
          stroke(xOf(tick), top - 4, xOf(tick), bottom + 4, { stroke: PAINT.paper, lineWidth: 5 }),
          stroke(xOf(tick), top - 4, xOf(tick), bottom + 4, { stroke: PAINT.ink, lineWidth: 2.5 }),
        );
      }
      const { number, gap } = rowText(figure, place);
      const light = lightOf(figure, place, drawing);
      let x = end + size * 0.6 + width.number;
      marks.push(letters(number, x, y, drawing, { align: 'right', bold: true }));
      if (light !== null) {
        x += size * 1.1;
        marks.push(lightMark(light, x, y, size * 0.75));
      }
      x += size * 0.6 + width.gap;
      marks.push(letters(gap, x, y, drawing, { align: 'right', fill: PAINT.muted }));
      return group(marks);
    },
  };
}

function lightOf(figure: Figure, place: number, drawing: Drawing): Light | null {
  const entity = figure.categories[place]?.entity;
  return (entity === undefined ? undefined : drawing.lights?.[entity]) ?? null;
}

/** The whole zone's own figure as one line through all rows, named at its head. */
function zoneLine(figure: Figure, drawing: Drawing): CustomSeriesOption {
  const series = findSeries(figure, 'total');
  const value = series?.values.find((entry) => entry !== null) ?? null;
  return {
    id: 'zone',
    type: 'custom',
    silent: true,
    clip: false,
    z: 4,
    tooltip: { show: false },
    data: value === null ? [] : [[value, 0]],
    renderItem: (params, api) => {
      if (series === undefined || value === null) return null;
      const area = params.coordSys as unknown as { x: number; y: number; width: number; height: number };
      const x = (api.coord([value, 0]) as [number, number])[0];
      const number = isCompletion(figure)
        ? formatLevel(value, figure.decimals)
        : formatSigned(value, figure.decimals);
      const text = `${series.name[drawing.language]} ${number}`;
      const half = (widthOf(text) * drawing.font.size) / 2;
      const labelX = Math.max(half, Math.min(x, drawing.width - half - 2));
      return group([
        stroke(x, area.y - 4, x, area.y + area.height, {
          stroke: PAINT.muted,
          lineWidth: 1.25,
          lineDash: [4, 3],
        }),
        letters(text, labelX, area.y - 6, drawing, {
          align: 'center',
          vertical: 'bottom',
          fill: PAINT.muted,
        }),
      ]);
    },
  };
}

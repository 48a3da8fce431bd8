import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { figureScale } from '../../../domain/figures/scale.ts';
import { type WaterfallStep, waterfallSteps } from '../../../domain/figures/waterfall.ts';
import { formatSigned } from '../../../domain/format.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { type Drawing, NOT_REPORTED, PAINT } from '../drawing.ts';
import { barEdges, baseOption, hiddenAxis, nameAxis, nameRoom } from './frame.ts';
import { bar, group, hatch, letters, type Mark, stroke, toBox, touchArea } from './marks.ts';
import { tipOption } from './tooltip.ts';

/** 拉动: who pulled the zone's growth by how many points, as a waterfall whose parts lead to the whole. */
export function contributionOption(figure: Figure, drawing: Drawing): EChartsOption {
  const steps = waterfallSteps(figure.series);
  const size = drawing.font.size;
  const room = nameRoom(figure, drawing);
  return {
    ...baseOption(drawing),
    grid: { left: room, right: amountRoom(steps, figure, drawing), top: size, bottom: 4 },
    tooltip: tipOption(figure, drawing, 'item'),
    xAxis: hiddenAxis(figureScale(figure)),
    yAxis: nameAxis(figure, drawing),
    series: [stepLayer(figure, steps, drawing)],
  };
}

/** Room right of the rows for the widest amount. */
function amountRoom(steps: WaterfallStep[], figure: Figure, drawing: Drawing): number {
  const texts = steps.map((step) => formatSigned(step.amount, figure.decimals));
  const widest = Math.max(...texts.map((text) => widthOf(text) * drawing.font.size), drawing.font.size * 2.4);
  return widest + drawing.font.size;
}

/** Whether a step pulls the way that is not wanted. */
function isAgainst(step: WaterfallStep, drawing: Drawing): boolean {
  return step.amount !== null && (drawing.lowerIsBetter ? step.amount > 0 : step.amount < 0);
}

/** Data of the one layer: [from, to, place, amount]; a missing amount stays null. */
function stepLayer(figure: Figure, steps: WaterfallStep[], drawing: Drawing): CustomSeriesOption {
  const size = drawing.font.size;
  const textEnd = amountRoom(steps, figure, drawing) - 2;
  return {
    id: 'steps',
    type: 'custom',
    clip: false,
    encode: { x: [0, 1], y: 2 },
    data: steps.map((step, place) => [step.from, step.to, place, step.amount]) as number[][],
    renderItem: (params, api) => {
      const place = params.dataIndex;
      const step = steps[place];
      if (step === undefined) return null;
      const area = params.coordSys as unknown as { x: number; width: number };
      const [from, y] = api.coord([step.from, place]) as [number, number];
      const to = (api.coord([step.to, place]) as [number, number])[0];
      const [top, bottom] = barEdges(y, drawing);
      const end = area.x + area.width;
      const box = toBox(from, top, to, bottom);
      const marks: Mark[] = [touchArea(toBox(0, top - 5, end + textEnd, bottom + 5))];
      if (step.kind === 'missing') {
        marks.push(
          hatch(toBox(from, top, Math.min(from + size * 3, end), bottom)),
          letters(NOT_REPORTED[drawing.language], end + textEnd, y, drawing, {
            fill: PAINT.muted,
            align: 'right',
          }),
        );
        return group(marks);
      }
      if (step.kind === 'difference') marks.push(hatch(box, PAINT.difference, 5));
      else {
        const fill = step.kind === 'total' ? PAINT.ink : isAgainst(step, drawing) ? PAINT.loss : PAINT.bar;
        marks.push(bar(box, fill));
      }
      const zero = (api.coord([0, place]) as [number, number])[0];
      marks.push(stroke(zero, top - 5, zero, bottom + 5, { stroke: PAINT.muted, lineWidth: 1 }));
      const next = steps[place + 1];
      if (next !== undefined) {
        const nextY = (api.coord([step.to, place + 1]) as [number, number])[1];
        marks.push(
          stroke(to, bottom, to, barEdges(nextY, drawing)[0], { stroke: PAINT.muted, lineWidth: 1 }),
        );
      }
      const text = formatSigned(step.amount, figure.decimals);
      const bold = step.kind === 'total';
      marks.push(letters(text, end + textEnd, y, drawing, { align: 'right', bold }));
      return group(marks);
    },
  };
}

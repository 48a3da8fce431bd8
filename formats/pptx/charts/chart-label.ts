import type { Figure, SeriesRole } from '../../../domain/figures/figure.ts';
import { type EndLabel, type PlacedLabel, placeEndLabels } from '../../../domain/figures/label-layout.ts';
import type { Scale } from '../../../domain/figures/scale.ts';
import { escapeAttribute } from '../../xml/entities.ts';
import { type Frame, type Letters, type Share, textProperties } from './chart-parts.ts';

/** A label's position as a chart part states it: relative to the data point, plus a shift of where that puts it. */
export interface LabelPosition {
  index: number;
  side: 'r' | 't' | 'b';
  /** Shares of the chart's width and height. */
  shift: { x: number; y: number };
}

/** Points between a data point and a label above or below it, as Office places it. */
const NATURAL_GAP = 5;

/** Positions of a path's end labels, by series. */
export function labelPositions(
  figure: Figure,
  labels: readonly EndLabel[],
  plot: Share,
  scale: Scale,
  frame: Frame,
): ReadonlyMap<SeriesRole, LabelPosition> {
  const area = {
    x: plot.x * frame.width,
    y: plot.y * frame.height,
    width: plot.width * frame.width,
    height: plot.height * frame.height,
  };
  const count = Math.max(1, figure.categories.length);
  const xOf = (index: number) => area.x + ((index + 0.5) / count) * area.width;
  const yOf = (value: number) => area.y + ((scale.max - value) / (scale.max - scale.min)) * area.height;
  const placed = placeEndLabels(labels, {
    plot: area,
    size: frame.size,
    last: count - 1,
    xOf,
    yOf,
    lines: figure.series.map(({ values }) => values),
  });
  return new Map(
    placed.map((one) => [one.label.role, position(one, xOf(one.label.index), yOf(one.label.value), frame)]),
  );
}

function position({ label, box, inMargin }: PlacedLabel, x: number, y: number, frame: Frame): LabelPosition {
  const middle = box.y + box.height / 2;
  if (inMargin) return { index: label.index, side: 'r', shift: { x: 0, y: (middle - y) / frame.height } };
  const above = middle < y;
  const top = above ? y - box.height - NATURAL_GAP : y + NATURAL_GAP;
  return {
    index: label.index,
    side: above ? 't' : 'b',
    shift: { x: (box.x + box.width / 2 - x) / frame.width, y: (box.y - top) / frame.height },
  };
}

const NO_LABELS =
  '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

/** One label at a line's last point. Name and number both come from the data, so they follow when it is edited. */
export function labelsXml(position: LabelPosition | undefined, format: string, letters: Letters): string {
  if (!position) return `<c:dLbls>${NO_LABELS}</c:dLbls>`;
  const { index, side, shift } = position;
  const share = (value: number) => Math.round(value * 1e4) / 1e4;
  const moved =
    Math.abs(shift.x) + Math.abs(shift.y) < 0.004
      ? ''
      : `<c:layout><c:manualLayout><c:x val="${share(shift.x)}"/><c:y val="${share(shift.y)}"/></c:manualLayout></c:layout>`;
  return [
    `<c:dLbls><c:dLbl><c:idx val="${index}"/>${moved}<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/>`,
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(letters, false)}<c:dLblPos val="${side}"/>`,
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator> </c:separator></c:dLbl>',
    `${NO_LABELS}</c:dLbls>`,
  ].join('');
}

import { widthOf } from '../../../domain/decks/layout/text-width.ts';
import type { Figure, FigureSeries, SeriesRole } from '../../../domain/figures/figure.ts';
import { formatLevel } from '../../../domain/format.ts';
import type { Text } from '../../../domain/model.ts';
import { escapeAttribute } from '../../xml/xml-writer.ts';
import { type Letters, type Share, textProperties } from './chart-parts.ts';
import type { Frame } from './chart-path.ts';
import type { Scale } from './chart-scale.ts';
import { spread } from './label-layout.ts';

export interface EndLabel {
  role: SeriesRole;
  place: number;
  value: number;
  text: string;
}

/** A label where each line ends. Where plan and target arrive at the same number, the target speaks for both. */
export function endLabels(figure: Figure, series: readonly FigureSeries[], language: keyof Text): EndLabel[] {
  const labels = series.flatMap(({ role, name, values }): EndLabel[] => {
    let place = values.length - 1;
    while (place > 0 && values[place] === null) place--;
    const value = values[place] ?? null;
    if (value === null) return [];
    return [{ role, place, value, text: `${name[language]} ${formatLevel(value, figure.decimals)}` }];
  });
  const target = labels.find(({ role }) => role === 'target');
  const actual = labels.find(({ role }) => role === 'actual');
  return labels.filter(
    (label) =>
      !(label.role === 'plan' && target?.place === label.place && target.value === label.value) &&
      // In December the estimate is the figure itself.
      !(label.role === 'estimate' && actual?.place === label.place),
  );
}

/** How far each label at the right edge moves up or down so that no two lie on one another, in shares of the height. */
export function labelOffsets(
  labels: readonly EndLabel[],
  last: number,
  { from, to }: Scale,
  plotHeight: number,
  frame: Frame,
): Map<SeriesRole, number> {
  const atEnd = labels.filter(({ place }) => place === last);
  const wanted = atEnd.map(({ value }) => ((to - value) / (to - from)) * plotHeight);
  const placed = spread(wanted, frame.size * 1.35, 0, plotHeight);
  return new Map(atEnd.map(({ role }, index) => [role, (placed[index]! - wanted[index]!) / frame.height]));
}

/** Where a label stands: right of the line's end, or around it where the line ends inside the picture. */
interface Move {
  position: 'r' | 't' | 'b';
  /** Shares of the chart's width and height. */
  x: number;
  y: number;
}

/** The picture that labels stand in: its plot in points, its scale, and all lines. */
export interface Plotted {
  plot: Share;
  scale: Scale;
  lines: readonly (readonly (number | null)[])[];
  frame: Frame;
}

/** A place beside the line's end that no line runs through: above it to the left, to the right, or below. */
function quietCorner({ place, value, text }: EndLabel, { plot, scale, lines, frame }: Plotted): Move {
  const width = widthOf(text) * frame.size * 1.04;
  const height = frame.size * 1.3;
  const area = {
    left: plot.x * frame.width,
    top: plot.y * frame.height,
    width: plot.width * frame.width,
    height: plot.height * frame.height,
  };
  const count = Math.max(1, ...lines.map((line) => line.length));
  const xOf = (index: number) => area.left + ((index + 0.5) / count) * area.width;
  const yOf = (one: number) => area.top + ((scale.to - one) / (scale.to - scale.from)) * area.height;
  const points = lines.flatMap((line) => along(line, xOf, yOf));
  const x = xOf(place);
  const y = yOf(value);
  const corners = [
    { position: 't', left: x - width, top: y - height - 5 },
    { position: 't', left: x, top: y - height - 5 },
    { position: 'b', left: x, top: y + 5 },
    { position: 'b', left: x - width, top: y + 5 },
    { position: 't', left: x - width / 2, top: y - height - 24 },
  ] as const;
  const crossed = corners.map(({ left, top }) => {
    const outside =
      left < 0 || left + width > frame.width || top < 0 || top + height > area.top + area.height ? 1000 : 0;
    const inside = points.filter(
      (point) => point.x > left && point.x < left + width && point.y > top && point.y < top + height,
    );
    return outside + inside.length;
  });
  const best = corners[crossed.indexOf(Math.min(...crossed))]!;
  const natural = best.position === 't' ? y - height - 5 : y + 5;
  return {
    position: best.position,
    x: (best.left + width / 2 - x) / frame.width,
    y: (best.top - natural) / frame.height,
  };
}

/** Points along a line, close enough that no label can lie between two of them. */
function along(
  line: readonly (number | null)[],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): { x: number; y: number }[] {
  return line.flatMap((value, index) => {
    const next = line[index + 1] ?? null;
    if (value === null || next === null) return [];
    return Array.from({ length: 9 }, (_, step) => ({
      x: xOf(index) + ((xOf(index + 1) - xOf(index)) * step) / 8,
      y: yOf(value) + ((yOf(next) - yOf(value)) * step) / 8,
    }));
  });
}

const NO_LABELS =
  '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

/** One label, at the line's last point: name and number, both from the data, so that they follow when it is edited. */
export function labelsXml(
  label: EndLabel | undefined,
  offset: number | undefined,
  plotted: Plotted,
  format: string,
  letters: Letters,
): string {
  if (!label) return `<c:dLbls>${NO_LABELS}</c:dLbls>`;
  const move: Move = offset === undefined ? quietCorner(label, plotted) : { position: 'r', x: 0, y: offset };
  const share = (value: number) => Math.round(value * 1e4) / 1e4;
  const moved =
    Math.abs(move.x) + Math.abs(move.y) < 0.004
      ? ''
      : `<c:layout><c:manualLayout><c:x val="${share(move.x)}"/><c:y val="${share(move.y)}"/></c:manualLayout></c:layout>`;
  return [
    `<c:dLbls><c:dLbl><c:idx val="${label.place}"/>${moved}<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/>`,
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(letters, false)}<c:dLblPos val="${move.position}"/>`,
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator> </c:separator></c:dLbl>',
    `${NO_LABELS}</c:dLbls>`,
  ].join('');
}

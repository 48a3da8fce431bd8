import { widthOf } from '../../domain/deck-width.ts';
import type { Figure, FigureSeries, SeriesRole } from '../../domain/figure.ts';
import { formatLevel } from '../../domain/format.ts';
import type { Text } from '../../domain/model.ts';
import { escapeAttribute } from '../workbook/xml.ts';
import { type ChartGrid, categoriesXml, nameXml, valuesXml } from './chart-grid.ts';
import {
  type Chart,
  categoryAxis,
  type Letters,
  TITLE_SIZE,
  textProperties,
  valueAxis,
} from './chart-parts.ts';
import { chartTitle, figureGrid } from './chart-title.ts';
import { LEADING } from './fit.ts';
import { type Color, colorXml, lineXml } from './palette.ts';
import { axisFormat, axisText, niceScale, type Scale } from './scale.ts';
import { spread } from './spread.ts';

/** Size of a chart's frame in points, and the letters in it. */
export interface Frame {
  width: number;
  height: number;
  /** Points of ordinary letters. */
  size: number;
}

export interface BuiltChart {
  grid: ChartGrid;
  chart: Chart;
}

interface Stroke {
  color: Color;
  width: number;
  dash?: 'dash' | 'sysDash';
  marker?: { symbol: 'circle' | 'diamond'; size: number };
}

const STROKES: Partial<Record<SeriesRole, Stroke>> = {
  'last-year': { color: 'accent2', width: 1.75 },
  plan: { color: 'tx1', width: 1 },
  target: { color: 'tx1', width: 1, dash: 'dash', marker: { symbol: 'diamond', size: 9 } },
  estimate: { color: 'accent1', width: 2, dash: 'sysDash' },
  actual: { color: 'accent1', width: 3, marker: { symbol: 'circle', size: 6 } },
};

/** What is drawn later lies on top. */
const ORDER: readonly SeriesRole[] = ['last-year', 'plan', 'target', 'estimate', 'actual'];

/** 会不会完成: lines with the plan thin, the estimate dashed, each named where it ends. */
export function pathChart(figure: Figure, frame: Frame, language: keyof Text): BuiltChart {
  const series = ORDER.flatMap((role) => figure.series.filter((one) => one.role === role));
  const grid = figureGrid(figure, series, language);
  const scale = niceScale(
    series.flatMap(({ values }) => values),
    false,
  );
  const labels = endLabels(figure, series, language);
  const last = figure.categories.length - 1;
  const labelRoom = Math.max(
    0,
    ...labels.filter(({ place }) => place === last).map(({ text }) => widthOf(text)),
  );
  const marks = Math.max(widthOf(axisText(scale.from, scale.step)), widthOf(axisText(scale.to, scale.step)));
  const left = marks * frame.size + 10;
  const top = chartTop(frame);
  const plot = {
    x: left / frame.width,
    y: top / frame.height,
    width: Math.max(0.3, 1 - (left + Math.min(labelRoom * frame.size + 16, frame.width * 0.4)) / frame.width),
    height: 1 - (top + frame.size * 1.9) / frame.height,
  };
  const offsets = labelOffsets(labels, last, scale, plot.height * frame.height, frame);
  const lines = series.map((one, index) => lineSeries(one, index, grid, labels, offsets, frame));
  return {
    grid,
    chart: {
      title: chartTitle(figure, language),
      plot,
      plots: [
        `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines.join('')}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`,
      ],
      axes: [
        categoryAxis({
          id: 1,
          crosses: 2,
          position: 'b',
          shown: true,
          letters: {
            size: monthSize(figure, (plot.width * frame.width) / figure.categories.length, frame, language),
          },
          line: 'accent2',
        }),
        valueAxis({
          id: 2,
          crosses: 1,
          position: 'l',
          shown: true,
          letters: { size: frame.size },
          ...scale,
          format: axisFormat(scale.step),
          grid: 'bg2',
        }),
      ],
    },
  };
}

/** Points above the plot: the title, and half of the topmost mark. */
export function chartTop(frame: Frame): number {
  return TITLE_SIZE * LEADING + frame.size;
}

/** Letters under an axis of months, small enough that a month stays within its place; a joint label takes two lines. */
export function monthSize(figure: Figure, slot: number, frame: Frame, language: keyof Text): number {
  const single = figure.categories.filter(({ width }) => (width ?? 1) === 1);
  const widest = Math.max(1, ...single.map(({ label }) => widthOf(label[language])));
  return Math.max(9, Math.min(frame.size, Math.floor(((slot - 1) / widest / 1.05) * 2) / 2));
}

interface EndLabel {
  role: SeriesRole;
  place: number;
  value: number;
  text: string;
}

/** A label where each line ends. Where plan and target arrive at the same number, the target speaks for both. */
function endLabels(figure: Figure, series: readonly FigureSeries[], language: keyof Text): EndLabel[] {
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
function labelOffsets(
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

const LETTERS: Partial<Record<SeriesRole, Omit<Letters, 'size'>>> = {
  actual: { color: 'accent1', bold: true },
  estimate: { color: 'accent1' },
  target: { color: 'tx1', bold: true },
  plan: { color: 'tx1' },
};

function lineSeries(
  { role }: FigureSeries,
  index: number,
  grid: ChartGrid,
  labels: readonly EndLabel[],
  offsets: ReadonlyMap<SeriesRole, number>,
  frame: Frame,
): string {
  const stroke = STROKES[role] ?? { color: 'tx2', width: 1 };
  const { values, format } = grid.columns[index]!;
  const label = labels.find((one) => one.role === role);
  const marker = stroke.marker ?? (hasLonePoint(values) ? { symbol: 'circle' as const, size: 5 } : undefined);
  const markerXml = marker
    ? `<c:marker><c:symbol val="${marker.symbol}"/><c:size val="${marker.size}"/><c:spPr><a:solidFill>${colorXml(stroke.color)}</a:solidFill><a:ln w="9525"><a:solidFill>${colorXml('bg1')}</a:solidFill></a:ln></c:spPr></c:marker>`
    : '<c:marker><c:symbol val="none"/></c:marker>';
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${nameXml(grid, index)}`,
    `<c:spPr>${lineXml(stroke.color, stroke.width, stroke.dash)}</c:spPr>${markerXml}`,
    labelsXml(label, label && moveOf(label, values, offsets.get(role), frame), format, {
      size: frame.size,
      ...LETTERS[role],
    }),
    categoriesXml(grid),
    valuesXml(grid, index),
    '<c:smooth val="0"/></c:ser>',
  ].join('');
}

/** A figure alone between two gaps has no line to be seen by. */
function hasLonePoint(values: readonly (number | null)[]): boolean {
  return values.some(
    (value, place) =>
      value !== null && (values[place - 1] ?? null) === null && (values[place + 1] ?? null) === null,
  );
}

const NO_LABELS =
  '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

/** Where a label stands: right of the line's end, or above it where the line ends inside the picture. */
interface Move {
  position: 'r' | 't';
  /** Shares of the chart's width and height. */
  x: number;
  y: number;
}

/** Above a line that rises there is room to the left, above one that falls to the right. */
function moveOf(
  { place, value, text }: EndLabel,
  values: readonly (number | null)[],
  offset: number | undefined,
  frame: Frame,
): Move {
  if (offset !== undefined) return { position: 'r', x: 0, y: offset };
  const before = values[place - 1] ?? null;
  const half = (widthOf(text) * frame.size) / 2 / frame.width;
  const rises = before === null || value >= before;
  // Near the left edge there is no room but to the right.
  const left = rises && place >= 3;
  return { position: 't', x: left ? -half : half, y: -0.012 };
}

/** One label, at the line's last point: name and number, both from the data, so that they follow when it is edited. */
function labelsXml(
  label: EndLabel | undefined,
  move: Move | undefined,
  format: string,
  letters: Letters,
): string {
  if (!label || !move) return `<c:dLbls>${NO_LABELS}</c:dLbls>`;
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

import type { Figure, FigureSeries, SeriesRole } from '../../../domain/figures/figure.ts';
import { endLabels, marginRoom } from '../../../domain/figures/label-layout.ts';
import { figureScale } from '../../../domain/figures/scale.ts';
import type { Text } from '../../../domain/model.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { type Color, colorXml, lineXml } from '../shapes/slide-palette.ts';
import type { Run } from '../shapes/slide-text.ts';
import { LEADING } from '../shapes/text-fit.ts';
import { type ChartGrid, categoriesXml, chartTitle, figureGrid, nameXml, valuesXml } from './chart-grid.ts';
import { labelPositions, labelsXml } from './chart-label.ts';
import { axisRoom, type BuiltChart, type Frame, type Letters, monthAxes, TITLE_SIZE } from './chart-parts.ts';

/** The plan has no end of its own to be named at: what its line means, for the line above the chart. */
export function pathKey(figure: Figure, language: keyof Text): Run[] {
  const plan = figure.series.find(({ role }) => role === 'plan');
  const known = plan?.values.filter((value) => value !== null) ?? [];
  // A plan that is the target all year through is named by the target's own label.
  if (!plan || new Set(known).size <= 1) return [];
  return [
    { text: '── ', size: 12, color: 'tx1' },
    { text: `${plan.name[language]}　`, size: 12, color: 'tx2' },
  ];
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
  const scale = figureScale(figure);
  const labels = endLabels(figure, language);
  const margin = marginRoom(labels, figure.categories.length - 1, frame.size);
  const left = axisRoom(scale, frame.size);
  const top = chartTop(frame);
  const plot = {
    x: left / frame.width,
    y: top / frame.height,
    width: Math.max(0.3, 1 - (left + Math.min(margin, frame.width * 0.4)) / frame.width),
    height: 1 - (top + frame.size * 1.9) / frame.height,
  };
  const slot = (plot.width * frame.width) / figure.categories.length;
  const positions = labelPositions(figure, labels, plot, scale, frame);
  const lines = series.map((one, index) => {
    const letters = { size: frame.size, ...LETTERS[one.role] };
    const { format } = grid.columns[index]!;
    return lineSeries(one, index, grid, labelsXml(positions.get(one.role), format, letters));
  });
  return {
    grid,
    chart: {
      title: chartTitle(figure, language),
      plot,
      plots: [
        `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines.join('')}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`,
      ],
      axes: monthAxes(scale, frame.size, monthSize(figure, slot, frame, language)),
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

const LETTERS: Partial<Record<SeriesRole, Omit<Letters, 'size'>>> = {
  actual: { color: 'accent1', bold: true },
  estimate: { color: 'accent1' },
  target: { color: 'tx1', bold: true },
  plan: { color: 'tx1' },
};

function lineSeries({ role }: FigureSeries, index: number, grid: ChartGrid, labels: string): string {
  const stroke = STROKES[role] ?? { color: 'tx2', width: 1 };
  const { values } = grid.columns[index]!;
  const marker = stroke.marker ?? (hasLonePoint(values) ? { symbol: 'circle' as const, size: 5 } : undefined);
  const markerXml = marker
    ? `<c:marker><c:symbol val="${marker.symbol}"/><c:size val="${marker.size}"/><c:spPr><a:solidFill>${colorXml(stroke.color)}</a:solidFill><a:ln w="9525"><a:solidFill>${colorXml('bg1')}</a:solidFill></a:ln></c:spPr></c:marker>`
    : '<c:marker><c:symbol val="none"/></c:marker>';
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${nameXml(grid, index)}`,
    `<c:spPr>${lineXml(stroke.color, stroke.width, stroke.dash)}</c:spPr>${markerXml}`,
    labels,
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

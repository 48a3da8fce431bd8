import {
  cellText,
  type DeckTable,
  type InlineChart,
  isAgainst,
  type TableRow,
} from '../../../domain/decks/deck-table.ts';
import type { SeriesRole } from '../../../domain/figures/figure.ts';
import { type WaterfallStep, waterfallSteps } from '../../../domain/figures/waterfall.ts';
import type { Text } from '../../../domain/model.ts';
import { excelFormat } from '../../xlsx/write/table-sheet.ts';
import { type Color, colorXml, fillXml, HATCH } from '../shapes/slide-palette.ts';
import {
  type ChartGrid,
  categoriesXml,
  forDrawing,
  type GridColumn,
  nameXml,
  valuesXml,
} from './chart-grid.ts';
import { type BuiltChart, categoryAxis, valueAxis } from './chart-parts.ts';

/**
 * The inline chart of a table. It fills its frame from edge to edge, so that each bar lies in the middle of its table row;
 * names and numbers are the table's.
 *
 * @param width of the column in points
 */
export function inlineChart(
  table: DeckTable,
  lane: InlineChart,
  language: keyof Text,
  width: number,
): BuiltChart {
  return lane.kind === 'waterfall' ? waterfall(table, lane, language) : bars(table, lane, language, width);
}

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

function gridOf(table: DeckTable, language: keyof Text, columns: ChartGrid['columns']): ChartGrid {
  const name = table.columns.findIndex(({ id }) => id === 'entity' || id === 'indicator');
  return {
    corner: table.columns[name]?.name[language] ?? '',
    categories: table.rows.map(({ cells }) => cellText(cells[name]!, language)),
    columns,
  };
}

/** Points that a tick is wide. */
const TICK = 3;

/**
 * Bars from zero. The pace is a tick: an unseen bar as long as the pace says, and on its end a sliver, on axes of
 * their own so that the tick can be taller than the bar. Both numbers can be edited; the tick follows.
 *
 * What is missing to the pace is stacked on the bar in the light's colour, and a row that has not reported is hatched.
 */
function bars(table: DeckTable, lane: InlineChart, language: keyof Text, width: number): BuiltChart {
  const format = excelFormat({ style: 'level', decimals: lane.decimals });
  const find = (role: SeriesRole) => lane.series.find((one) => one.role === role);
  const pace = find('pace');
  const level = find('level');
  const bar = find('actual') ?? lane.series[0]!;
  const gaps = table.rows.map((row, place) => gapOf(row, place, lane));
  const columns: GridColumn[] = [];
  const add = (name: string, values: (number | null)[], of = format) =>
    columns.push({ name, values, format: of }) - 1;
  // The whole among its parts is one bar of the same series, only darker.
  const barPoints = table.rows.map((row, place) => {
    const color = row.whole ? 'accent1' : 'accent6';
    const excess = gaps[place]!.excess;
    if (excess) return pointXml(place, splitFill(color, excess));
    return row.whole ? pointXml(place, fillXml(color)) : '';
  });
  const layers = [{ column: add(bar.name[language], bar.values), points: barPoints }];
  const ticks: number[] = [];
  if (pace) {
    const sliver = Number((((lane.to - lane.from) * TICK) / width).toFixed(3));
    ticks.push(add(pace.name[language], pace.values));
    const slivers = pace.values.map((value) => (value === null ? null : sliver));
    ticks.push(add(forDrawing({ zh: '刻度线', en: 'Tick' })[language], slivers, '0.0'));
  }
  if (level) layers.push({ column: add(level.name[language], level.values), points: barPoints });
  if (lane.kind === 'bullets') {
    const points = gaps.map(({ fill }, place) => (fill === null ? '' : pointXml(place, fill)));
    const lengths = gaps.map(({ length }) => length);
    layers.push({ column: add(forDrawing({ zh: '缺口', en: 'Gap' })[language], lengths), points });
  }
  const grid = gridOf(table, language, columns);
  const drawn = layers.map(({ column, points }) => barSeries(grid, column, 'accent6', points.join('')));
  const plots = [barPlot(drawn, 110, 1)];
  const axes = inlineAxes(lane, 1, true);
  if (pace) {
    plots.push(barPlot([barSeries(grid, ticks[0]!, null), barSeries(grid, ticks[1]!, 'tx1')], 35, 3));
    axes.push(...inlineAxes(lane, 3, false));
  }
  return { grid, chart: { plot: WHOLE, plots, axes } };
}

function barPlot(series: readonly string[], gap: number, axis: number): string {
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="${gap}"/><c:overlap val="100"/><c:axId val="${axis}"/><c:axId val="${axis + 1}"/></c:barChart>`;
}

/** What is drawn of a row besides its figure. */
interface Gap {
  /** Length of the bar after the figure's own: up to the pace, or the whole lane of a row that has not reported. */
  length: number | null;
  fill: string | null;
  /** Of a figure beyond the pace that it was to stay below: the share of its bar up to the pace, and the light's colour. */
  excess: { share: number; color: Color } | null;
}

const NO_GAP: Gap = { length: null, fill: null, excess: null };

function gapOf({ cells }: TableRow, place: number, lane: InlineChart): Gap {
  const light = cells.find((cell) => cell.is === 'light');
  const at = (role: SeriesRole) => lane.series.find((one) => one.role === role)?.values[place] ?? null;
  const value = at('actual') ?? at('level');
  if (light?.missing && value === null) return { ...NO_GAP, length: lane.to, fill: HATCH };
  const pace = at('pace');
  const isBehind = light?.light === 'red' || light?.light === 'yellow';
  if (!isBehind || value === null || pace === null || value === pace) return NO_GAP;
  const color = light.light === 'red' ? 'accent5' : 'accent4';
  if (value < pace) return { ...NO_GAP, length: tidy(pace - Math.max(value, 0)), fill: fillXml(color) };
  return { ...NO_GAP, excess: { share: Math.max(0, pace) / value, color } };
}

/** A bar in two colours that meet at a share of its length. */
function splitFill(color: Color, excess: NonNullable<Gap['excess']>): string {
  const at = Math.round(excess.share * 100_000);
  const stop = (position: number, of: Color) => `<a:gs pos="${position}">${colorXml(of)}</a:gs>`;
  const stops = [stop(0, color), stop(at, color), stop(at, excess.color), stop(100_000, excess.color)];
  return `<a:gradFill><a:gsLst>${stops.join('')}</a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>`;
}

/**
 * A waterfall out of stacked bars: an unseen base, then the step. What lies above zero and what lies below are
 * stacked apart, so that a step across zero is two pieces that meet there. The true amounts are in the first
 * column of the data; what follows them is for drawing.
 */
function waterfall(table: DeckTable, lane: InlineChart, language: keyof Text): BuiltChart {
  const format = excelFormat({ style: 'points', decimals: lane.decimals });
  const steps = waterfallSteps(lane.series, lane.start);
  const amounts = steps.map(({ amount }) => amount);
  const column = (name: Text, value: (low: number, high: number) => number) => ({
    name: forDrawing(name)[language],
    values: steps.map(({ amount, from, to }) =>
      amount === null ? null : tidy(value(Math.min(from, to), Math.max(from, to))),
    ),
    format,
  });
  const drawn = [
    column({ zh: '起点', en: 'Base' }, (low) => Math.max(low, 0)),
    column({ zh: '零上', en: 'Above zero' }, above),
    column({ zh: '零下起点', en: 'Base below zero' }, (_, high) => Math.min(high, 0)),
    column({ zh: '零下', en: 'Below zero' }, below),
  ];
  const name = lane.series[0]?.name[language] ?? '';
  const grid = gridOf(table, language, [{ name, values: amounts, format }, ...drawn]);
  const points = steps.map((step, place) =>
    step.amount === null ? '' : pointXml(place, fillXml(stepColor(step.kind, step.amount, lane))),
  );
  const series = drawn.map((_, index) => {
    const unseen = index % 2 === 0;
    return barSeries(grid, index + 1, unseen ? null : 'accent6', unseen ? '' : points.join(''));
  });
  return {
    grid,
    chart: {
      plot: WHOLE,
      plots: [barPlot(series, 45, 1)],
      axes: inlineAxes(lane, 1, true),
    },
  };
}

function above(low: number, high: number): number {
  return Math.max(high, 0) - Math.max(low, 0);
}

function below(low: number, high: number): number {
  return Math.min(low, 0) - Math.min(high, 0);
}

function stepColor(kind: WaterfallStep['kind'], amount: number, lane: InlineChart): Color {
  if (kind === 'total') return 'accent1';
  if (kind === 'difference') return 'folHlink';
  return isAgainst(lane, amount) ? 'accent5' : 'accent6';
}

function pointXml(place: number, fill: string): string {
  return `<c:dPt><c:idx val="${place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill}</c:spPr></c:dPt>`;
}

/** @param color null for a bar that only holds place */
function barSeries(grid: ChartGrid, index: number, color: Color | null, points = ''): string {
  const fill = color === null ? '<a:noFill/><a:ln><a:noFill/></a:ln>' : fillXml(color);
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${nameXml(grid, index)}<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>${points}${categoriesXml(grid)}${valuesXml(grid, index)}</c:ser>`;
}

/** Unseen axes, from the top down, on the one scale of all rows; a hairline at zero and, for shares, at 100 %. */
function inlineAxes(lane: InlineChart, id: number, grid: boolean): string[] {
  const step = lane.kind === 'bullets' ? 100 : lane.to - lane.from;
  return [
    // Its line is the zero from which bars set out.
    categoryAxis({
      id,
      crosses: id + 1,
      position: 'l',
      shown: false,
      reversed: true,
      ...(grid ? { unseen: true, line: 'accent2' } : {}),
    }),
    valueAxis({
      id: id + 1,
      crosses: id,
      position: grid ? 'b' : 't',
      shown: false,
      scale: { min: lane.from, max: lane.to, step },
      ...(grid && lane.kind === 'bullets' && lane.from === 0 ? { grid: 'accent2' } : {}),
      crossing: grid ? 'autoZero' : 'max',
      unseen: !grid,
    }),
  ];
}

/** Without the last digits of binary arithmetic. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

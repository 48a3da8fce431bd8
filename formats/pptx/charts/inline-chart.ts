import { cellText, type DeckTable, type InlineChart } from '../../../domain/decks/deck-table.ts';
import { type WaterfallStep, waterfallSteps } from '../../../domain/figures/waterfall.ts';
import type { Text } from '../../../domain/model.ts';
import { excelFormat } from '../../xlsx/write/table-sheet.ts';
import { type Color, fillXml } from '../shapes/slide-palette.ts';
import { type ChartGrid, categoriesXml, nameXml, valuesXml } from './chart-grid.ts';
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

const FOR_DRAWING: Text = { zh: '（绘图用）', en: ' (for drawing)' };

/** The name of a series that only helps to draw another one. */
function forDrawing({ zh, en }: Text): Text {
  return { zh: zh + FOR_DRAWING.zh, en: en + FOR_DRAWING.en };
}

/** Whether a series of a chart in an exported deck only helps to draw another one. */
export function isForDrawing(name: string): boolean {
  return name.endsWith(FOR_DRAWING.zh) || name.endsWith(FOR_DRAWING.en);
}

/** Points that a tick is wide. */
const TICK = 3;

/**
 * Bars from zero. The pace is a tick: an unseen bar as long as the pace says, and on its end a sliver, on axes of
 * their own so that the tick can be taller than the bar. Both numbers can be edited; the tick follows.
 */
function bars(table: DeckTable, lane: InlineChart, language: keyof Text, width: number): BuiltChart {
  const format = excelFormat({ style: 'level', decimals: lane.decimals });
  const pace = lane.series.find(({ role }) => role === 'pace');
  const bar = lane.series.find(({ role }) => role === 'actual') ?? lane.series[0]!;
  const sliver = ((lane.to - lane.from) * TICK) / width;
  const columns = [{ name: bar.name[language], values: bar.values, format }];
  if (pace) {
    columns.push({ name: pace.name[language], values: pace.values, format });
    columns.push({
      name: forDrawing({ zh: '刻度线', en: 'Tick' })[language],
      values: pace.values.map((value) => (value === null ? null : Number(sliver.toFixed(3)))),
      format: '0.0',
    });
  }
  const grid = gridOf(table, language, columns);
  // The whole among its parts is one bar of the same series, only darker.
  const points = table.rows.map(({ whole }, place) => (whole ? pointXml(place, 'accent1') : ''));
  const plots = [
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${barSeries(grid, 0, 'accent6', points.join(''))}<c:gapWidth val="110"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`,
  ];
  const axes = inlineAxes(lane, 1, true);
  if (pace) {
    const ticks = [barSeries(grid, 1, null), barSeries(grid, 2, 'tx1')];
    plots.push(
      `<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>${ticks.join('')}<c:gapWidth val="35"/><c:overlap val="100"/><c:axId val="3"/><c:axId val="4"/></c:barChart>`,
    );
    axes.push(...inlineAxes(lane, 3, false));
  }
  return { grid, chart: { plot: WHOLE, plots, axes } };
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
    step.amount === null ? '' : pointXml(place, stepColor(step.kind, step.amount)),
  );
  const series = drawn.map((_, index) => {
    const unseen = index % 2 === 0;
    return barSeries(grid, index + 1, unseen ? null : 'accent6', unseen ? '' : points.join(''));
  });
  return {
    grid,
    chart: {
      plot: WHOLE,
      plots: [
        `<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`,
      ],
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

function stepColor(kind: WaterfallStep['kind'], amount: number): Color {
  if (kind === 'total') return 'accent1';
  if (kind === 'difference') return 'folHlink';
  return amount < 0 ? 'accent2' : 'accent6';
}

function pointXml(place: number, color: Color): string {
  return `<c:dPt><c:idx val="${place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fillXml(color)}</c:spPr></c:dPt>`;
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

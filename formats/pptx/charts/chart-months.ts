import type { Figure, FigureSeries } from '../../../domain/figures/figure.ts';
import { figureScale, type Scale } from '../../../domain/figures/scale.ts';
import type { Text } from '../../../domain/model.ts';
import { type Color, fillXml, HATCH } from '../shapes/slide-palette.ts';
import type { Run } from '../shapes/slide-text.ts';
import {
  type ChartGrid,
  categoriesXml,
  chartTitle,
  figureGrid,
  forDrawing,
  nameXml,
  valuesXml,
} from './chart-grid.ts';
import { axisRoom, type BuiltChart, categoryAxis, type Frame, monthAxes, valueAxis } from './chart-parts.ts';
import { chartTop, monthSize } from './chart-path.ts';
import { BAR_LABEL, type BarLabel, type Layout, labelsOf, labelsXml, type Slot } from './month-bar-labels.ts';

const COLORS: Record<string, Color> = { actual: 'accent1', 'last-year': 'accent2' };

/**
 * 发生了什么: month bars, last year's next to this year's; missing months hatched. January and February that are one have
 * the places of two: each of their bars fills one of them and is twice as wide as the others. What is drawn so are
 * series of their own, over the bars that the numbers themselves would have.
 *
 * @param isDouble false for a chart that was exported with one place for both, which refilling keeps
 */
export function monthsChart(figure: Figure, frame: Frame, language: keyof Text, isDouble = true): BuiltChart {
  const order = ['last-year', 'actual'];
  const series = order.flatMap((role) => figure.series.filter((one) => one.role === role));
  const slots = slotsOf(figure, isDouble);
  const grid = slotGrid(figure, series, slots, language);
  const scale = figureScale(figure);
  const left = axisRoom(scale, frame.size);
  // The tallest bar may reach the top of the plot; its number is written above.
  const top = chartTop(frame) + BAR_LABEL * 0.6;
  const plot = {
    x: left / frame.width,
    y: top / frame.height,
    width: 1 - (left + 4) / frame.width,
    height: 1 - (top + frame.size * 2.5) / frame.height,
  };
  const slot = (plot.width * frame.width) / Math.max(1, slots.length);
  const area = { x: left, y: top, width: plot.width * frame.width, height: plot.height * frame.height };
  const layout: Layout = { area, slot, scale, gap: gapOf(slot, series.length), count: series.length };
  const labels = labelsOf(figure, slots, series, layout);
  const joint = slots.findIndex(({ half }) => half !== null);
  const missing = missingMonths(figure, slots);
  const axes = monthAxes(scale, frame.size, monthSize(figure, slot, frame, language));
  const write = (of: readonly BarLabel[]) => labelsXml(of, figure.decimals, frame);
  const plots = [
    barPlot(
      series.map(({ role }, index) => {
        const written =
          role === 'actual' ? labels.filter(({ place }) => place !== joint + 1 || joint < 0) : [];
        // Drawn by its own series, of which the bar here would be a sliver.
        const hidden = joint >= 0 ? pointXml(joint, NO_FILL) : '';
        return barSeries(index, grid, COLORS[role] ?? 'tx2', hidden, write(written));
      }),
      layout.gap,
      [1, 2],
    ),
  ];
  if (joint >= 0 || missing.length > 0) {
    const values = jointValues(figure, slots, missing, hatchTop(scale));
    const written = joint >= 0 ? labels.filter(({ place }) => place === joint + 1) : [];
    const drawn = series.map(({ role }, side) => {
      const name = forDrawing(role === 'actual' ? BESIDE : BEFORE)[language];
      const { format } = grid.columns[0]!;
      const isOwn = role === 'actual';
      const held = values.map((value, place) => (missing.includes(place) && !isOwn ? null : value));
      const index = grid.columns.push({ name, values: held, format }) - 1;
      const points = [
        ...(joint >= 0 ? [pointXml(joint, fillXml(COLORS['last-year']!))] : []),
        ...(isOwn ? missing.map((place) => pointXml(place, HATCH)) : []),
      ];
      return barSeries(index, grid, COLORS.actual!, points.join(''), write(side === 0 ? written : []));
    });
    plots.push(barPlot(drawn, layout.gap, [3, 4]));
    axes.push(...unseenAxes(scale));
  }
  return { grid, chart: { title: chartTitle(figure, language), plot, plots, axes } };
}

const BESIDE: Text = { zh: '1—2月和未报', en: 'Jan–Feb and missing' };
const BEFORE: Text = { zh: '1—2月', en: 'Jan–Feb' };
const NO_FILL = '<a:noFill/><a:ln><a:noFill/></a:ln>';

/** Whether an exported chart gives January and February the places of two. */
export function hasDoubleMonths(source: string): boolean {
  return [BESIDE, BEFORE].some(
    (name) => source.includes(forDrawing(name).zh) || source.includes(forDrawing(name).en),
  );
}

function slotsOf({ categories }: Figure, isDouble: boolean): Slot[] {
  return categories.flatMap(({ label, width }, category): Slot[] => {
    if (width !== 2 || !isDouble) return [{ category, half: null, label }];
    const [zh, en] = [label.zh.split('—'), label.en.split('–')];
    return [
      { category, half: 'first', label: { zh: `${zh[0]}—`, en: `${en[0]}–` } },
      { category, half: 'second', label: { zh: zh[1] ?? '', en: en[1] ?? '' } },
    ];
  });
}

/** The figure's numbers, those of two months in the first of their places. */
function slotGrid(
  figure: Figure,
  series: readonly FigureSeries[],
  slots: readonly Slot[],
  language: keyof Text,
): ChartGrid {
  const grid = figureGrid(figure, series, language);
  return {
    ...grid,
    categories: slots.map(({ label }) => label[language]),
    columns: grid.columns.map((column) => ({
      ...column,
      values: slots.map(({ category, half }) =>
        half === 'second' ? null : (column.values[category] ?? null),
      ),
    })),
  };
}

/** What is drawn besides: last year's of both months in their first place, this year's in the second; missing months. */
function jointValues(
  { series }: Figure,
  slots: readonly Slot[],
  missing: readonly number[],
  height: number,
): (number | null)[] {
  const at = (role: string, category: number) =>
    series.find((one) => one.role === role)?.values[category] ?? null;
  return slots.map(({ category, half }, place) => {
    if (missing.includes(place)) return height;
    if (half === null) return null;
    return at(half === 'first' ? 'last-year' : 'actual', category);
  });
}

function barPlot(series: readonly string[], gap: number, axes: readonly [number, number]): string {
  return [
    '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
    ...series,
    `<c:gapWidth val="${gap}"/><c:overlap val="0"/><c:axId val="${axes[0]}"/><c:axId val="${axes[1]}"/></c:barChart>`,
  ].join('');
}

/** Axes of the second pair of series: there to measure by, on the same scale. */
function unseenAxes(scale: Scale): string[] {
  return [
    categoryAxis({ id: 3, crosses: 4, position: 'b', shown: false }),
    valueAxis({ id: 4, crosses: 3, position: 'r', shown: false, unseen: true, scale, crossing: 'max' }),
  ];
}

/** A pair of bars is no wider than this many points, so that four quarters are not four walls. */
const WIDEST_PAIR = 66;
const LEAST_GAP = 55;

function gapOf(slot: number, count: number): number {
  return Math.min(500, Math.max(LEAST_GAP, Math.ceil((slot / WIDEST_PAIR - 1) * count * 100)));
}

/** Months up to the figure's own that this year has no number for. */
function missingMonths({ series, categories, period }: Figure, slots: readonly Slot[]): number[] {
  const values = series.find(({ role }) => role === 'actual')?.values ?? [];
  return slots.flatMap(({ category, half }, place) =>
    (values[category] ?? null) === null && (categories[category]?.period ?? '') <= period && half !== 'first'
      ? [place]
      : [],
  );
}

/** How high a missing month is hatched, as on the page. */
function hatchTop({ min, max }: Scale): number {
  return Math.min(max, (max - min) * 0.4);
}

/** What the colours of the bars mean, for the line above them. */
export function monthsKey(figure: Figure, language: keyof Text): Run[] {
  return ['actual', 'last-year'].flatMap((role) => {
    const series = figure.series.find((one) => one.role === role);
    if (!series) return [];
    return [
      { text: '■ ', size: 12, color: COLORS[role]! },
      { text: `${series.name[language]}　`, size: 12, color: 'tx2' },
    ];
  });
}

function pointXml(place: number, fill: string): string {
  return `<c:dPt><c:idx val="${place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill}</c:spPr></c:dPt>`;
}

function barSeries(index: number, grid: ChartGrid, color: Color, points: string, labels: string): string {
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${nameXml(grid, index)}<c:spPr>${fillXml(color)}</c:spPr><c:invertIfNegative val="0"/>`,
    points,
    labels,
    categoriesXml(grid),
    valuesXml(grid, index),
    '</c:ser>',
  ].join('');
}

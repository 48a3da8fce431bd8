import { cellText, type DeckTable, type TableRow } from '../../../domain/decks/deck-table.ts';
import { joinTables } from '../../../domain/decks/layout/join-tables.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import type { Text } from '../../../domain/model.ts';
import { decode, type Edit, find, relationId, setAttribute } from '../../xml/xml-tree.ts';
import { gridWorkbook } from '../charts/chart-grid.ts';
import { hasDoubleMonths, monthsChart } from '../charts/chart-months.ts';
import { type BuiltChart, chartXml } from '../charts/chart-parts.ts';
import { pathChart } from '../charts/chart-path.ts';
import { inlineChart } from '../charts/inline-chart.ts';
import { inPoints } from '../shapes/slide-geometry.ts';
import { chartCategories, mergeChart } from './refill-chart.ts';
import type { SlideWork } from './refill-context.ts';
import { type FilledTable, isRanked, type Outcome, type OwnShape } from './refill-slide.ts';
import { extentOf } from './refill-text.ts';

/** This month's numbers into a chart and its workbook. */
export function refillChart(
  work: SlideWork,
  shape: OwnShape,
  contents: readonly PageContent[],
  content: PageContent,
  table: FilledTable | null,
  language: keyof Text,
): Outcome | 'unknown' {
  const { opened, changed, path } = work;
  const reference = find(shape.node, 'chart');
  const id = reference && relationId(reference);
  const chart = opened.relations(path).find((one) => one.id === id && !one.external)?.target;
  const workbook = chart && opened.related(chart, 'package');
  if (!chart || !opened.has(chart)) return 'unknown';
  if (!workbook || !opened.has(workbook)) return { edits: [], said: NOTHING, missed: UNBOUND };
  const source = opened.text(chart);
  const frame = frameOf(shape);
  const built = shape.figure
    ? figureChart(shape.figure, content, frame, source, language)
    : rowsChart(contents, content, table?.rows ?? null, source, frame.width, language);
  if (!built) return 'unknown';
  const data = opened.relations(chart).find(({ target }) => target === workbook)!;
  const merged = mergeChart(source, chartXml(built.chart, data.id));
  if (merged.xml === null) {
    return merged.reason === 'foreign' ? 'unknown' : { edits: [], said: NOTHING, missed: ADDED };
  }
  changed.set(chart, merged.xml);
  changed.set(workbook, gridWorkbook(built.grid));
  const points = built.grid.categories.length;
  const edits = table && !shape.figure ? lower(shape, work.source, table) : [];
  return { edits, said: { zh: `图表：${points}个点`, en: `chart: ${points} points` } };
}

const NOTHING: Text = { zh: '图表未改', en: 'chart left as it is' };
const UNBOUND: Text = {
  zh: '图表没有内嵌的数据表，未更新',
  en: 'the chart has no data of its own, so it was left',
};
const ADDED: Text = { zh: '图中有后加的系列，未更新', en: 'series were added to the chart, so it was left' };

/** A table that has lost rows is lower, and so is the chart next to it. */
function lower({ node }: OwnShape, source: string, { rows, before }: FilledTable): Edit[] {
  const ext = extentOf(node);
  const height = Number(ext?.attributes.cy);
  if (!ext || !(height > 0) || rows.length >= before || before === 0) return [];
  const kept = Math.max(1, rows.length);
  return setAttribute(ext, source, 'cy', String(Math.round((height * kept) / before)));
}

/** The chart's frame in points; as wide as a page where it does not say. */
function frameOf({ node }: OwnShape): { width: number; height: number } {
  const ext = extentOf(node);
  const width = Number(ext?.attributes.cx);
  const height = Number(ext?.attributes.cy);
  return {
    width: width > 0 ? inPoints(width) : 600,
    height: height > 0 ? inPoints(height) : 300,
  };
}

function figureChart(
  kind: string,
  { figures }: PageContent,
  frame: { width: number; height: number },
  source: string,
  language: keyof Text,
): BuiltChart | null {
  const figure = figures.find((one) => one.kind === kind);
  if (!figure) return null;
  const box = { ...frame, size: 12 };
  return kind === 'months'
    ? monthsChart(figure, box, language, hasDoubleMonths(source))
    : pathChart(figure, box, language);
}

/** The inline chart of its table's rows; if the table is gone, of the rows that the chart itself shows. */
function rowsChart(
  contents: readonly PageContent[],
  content: PageContent,
  rows: readonly (TableRow | null)[] | null,
  source: string,
  width: number,
  language: keyof Text,
): BuiltChart | null {
  const table = joinTables(contents.flatMap(({ tables }) => tables));
  if (!table?.lane) return null;
  const shown = rows ?? rowsShown(table, source, isRanked(content), language);
  if (!shown || shown.length === 0) return null;
  const places = shown.map((row) => table.rows.findIndex(({ key }) => key === row?.key));
  const first = places.find((place) => place >= 0) ?? 0;
  const blank: TableRow = {
    key: '',
    cells: table.columns.map(() => ({ is: 'text', text: { zh: '', en: '' } })),
  };
  const before = table.lane.series
    .filter(({ role }) => role !== 'total')
    .flatMap(({ values }) => values.slice(0, first));
  const lane = {
    ...table.lane,
    start: table.lane.kind === 'waterfall' ? before.reduce((sum: number, value) => sum + (value ?? 0), 0) : 0,
    series: table.lane.series.map((series) => ({
      ...series,
      values: places.map((place) => series.values[place] ?? null),
    })),
  };
  const beside: DeckTable = { ...table, rows: shown.map((row) => row ?? blank), lane };
  return inlineChart(beside, lane, language, width);
}

function rowsShown(
  table: DeckTable,
  source: string,
  ranked: boolean,
  language: keyof Text,
): (TableRow | null)[] | null {
  const names = chartCategories(source).map(decode);
  if (ranked) return table.rows.slice(0, names.length);
  const column = table.columns.findIndex(({ id }) => id === 'indicator' || id === 'entity');
  if (column < 0) return null;
  return names.map(
    (name) => table.rows.find(({ cells }) => cellText(cells[column]!, language) === name) ?? null,
  );
}

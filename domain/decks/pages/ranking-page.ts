import { REASONS } from '../../explanation/reasons.ts';
import type { Figure, FigureSeries } from '../../figures/figure.ts';
import type { Figures } from '../../figures/figures.ts';
import { figureScale } from '../../figures/scale.ts';
import { indicatorText } from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import { growsByDifference } from '../../progress/growth.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { unitText } from '../../unit.ts';
import type { Measure, RankingPage } from '../deck.ts';
import {
  type Cell,
  type Column,
  type DeckTable,
  type InlineChart,
  number,
  rowOf,
  type TableRow,
  text,
} from '../deck-table.ts';
import { splitTable } from '../layout/split-table.ts';
import { type DeckSource, findIndicator, nameOf, type PageBody, zoneOf } from '../page-content.ts';
import { inlineChartColumn } from '../rows/bullet-chart.ts';
import { contributionTable } from '../rows/contribution-table.ts';
import { ROWS_A_PAGE } from '../rows/progress-rows.ts';
import { type RankedRow, rankedRows } from '../rows/ranking-rows.ts';
import { gapUnitOf, growthCell, levelCell, ownPeriod } from '../rows/row-cells.ts';
import { lightCell, tableUnit } from '../rows/status-cell.ts';
import { NO_FIGURES } from './indicator-page.ts';
import { notesOf, withSources } from './speaker-notes.ts';

/** The ranking of one indicator: the parts of the whole, best first, with the whole at its position among them. */
export function rankingContents(page: RankingPage, source: DeckSource): PageBody[] {
  const { catalog } = source;
  const entity = page.entity ?? zoneOf(catalog)?.code ?? '';
  const indicator = findIndicator(catalog, page.indicator);
  const found = source.figures(page.indicator, entity);
  const figure = found && findFigure(found, page.measure ?? 'completion');
  if (!found || !figure || !indicator) {
    const name: Text = indicator ? indicatorText(indicator) : { zh: page.indicator, en: page.indicator };
    const who = nameOf(catalog, entity);
    const title = { zh: `${who.zh}${name.zh}：位次`, en: `${name.en}: ranking in ${who.en}` };
    return [{ title, sentence: NO_FIGURES }];
  }
  const rows = rowsByEntity(found);
  const most = page.remark ? ROWS_A_PAGE - 1 : ROWS_A_PAGE;
  const table =
    figure.kind === 'contribution'
      ? contributionTable(figure, indicator, rows)
      : rankingTable(figure, page.measure ?? 'completion', indicator, rows, source);
  const tables = splitTable(table, most);
  const title = withPeriod(figure.title, found.row, indicator, source);
  return tables.map((table) => ({
    title,
    sentence: figure.sentence.zh === '' ? null : figure.sentence,
    tables: [table],
    notes:
      figure.kind === 'contribution'
        ? withSources([figure.sentence], figure.source ? [figure.source] : [])
        : notesOf(
            figure.sentence,
            table.rows.flatMap(({ entity }) => rows.get(entity ?? '') ?? []),
            source,
          ),
  }));
}

/** 规上工业利润（1—7月）：完成率位次: a ranking is of one period, so its title says that where it is not the page's. */
function withPeriod(title: Text, row: ProgressRow, indicator: Indicator, { period }: DeckSource): Text {
  const own = ownPeriod(row, indicator, period);
  if (!own) return title;
  const name = indicatorText(indicator);
  return {
    zh: title.zh.replace(name.zh, () => `${name.zh}（${own.zh}）`),
    en: title.en.replace(name.en, () => `${name.en} (${own.en})`),
  };
}

function findFigure({ figures }: Figures, measure: Measure): Figure | undefined {
  if (measure === 'pull') return figures.find(({ kind }) => kind === 'contribution');
  const rankings = figures.filter(({ kind }) => kind === 'ranking');
  if (measure === 'league') return rankings.find(({ ranking }) => ranking?.among === 'league');
  return rankings.find(({ ranking }) => ranking?.among === 'parts') ?? rankings[0];
}

function rowsByEntity({ parts, whole, row }: Figures): ReadonlyMap<string, ProgressRow> {
  const all = [...parts, ...(whole ? [whole] : []), row];
  return new Map(all.map((one) => [one.entity, one]));
}

function rankingTable(
  figure: Figure,
  measure: Measure,
  indicator: Indicator,
  rows: ReadonlyMap<string, ProgressRow>,
  source: DeckSource,
): DeckTable {
  const byCompletion = figure.ranking?.by === 'completion';
  const places = rankedRows(figure, indicator, source.catalog.entities, rows).map((place) =>
    place.whole && byCompletion ? { ...place, pace: rows.get(place.entity)?.pace ?? null } : place,
  );
  const known = places.flatMap(({ entity }) => rows.get(entity) ?? []);
  const columns = rankingColumns(
    figure,
    byCompletion,
    known.length === places.length ? known : [],
    kindText(places, source),
    gapUnitOf(known.map((row) => ({ row, indicator }))),
    indicator,
  );
  return {
    id: `ranking/${measure}/${figure.indicator}/${figure.entity}`,
    columns,
    rows: places.map((place) => tableRow(place, columns, indicator, figure, rows)),
    lane: rankingChart(places, figure, byCompletion),
    figure,
  };
}

/** What the ranked are called, in the head of their column. */
function kindText(places: readonly RankedRow[], { catalog }: DeckSource): Text {
  const first = places.find(({ whole }) => !whole)?.entity;
  switch (catalog.entities.find(({ code }) => code === first)?.kind) {
    case 'park':
      return { zh: '园区', en: 'Park' };
    case 'zone':
    case 'peer':
      return { zh: '地区', en: 'Area' };
    case 'enterprise':
      return { zh: '企业', en: 'Enterprise' };
    default:
      return { zh: '主体', en: 'Entity' };
  }
}

function rankingColumns(
  figure: Figure,
  byCompletion: boolean,
  rows: readonly ProgressRow[],
  kind: Text,
  gapUnit: Text | null,
  indicator: Indicator,
): Column[] {
  const formerly = [
    { zh: '位次', en: 'Rank' },
    { zh: '增速位次', en: 'Growth rank' },
  ];
  const rank: Text = byCompletion
    ? { zh: '完成率位次', en: 'Rank by done' }
    : growsByDifference(indicator)
      ? { zh: '增减位次', en: 'Rank by change' }
      : { zh: '增速位次', en: 'Growth rank' };
  const unit = figure.unit === '%' ? null : tableUnit(unitText(figure.unit));
  const all: (Column | null)[] = [
    { id: 'place', name: rank, formerly, unit: null, align: 'right' },
    { id: 'entity', name: kind, unit: null, align: 'left', names: true },
    rows.some(({ ytd }) => ytd !== null)
      ? { id: 'ytd', name: { zh: '累计', en: 'To date' }, unit: null, align: 'right' }
      : null,
    byCompletion ? { id: 'yoyYtd', name: { zh: '同比', en: 'Growth' }, unit: null, align: 'right' } : null,
    byCompletion
      ? inlineChartColumn(rows)
      : { id: 'lane', name: { zh: '累计同比', en: 'Growth' }, unit: null, align: 'left' },
    byCompletion
      ? { id: 'completion', name: { zh: '完成率', en: 'Done' }, unit: null, align: 'right' }
      : { id: 'value', name: figure.series[0]!.name, unit, align: 'right' },
    rows.some(({ light }) => light !== 'grey')
      ? { id: 'gap', name: { zh: '序时差', en: 'Against pace' }, unit: gapUnit, align: 'left' }
      : null,
  ];
  return all.filter((column) => column !== null);
}

function tableRow(
  place: RankedRow,
  columns: readonly Column[],
  indicator: Indicator,
  figure: Figure,
  rows: ReadonlyMap<string, ProgressRow>,
): TableRow {
  const row = rows.get(place.entity);
  const position = place.position === null ? '' : String(place.position);
  const nothing = text('', '');
  const cells: Record<string, Cell> = {
    place: text(position, position),
    entity: text(place.label.zh, place.label.en),
    ytd: row ? levelCell(row.ytd, indicator, row, row.period) : nothing,
    yoyYtd: row ? growthCell(row, indicator, row.period) : nothing,
    lane: place.value === null ? text('未报', 'not reported') : nothing,
    completion: completionCell(place, row),
    value: number(place.value, figure.unit === '%' ? 'growth' : 'points', figure.decimals),
    gap: row ? lightCell(row, indicator, columns.find(({ id }) => id === 'gap')?.unit === null) : nothing,
  };
  const made = {
    ...rowOf(indicator.code, place.entity),
    cells: columns.map(({ id }) => cells[id]!),
  };
  return place.whole ? { ...made, whole: true } : made;
}

/** What the bar beside it shows, or why there is none. */
function completionCell({ value }: RankedRow, row: ProgressRow | undefined): Cell {
  const why = row?.reasons.completion;
  return number(value, 'percent', 1, why && REASONS[why]);
}

function rankingChart(places: readonly RankedRow[], figure: Figure, byCompletion: boolean): InlineChart {
  const values = places.map(({ value }) => value);
  const series: FigureSeries[] = [{ role: 'actual', name: figure.series[0]!.name, values }];
  const pace = figure.series.find(({ role }) => role === 'pace');
  if (pace) series.push({ role: 'pace', name: pace.name, values: places.map((place) => place.pace) });
  const { min, max } = figureScale(figure);
  return {
    column: 'lane',
    kind: byCompletion ? 'bullets' : 'bars',
    unit: figure.unit,
    decimals: figure.decimals,
    from: min,
    to: max,
    start: 0,
    series,
  };
}

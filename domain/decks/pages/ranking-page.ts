import type { Figure, FigureSeries } from '../../figures/figure.ts';
import type { Figures } from '../../figures/figures.ts';
import { figureScale } from '../../figures/scale.ts';
import { indicatorText } from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
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
import { contributionTable } from './contribution-table.ts';
import { NO_FIGURES } from './indicator-page.ts';
import {
  completionCell,
  growthCell,
  inlineChartColumn,
  levelCell,
  POINTS,
  ROWS_A_PAGE,
} from './progress-rows.ts';
import { type RankedRow, rankedRows } from './ranking-rows.ts';
import { notesOf, withSources } from './speaker-notes.ts';
import { lightCell } from './status-cell.ts';

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
  return tables.map((table) => ({
    title: figure.title,
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
  const places = rankedRows(figure, indicator, source.catalog.entities).map((place) =>
    place.whole && byCompletion ? { ...place, pace: rows.get(place.entity)?.pace ?? null } : place,
  );
  const known = places.flatMap(({ entity }) => rows.get(entity) ?? []);
  const columns = rankingColumns(
    figure,
    byCompletion,
    known.length === places.length ? known : [],
    kindText(places, source),
  );
  return {
    id: `ranking/${measure}/${figure.indicator}/${figure.entity}`,
    columns,
    rows: places.map((place) => tableRow(place, columns, indicator, figure, byCompletion, rows)),
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
): Column[] {
  const all: (Column | null)[] = [
    { id: 'place', name: { zh: '位次', en: 'Rank' }, unit: null, align: 'right' },
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
      : { id: 'value', name: figure.series[0]!.name, unit: null, align: 'right' },
    byCompletion
      ? { id: 'gap', name: { zh: '序时差', en: 'Against pace' }, unit: POINTS, align: 'left' }
      : null,
  ];
  return all.filter((column) => column !== null);
}

function tableRow(
  place: RankedRow,
  columns: readonly Column[],
  indicator: Indicator,
  figure: Figure,
  byCompletion: boolean,
  rows: ReadonlyMap<string, ProgressRow>,
): TableRow {
  const row = rows.get(place.entity);
  const ranked = row && byCompletion ? row.ranks.completion?.position : undefined;
  const position = place.position === null ? '' : String(ranked ?? place.position);
  const nothing = text('', '');
  const cells: Record<string, Cell> = {
    place: text(position, position),
    entity: text(place.label.zh, place.label.en),
    ytd: row ? levelCell(row.ytd, indicator, row) : nothing,
    yoyYtd: row ? growthCell(row, indicator) : nothing,
    lane: place.value === null ? text('未报', 'not reported') : nothing,
    completion: row ? completionCell(row) : number(place.value, 'percent'),
    value: number(place.value, figure.unit === '%' ? 'growth' : 'points'),
    gap: row ? lightCell(row, indicator) : nothing,
  };
  const made = {
    ...rowOf(indicator.code, place.entity),
    cells: columns.map(({ id }) => cells[id]!),
  };
  return place.whole ? { ...made, whole: true } : made;
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

import { indicatorText } from '../../format.ts';
import type { Month } from '../../model.ts';
import type { ProgressRow, Rank } from '../../progress/progress-row.ts';
import { unitText } from '../../unit.ts';
import {
  type Cell,
  type Column,
  type DeckTable,
  type InlineChart,
  rowOf,
  type TableRow,
} from '../deck-table.ts';
import { type DeckSource, findIndicator } from '../page-content.ts';
import { bulletChart, inlineChartColumn, isDrawn } from './bullet-chart.ts';
import {
  completionCell,
  completionRank,
  gapUnitOf,
  growthCell,
  growthRank,
  type Known,
  levelCell,
  rankCell,
} from './row-cells.ts';
import { inlineChartCell, lightCell } from './status-cell.ts';

/** Rows on one page: as many as are read from the last row of the room. */
export const ROWS_A_PAGE = 10;

/**
 * Progress rows as the signature picture: name and unit, the figures, a bullet (bar = completion, tick = pace), the
 * light with its word. Rows line up, so that a page of them reads as one picture.
 *
 * @param id stable id of the table
 */
export function rowsTable(id: string, rows: readonly ProgressRow[], source: DeckSource): DeckTable {
  const known = rows.flatMap((row): Known[] => {
    const indicator = findIndicator(source.catalog, row.indicator);
    return indicator ? [{ row, indicator }] : [];
  });
  const lane = bulletChart(known);
  const gapUnit = gapUnitOf(known);
  const has = (rank: (row: ProgressRow) => Rank | null) => known.some(({ row }) => rank(row) !== null);
  const columns: (Column | null)[] = [
    { id: 'indicator', name: { zh: '指标', en: 'Indicator' }, unit: null, align: 'left', names: true },
    { id: 'ytd', name: { zh: '累计', en: 'To date' }, unit: null, align: 'right' },
    { id: 'yoyYtd', name: { zh: '同比', en: 'Growth' }, unit: null, align: 'right' },
    lane && inlineChartColumn(rows),
    { id: 'completion', name: { zh: '完成率', en: 'Done' }, unit: null, align: 'right' },
    { id: 'gap', name: { zh: '序时差', en: 'Against pace' }, unit: gapUnit, align: 'left' },
    has(completionRank) ? RANKS.completion : null,
    has(growthRank) ? RANKS.yoy : null,
  ];
  const shown = columns.filter((column) => column !== null);
  return {
    id,
    columns: shown,
    rows: known.map((one, place) => tableRow(one, place, shown, lane, source.period)),
    lane,
    figure: null,
  };
}

/** Which rank a column shows is always said; both go where a table has no room for them. */
const RANKS = {
  // Decks exported earlier had one column for either rank.
  yoy: {
    id: 'rankYoy',
    name: { zh: '增速位次', en: 'Growth rank' },
    formerly: [{ zh: '位次', en: 'Rank' }],
    unit: null,
    align: 'right',
    optional: true,
  },
  completion: {
    id: 'rankCompletion',
    name: { zh: '完成率位次', en: 'Rank by done' },
    unit: null,
    align: 'right',
    optional: true,
  },
} satisfies Record<string, Column>;

function tableRow(
  { row, indicator }: Known,
  place: number,
  columns: readonly Column[],
  lane: InlineChart | null,
  asked: Month,
): TableRow {
  const cells: Record<string, Cell> = {
    indicator: { is: 'text', text: indicatorText(indicator), aside: unitText(indicator.unit) },
    ytd: levelCell(row.ytd, indicator, row, asked),
    yoyYtd: growthCell(row, indicator, asked),
    lane: inlineChartCell(row, lane !== null && isDrawn(lane, place)),
    completion: completionCell(row, indicator),
    gap: lightCell(row, indicator, columns.find(({ id }) => id === 'gap')?.unit === null),
    rankYoy: rankCell(growthRank(row)),
    rankCompletion: rankCell(completionRank(row)),
  };
  return { ...rowOf(row.indicator, row.entity), cells: columns.map(({ id }) => cells[id]!) };
}

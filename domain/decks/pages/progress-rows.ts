import { REASONS, TURNS } from '../../explanation/reasons.ts';
import { SERIES_NAMES } from '../../figures/figure.ts';
import { completionScale } from '../../figures/scale.ts';
import { formatPercent, indicatorText } from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { unitText } from '../../unit.ts';
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
import { type DeckSource, findIndicator, nameOf } from '../page-content.ts';
import { inlineChartCell, lightCell } from './status-cell.ts';

/** Rows on one page: as many as are read from the last row of the room. */
export const ROWS_A_PAGE = 10;

export const POINTS: Text = { zh: '百分点', en: 'pp' };

/**
 * Progress rows as the signature picture: name and unit, the figures, a bullet (bar = completion, tick = pace), the
 * light with its word. Rows line up, so that a page of them reads as one picture.
 *
 * @param id stable id of the table
 * @param first what names a row: its indicator (a park's page) or its entity (a ranking)
 */
export function rowsTable(
  id: string,
  rows: readonly ProgressRow[],
  source: DeckSource,
  first: 'indicator' | 'entity' = 'indicator',
): DeckTable {
  const lane = bulletChart(rows);
  const columns: Column[] = [
    first === 'indicator'
      ? { id: 'indicator', name: { zh: '指标', en: 'Indicator' }, unit: null, align: 'left', names: true }
      : { id: 'entity', name: { zh: '主体', en: 'Entity' }, unit: null, align: 'left', names: true },
    { id: 'ytd', name: { zh: '累计', en: 'To date' }, unit: null, align: 'right' },
    { id: 'yoyYtd', name: { zh: '同比', en: 'Growth' }, unit: null, align: 'right' },
    ...(lane ? [inlineChartColumn(rows)] : []),
    { id: 'completion', name: { zh: '完成率', en: 'Done' }, unit: null, align: 'right' },
    { id: 'gap', name: { zh: '序时差', en: 'Against pace' }, unit: POINTS, align: 'left' },
    ...(rows.some((row) => placeOf(row) !== '')
      ? [
          {
            id: 'rank',
            name: { zh: '位次', en: 'Rank' },
            unit: null,
            align: 'right',
            optional: true,
          } as Column,
        ]
      : []),
  ];
  return {
    id,
    columns,
    rows: rows.flatMap((row) => {
      const indicator = findIndicator(source.catalog, row.indicator);
      return indicator ? [tableRow(row, indicator, columns, source)] : [];
    }),
    lane,
    figure: null,
  };
}

function tableRow(
  row: ProgressRow,
  indicator: Indicator,
  columns: readonly Column[],
  source: DeckSource,
): TableRow {
  const cells: Record<string, Cell> = {
    indicator: { is: 'text', text: indicatorText(indicator), aside: unitText(indicator.unit) },
    entity: { is: 'text', text: nameOf(source.catalog, row.entity) },
    ytd: levelCell(row.ytd, indicator, row),
    yoyYtd: growthCell(row, indicator),
    lane: inlineChartCell(row),
    completion: completionCell(row),
    gap: lightCell(row, indicator),
    rank: text(placeOf(row), placeOf(row)),
  };
  return { ...rowOf(row.indicator, row.entity), cells: columns.map(({ id }) => cells[id]!) };
}

export function levelCell(value: number | null, indicator: Indicator, row: ProgressRow): Cell {
  const why = row.reasons.ytd ?? (row.status === 'missing' ? 'not-reported' : undefined);
  return number(value, 'level', indicator.decimals, why && REASONS[why]);
}

/** Growth; what turned its sign is said in words, and a rate's change is in points. */
export function growthCell(row: ProgressRow, indicator: Indicator): Cell {
  if (row.turn) return { is: 'text', text: TURNS[row.turn] };
  const why = row.reasons.yoyYtd;
  return number(row.yoyYtd, indicator.kind === 'rate' ? 'points' : 'growth', 1, why && REASONS[why]);
}

export function completionCell(row: ProgressRow): Cell {
  const why = row.reasons.completion;
  return number(row.completion, 'percent', 1, why && REASONS[why]);
}

/** `2/8`: the place among siblings by completion, by growth where there is no completion. */
function placeOf(row: ProgressRow): string {
  const rank = row.ranks.completion ?? row.ranks.league ?? row.ranks.yoy;
  return rank && rank.of > 1 ? `${rank.position}/${rank.of}` : '';
}

/** The header of the inline chart says what the tick is: one pace for all rows, or each row's own. */
export function inlineChartColumn(rows: readonly ProgressRow[]): Column {
  const paces = new Set(rows.map(({ pace }) => pace).filter((pace) => pace !== null));
  const [pace] = paces;
  const name: Text =
    paces.size === 1 && pace !== undefined
      ? { zh: `完成率 ┃ 序时 ${formatPercent(pace)}`, en: `Done ┃ pace ${formatPercent(pace)}` }
      : { zh: '完成率 ┃ 序时', en: 'Done ┃ pace' };
  return { id: 'lane', name, unit: null, align: 'left' };
}

/** Null where no row has a completion: there would be nothing but empty bars. */
export function bulletChart(rows: readonly ProgressRow[]): InlineChart | null {
  const completions = rows.map((row) => row.completion);
  if (completions.every((value) => value === null)) return null;
  const paces = rows.map((row) => (row.completion === null ? null : row.pace));
  const { min, max } = completionScale([...completions, ...paces]);
  return {
    column: 'lane',
    kind: 'bullets',
    unit: '%',
    decimals: 1,
    from: min,
    to: max,
    start: 0,
    series: [
      { role: 'actual', name: SERIES_NAMES.completion, values: completions },
      { role: 'pace', name: SERIES_NAMES.pace, values: paces },
    ],
  };
}

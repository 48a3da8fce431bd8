import type { Figure } from '../../figures/figure.ts';
import { figureScale } from '../../figures/scale.ts';
import type { Indicator } from '../../model.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { type Cell, type Column, type DeckTable, number, rowOf, type TableRow, text } from '../deck-table.ts';
import { growthCell, levelCell } from './row-cells.ts';

const COLUMNS: Column[] = [
  { id: 'entity', name: { zh: '主体', en: 'Entity' }, unit: null, align: 'left', names: true },
  { id: 'ytd', name: { zh: '累计', en: 'To date' }, unit: null, align: 'right' },
  { id: 'yoyYtd', name: { zh: '同比', en: 'Growth' }, unit: null, align: 'right' },
  { id: 'lane', name: { zh: '对增长的拉动', en: 'Pull on growth' }, unit: null, align: 'left' },
  { id: 'pull', name: { zh: '拉动', en: 'Pull' }, unit: { zh: '百分点', en: 'pp' }, align: 'right' },
  {
    id: 'contribution',
    name: { zh: '贡献率', en: 'Share of growth' },
    unit: null,
    align: 'right',
    optional: true,
  },
];

/** 谁在拉动: the parts as steps of a waterfall up to the whole, each with its numbers. */
export function contributionTable(
  figure: Figure,
  indicator: Indicator,
  rows: ReadonlyMap<string, ProgressRow>,
): DeckTable {
  const { min, max } = figureScale(figure);
  return {
    id: `contribution/${figure.indicator}/${figure.entity}`,
    columns: COLUMNS,
    rows: figure.categories.map((_, place) => stepRow(place, figure, indicator, rows)),
    lane: {
      column: 'lane',
      kind: 'waterfall',
      unit: figure.unit,
      decimals: figure.decimals,
      from: min,
      to: max,
      start: 0,
      ...(indicator.direction === 'lower' ? { lower: true } : {}),
      series: figure.series,
    },
    figure,
  };
}

function stepRow(
  place: number,
  figure: Figure,
  indicator: Indicator,
  rows: ReadonlyMap<string, ProgressRow>,
): TableRow {
  const category = figure.categories[place]!;
  const row = rows.get(category.entity ?? '');
  const amount =
    figure.series.map((one) => one.values[place] ?? null).find((value) => value !== null) ?? null;
  const nothing = text('', '');
  const whole = figure.series.some(
    ({ role, values }) => role === 'total' && (values[place] ?? null) !== null,
  );
  const cells: Record<string, Cell> = {
    entity: text(category.label.zh, category.label.en),
    ytd: row ? levelCell(row.ytd, indicator, row, row.period) : nothing,
    yoyYtd: row ? growthCell(row, indicator, row.period) : nothing,
    lane: nothing,
    pull: number(amount, 'points', figure.decimals),
    contribution: row && !whole ? number(row.contribution, 'percent') : nothing,
  };
  const made = {
    ...(category.entity === undefined
      ? { key: `${figure.indicator}|difference` }
      : rowOf(figure.indicator, category.entity)),
    cells: COLUMNS.map(({ id }) => cells[id]!),
  };
  return whole ? { ...made, whole } : made;
}

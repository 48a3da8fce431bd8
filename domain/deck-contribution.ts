import { growthCell, levelCell } from './deck-rows.ts';
import { splitEvenly } from './deck-split.ts';
import { type Cell, type Column, type DeckTable, number, type TableRow, text } from './deck-table.ts';
import { sum } from './exact.ts';
import type { Figure, FigureSeries } from './figure.ts';
import type { Indicator } from './model.ts';
import type { ProgressRow } from './progress-row.ts';

/** One step of a waterfall in the figure's unit: a part or the difference from where the last ended, a total from 0. */
export interface Step {
  kind: 'part' | 'difference' | 'total';
  from: number;
  to: number;
}

/**
 * The steps of a waterfall; null is a gap that moves nothing.
 *
 * @example parts 1.2, 1.3, difference 0.5, total 3 → 0…1.2, 1.2…2.5, 2.5…3, 0…3
 */
export function stepsOf(series: readonly FigureSeries[], start = 0): (Step | null)[] {
  const values = (role: FigureSeries['role']) => series.find((one) => one.role === role)?.values ?? [];
  const parts = values('actual');
  const differences = values('difference');
  const totals = values('total');
  const count = Math.max(0, ...series.map((one) => one.values.length));
  let reached = start;
  return Array.from({ length: count }, (_, i) => {
    const total = totals[i] ?? null;
    if (total !== null) return { kind: 'total', from: 0, to: total };
    const difference = differences[i] ?? null;
    const amount = difference ?? parts[i] ?? null;
    if (amount === null) return null;
    const from = reached;
    reached = sum([reached, amount]);
    return { kind: difference === null ? 'part' : 'difference', from, to: reached };
  });
}

const COLUMNS: Column[] = [
  { id: 'entity', name: { zh: '主体', en: 'Entity' }, unit: null, align: 'left' },
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

/** 谁在拉动: parts as steps of a waterfall that leads to the whole, with their numbers beside them. */
export function contributionTables(
  figure: Figure,
  indicator: Indicator,
  rows: ReadonlyMap<string, ProgressRow>,
  most: number,
): DeckTable[] {
  const steps = stepsOf(figure.series);
  const reaches = steps.flatMap((step) => (step ? [step.from, step.to] : []));
  const least = Math.min(0, ...reaches);
  const top = Math.max(0, ...reaches);
  const room = (top - least || 1) * 0.02;
  const places = figure.categories.map((_, index) => index);
  return splitEvenly(places, most).map((part) => {
    const first = part[0] ?? 0;
    const before = steps.slice(0, first).filter((step) => step !== null && step.kind !== 'total');
    return {
      id: `contribution/${figure.indicator}/${figure.entity}`,
      columns: COLUMNS,
      rows: part.map((place) => stepRow(place, figure, indicator, rows)),
      lane: {
        column: 'lane',
        kind: 'waterfall' as const,
        unit: figure.unit,
        decimals: figure.decimals,
        from: least < 0 ? least - room : 0,
        to: top > 0 ? top + room : 0.01,
        start: before[before.length - 1]?.to ?? 0,
        series: figure.series.map((one) => ({
          ...one,
          values: part.map((place) => one.values[place] ?? null),
        })),
      },
      figure,
    };
  });
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
    ytd: row ? levelCell(row.ytd, indicator, row) : nothing,
    yoyYtd: row ? growthCell(row, indicator) : nothing,
    lane: nothing,
    pull: number(amount, 'points', figure.decimals),
    contribution: row && !whole ? number(row.contribution, 'percent') : nothing,
  };
  const made = {
    key: `${figure.indicator}|${category.entity ?? 'difference'}`,
    cells: COLUMNS.map(({ id }) => cells[id]!),
  };
  return whole ? { ...made, whole } : made;
}

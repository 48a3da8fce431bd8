import type { Page } from 'playwright-core';
import { TURNS } from '../../../domain/explanation/reasons.ts';
import {
  formatCompletion,
  formatGrowth,
  formatLevel,
  formatPart,
  formatSigned,
  formatSize,
} from '../../../domain/format.ts';
import type { Indicator } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { gapUnitText } from '../../../domain/unit.ts';
import type { Application, CatalogAnswer, ProgressAnswer } from '../application.ts';

/**
 * What a page must show of an answer, written from the answer and `domain/format.ts` alone. A dash stands for what
 * is null; nothing else may.
 */
export interface ShownRow {
  key: string;
  cells: string[];
}

export interface Answer extends ProgressAnswer {
  catalog: CatalogAnswer;
  indicatorOf(row: ProgressRow): Indicator;
}

export async function answerOf(application: Application, query: string): Promise<Answer> {
  const [catalog, progress] = await Promise.all([
    application.get<CatalogAnswer>('/api/catalog'),
    application.get<ProgressAnswer>(`/api/progress?${query}`),
  ]);
  const indicators = new Map(catalog.indicators.map((indicator) => [indicator.code, indicator]));
  return { ...progress, catalog, indicatorOf: (row) => indicators.get(row.indicator)! };
}

export const keyOf = (row: ProgressRow) => `${row.indicator} ${row.entity}`;
export const byKey = (a: ShownRow, b: ShownRow) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

const percent = (value: number | null) => formatLevel(value, 1);

export function level(row: ProgressRow, indicator: Indicator): string {
  return formatLevel(row.ytd, indicator.decimals);
}

export function target({ target }: ProgressRow, indicator: Indicator): string {
  if (!target) return '—';
  if (target.type === 'growth') return formatGrowth(target.value);
  return `${target.type === 'cap' ? '≤ ' : ''}${formatLevel(target.value, indicator.decimals)}`;
}

export function growth(row: ProgressRow, indicator: Indicator): string {
  const mark = row.baseAdjusted ? '调' : row.yoyYtdSource === 'computed' ? '算' : '';
  if (row.turn) return TURNS[row.turn].zh + mark;
  if (row.yoyYtd === null) return '—';
  const isPoints = indicator.kind === 'rate' && indicator.unit === '%';
  return formatSigned(row.yoyYtd) + (isPoints ? '百分点' : '') + mark;
}

export function rank({ ranks }: ProgressRow): string {
  const shown = ranks.league ?? ranks.yoy;
  if (!shown || shown.of < 2) return '';
  const change = shown.change ? (shown.change > 0 ? '↑' : '↓') + Math.abs(shown.change) : '';
  return `${shown.position}/${shown.of}${change}`;
}

/** The light's shape and word; where something is behind, by how much and of what. */
export function light(row: ProgressRow, indicator: Indicator): string {
  const shape = { green: '●', yellow: '▲', red: '■', grey: '○' }[row.light];
  const less = row.target?.type === 'cap' || indicator.direction === 'lower';
  const growing = row.target?.type === 'growth';
  const level = row.gapUnit === 'unit';
  switch (row.status) {
    case 'behind':
      return shape + behind(row, indicator, less);
    case 'met':
      return shape + (growing ? '达目标' : less ? '控制目标内' : level ? '达目标' : '已完成');
    case 'ahead':
    case 'on':
      return shape + (less ? '控制内' : level ? '达计划' : '达序时');
    case 'missing':
      return `${shape}未报`;
    case 'not-applicable':
      return shape + (row.reasons.status === 'no-ytd' ? '未报累计' : '不评判');
  }
}

/** No PM2.5 in percentage points, and nobody 0.0 behind: as many decimals as it takes, up to four. */
function behind(row: ProgressRow, indicator: Indicator, less: boolean): string {
  const level = row.gapUnit === 'unit';
  const unit = gapUnitText(level ? indicator.unit : '%').zh;
  const least = level ? indicator.decimals : 1;
  const places = row.gap === 0 ? [least] : [least, 1, 2, 3];
  const decimals =
    places.find((n) => n >= least && (row.gap === 0 || Number(formatSize(row.gap!, n)) !== 0)) ?? 4;
  const size = formatSize(row.gap!, decimals) + unit;
  if (row.target?.type === 'growth') return `${less ? '高于' : '低于'}目标${size}`;
  if (!level) return `${less ? '超控制进度' : '欠'}${size}`;
  if (row.target?.type === 'cap') return `超控制目标${size}`;
  const planned = row.ytd! - row.gapAmount!;
  const against = Math.abs(planned - row.target!.value) > 1e-9 ? '计划' : '目标';
  return `${less ? '高于' : '低于'}${against}${size}`;
}

/** Of a stock the net increase, counted from last December. */
function done(row: ProgressRow, { kind }: Indicator): string {
  if (kind !== 'stock' || row.gapUnit !== 'points')
    return row.completion === null ? '—' : formatCompletion(row.completion).replace('%', '');
  const way = row.target!.value - row.lastYearTotal!;
  return `${way < 0 ? '净减' : '净增'}${percent(((row.ytd! - row.lastYearTotal!) / way) * 100)}`;
}

/** The gap with its sign and unit, for a column of its own. */
function gap(row: ProgressRow, indicator: Indicator): string {
  if (row.gap === null) return '—';
  const [, size = '', unit = ''] = /([\d.,]+)(\D*)$/.exec(behind(row, indicator, false)) ?? [];
  return (row.gap < 0 ? '−' : row.gap > 0 ? '+' : '') + size + unit;
}

/** The progress row: completion, year to date, target, growth, rank, light. */
export function progressCells(row: ProgressRow, indicator: Indicator): string[] {
  return [
    done(row, indicator),
    level(row, indicator),
    target(row, indicator),
    growth(row, indicator),
    rank(row),
    light(row, indicator),
  ];
}

/** The figures of the plain table, from the target to the rank. */
export function tableCells(row: ProgressRow, indicator: Indicator): string[] {
  return [
    target(row, indicator),
    formatLevel(row.month, indicator.decimals),
    formatSigned(row.yoyMonth),
    level(row, indicator),
    growth(row, indicator),
    done(row, indicator),
    gap(row, indicator),
    light(row, indicator),
    percent(row.share),
    rank(row),
  ];
}

/** What is still needed; a word before what is not an amount a month. */
export function need(row: ProgressRow, indicator: Indicator): string {
  const { target, remaining, requiredMonthly } = row;
  const less = target?.type === 'cap' || indicator.direction === 'lower';
  if (less || row.gapUnit === 'unit' || target?.type === 'growth' || !remaining) return '';
  if (indicator.kind === 'stock') return `还需净增${formatPart(remaining, indicator.decimals)}`;
  const isSmall = indicator.kind === 'count' && indicator.decimals === 0 && target!.value <= 3;
  if (requiredMonthly === null || isSmall) return `还差${formatPart(remaining, indicator.decimals)}`;
  return formatPart(requiredMonthly, indicator.decimals);
}

/** How much is missing: an amount with its sign, or the gap where that is in the indicator's own unit. */
function amount(row: ProgressRow, indicator: Indicator): string {
  // The table says the indicator's unit.
  if (row.gapUnit !== 'points' || row.gapAmount === null)
    return gap(row, indicator).replace(indicator.unit, '');
  return (row.gapAmount > 0 ? '+' : '') + formatPart(row.gapAmount, indicator.decimals);
}

/** The shortfall list's figures. */
export function shortfallCells(row: ProgressRow, indicator: Indicator): string[] {
  return [
    light(row, indicator),
    amount(row, indicator),
    row.monthsLeft === null ? '—' : String(row.monthsLeft),
    need(row, indicator),
    formatGrowth(row.requiredYoy),
  ];
}

/** Rows of a table on the page, with the text of these columns (counted from 0, a row's heading included). */
export function shownRows(page: Page, table: string, columns: number[]): Promise<ShownRow[]> {
  return page.locator(`${table} tr[data-row]`).evaluateAll(
    (rows, columns) =>
      rows.map((row) => ({
        key: (row as HTMLElement).dataset.row ?? '',
        cells: columns.map((column) => row.children[column]?.textContent?.trim() ?? '(no such column)'),
      })),
    columns,
  );
}

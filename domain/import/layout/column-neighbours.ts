import { isMonthBesideYtd } from '../terms/header-terms.ts';
import type { Term } from '../terms/header-vocabulary.ts';
import { resolveRun } from '../terms/period-run.ts';
import { joinPeriods, type PeriodReading } from '../terms/period-text.ts';
import type { Column } from './column.ts';

/** 2016.1 in a row of months; and 8月 next to 1-8月 is the month. */
export function resolvePeriods(columns: Column[]): void {
  const resolved = resolveRun(columns.map(({ term }) => term.period ?? null));
  columns.forEach((column, i) => {
    if (resolved[i]) column.term.period = resolved[i];
  });
  const isNextToYtd = columns.some(({ term }) => term.span === 'ytd' || term.period?.span === 'ytd');
  if (!isNextToYtd) return;
  for (const { term } of columns) {
    if (term.period?.span === 'month' && !term.span && term.measure !== 'growth') term.span = 'month';
  }
}

const lacksMonth = (period: PeriodReading | undefined): boolean => !period || period.month === null;

/** An indicator named over the column of keys is the whole table's. */
export function nameByCorner(columns: readonly Column[]): void {
  const corner = columns.find(({ use, key, term }) => use === 'key' && key !== 'indicator' && term.indicator);
  if (!corner) return;
  for (const { use, term } of columns) {
    if (use === 'value' && !term.indicator) term.indicator = corner.term.indicator!;
  }
}

/** Of the levels side by side the one of the latest year that is otherwise the same as the last. */
function latestYear(levels: readonly Term[], last: Term): Term {
  const alike = ({ indicator, entity, span, period }: Term): boolean =>
    indicator === last.indicator &&
    entity === last.entity &&
    span === last.span &&
    period?.month === last.period?.month &&
    period?.span === last.period?.span;
  return levels
    .filter(alike)
    .reduce((best, term) => ((term.period?.year ?? 0) > (best.period?.year ?? 0) ? term : best), last);
}

/**
 * 2024年 | 2025年1-8月: the year next to months is the whole year, or a month that the title states. Only a person
 * can decide, so it is left out and reported.
 */
export function skipWholeYears(columns: readonly Column[]): void {
  const values = columns.filter(({ use, term }) => use === 'value' && term.period);
  const months = values.some(({ term }) => term.period!.month !== null || term.period!.either);
  if (!months) return;
  for (const column of values) {
    const { period, measure } = column.term;
    // Growth of a year takes its month from its neighbour.
    if (period!.span === 'year' && measure !== 'growth') column.use = 'unknown';
  }
}

export function markOneMonth(columns: readonly Column[]): void {
  const values = columns.filter(({ use, term }) => use === 'value' && term.period?.month != null);
  const months = new Set(values.map(({ term }) => term.period!.month));
  if (months.size === 1) for (const column of values) column.oneMonth = true;
}

/** The contract's Chinese column names; with them, as with the English ones, unit and percent are fixed. */
const CONTRACT = new Set(['当月', '累计', '当月同比', '累计同比']);

export function markContractColumns(columns: Column[]): void {
  const keys = new Set(columns.map(({ use, key }) => (use === 'key' ? key : undefined)));
  if (!keys.has('period') || !keys.has('indicator') || !keys.has('entity') || keys.has('unit')) return;
  for (const { use, label, term } of columns) if (use === 'value' && CONTRACT.has(label)) term.exact = true;
}

/**
 * 本月 | 同比 | 1-本月 | 同比: what a growth column leaves unsaid is said by the figure to its left; and under
 * 工业总产值 | 同比 | 税收 | 同比 so is the indicator. Behind 2025年1-8月 | 2024年1-8月 it is the later year's growth.
 */
export function inherit(columns: Column[]): void {
  let left: Term | undefined;
  let levels: Term[] = [];
  const rowNames = columns.some((column) => column.use === 'key' && column.key === 'indicator');
  const values = columns.filter(({ use }) => use === 'value');
  for (const { term } of values) {
    if (left && !rowNames && !term.indicator && left.indicator && term.rest === '')
      term.indicator = left.indicator;
    if (term.measure !== 'growth') {
      levels.push(term);
      left = latestYear(levels, term);
      continue;
    }
    levels = [];
    const siblings = values
      .map((column) => column.term)
      .filter((other) => other.indicator === term.indicator);
    if (!term.span && isMonthBesideYtd(term, siblings)) term.span = 'month';
    if (!left || (term.indicator && term.indicator !== left.indicator)) continue;
    if (lacksMonth(term.period) && left.period) term.period = joinPeriods(left.period, term.period ?? null)!;
    if (!term.span && left.span) term.span = left.span;
    if (!term.lag && left.lag) term.lag = 1;
  }
}

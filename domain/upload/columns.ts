import type { Layout } from './layout.ts';
import { isNumeric } from './layout.ts';
import { joinPeriods, type PeriodReading, readPeriod } from './period.ts';
import { settleRun } from './period-run.ts';
import { findStatus } from './status.ts';
import { columnName, isEmpty, type Row, textOf } from './table.ts';
import { isMonthBesideYtd, type Key, type Names, type Term, type TermReader } from './term.ts';
import { findUnit } from './unit.ts';

/** A column with what its headers say, from the top down, and what it is used for. */
export interface Column {
  index: number;
  /** The header as it stands, its levels joined; the column's letter where it has none. */
  label: string;
  term: Term;
  use: 'key' | 'value' | 'skip' | 'unknown' | 'empty';
  key?: Key;
  /** Figures under a name that is none of ours. */
  unnamed?: true;
  /** Its month is the table's only one: a row that says another has the last word. */
  oneMonth?: true;
}

/** How many rows of a column are looked at to see what it holds. */
const SAMPLE = 200;

/**
 * What each column holds: by its header; where the header is missing or says too little (`单位` may be a unit or
 * an organisation), by what stands below it.
 */
export function toColumns({ header, body }: Layout, read: TermReader, names: Names): Column[] {
  const width = Math.max(
    0,
    ...header.map((row) => row.cells.length),
    ...body.slice(0, SAMPLE).map(filledWidth),
  );
  const sample = body.slice(0, SAMPLE);
  const columns = Array.from({ length: width }, (_, index) => toColumn(index, header, read));
  tellApart(columns);
  settlePeriods(columns);
  for (const column of columns) Object.assign(column, useOf(column, sample, read, names));
  onlyOneOf(columns, sample, names);
  guessNothing(columns, sample);
  inherit(columns);
  nameByCorner(columns);
  markOneMonth(columns);
  holdToContract(columns);
  return columns;
}

function filledWidth(row: Row): number {
  let width = row.cells.length;
  while (width > 0 && isEmpty(row.cells[width - 1])) width--;
  return width;
}

function toColumn(index: number, header: readonly Row[], read: TermReader): Column {
  const texts: string[] = [];
  let term: Term = { rest: '' };
  // Joined terms are this column's own; what the reader remembers stays as it is.
  for (const row of header) {
    const cell = row.cells[index];
    if (isEmpty(cell)) continue;
    const text = textOf(cell).trim();
    if (text === texts[texts.length - 1]) continue;
    texts.push(text);
    const own = typeof cell === 'object' && cell.date ? dateTerm(cell.date) : read(textOf(cell));
    term = joinTerms(term, own);
  }
  const label = texts.map((text) => text.replace(/\s+/g, ' ')).join(' / ') || columnName(index);
  return { index, label, term, use: 'unknown' };
}

/** Two columns called 同比 are told apart by their letters. */
function tellApart(columns: Column[]): void {
  const times = new Map<string, number>();
  for (const { label } of columns) times.set(label, (times.get(label) ?? 0) + 1);
  for (const column of columns) {
    if (times.get(column.label)! > 1) column.label = `${column.label} (${columnName(column.index)})`;
  }
}

function dateTerm(date: string): Term {
  return { period: readPeriod(date)!, rest: '' };
}

/** The lower header has the last word; what it leaves open, the upper says. */
export function joinTerms(upper: Term, lower: Term): Term {
  const joined: Term = { ...upper, ...lower };
  const period = joinPeriods(upper.period ?? null, lower.period ?? null);
  if (period) joined.period = period;
  if (upper.measure === 'growth' && !lower.actual) joined.measure = 'growth';
  // 年度目标完成情况 over 完成: the lower one is the figure itself.
  if (lower.actual && upper.skip) delete joined.skip;
  if (!lower.actual && upper.skip) joined.skip = upper.skip;
  if (lower.key || lower.skip) joined.rest = lower.rest;
  else joined.rest = upper.key ? lower.rest : upper.rest + lower.rest;
  if (lower.skip || lower.span || lower.measure || lower.period || lower.indicator) {
    if (!lower.key) delete joined.key;
  }
  return joined;
}

/** 2016.1 in a row of months; and 8月 beside 1-8月 is the month. */
function settlePeriods(columns: Column[]): void {
  const settled = settleRun(columns.map(({ term }) => term.period ?? null));
  columns.forEach((column, i) => {
    if (settled[i]) column.term.period = settled[i];
  });
  const beside = columns.some(({ term }) => term.span === 'ytd' || term.period?.span === 'ytd');
  if (!beside) return;
  for (const { term } of columns) {
    if (term.period?.span === 'month' && !term.span && term.measure !== 'growth') term.span = 'month';
  }
}

function useOf(
  { index, term }: Column,
  sample: readonly Row[],
  read: TermReader,
  names: Names,
): Pick<Column, 'use' | 'key'> {
  const filled = sample.some((row) => !isEmpty(row.cells[index]));
  if (!filled && !term.key) return { use: 'empty' };
  if (term.skip) return { use: 'skip' };
  const says = term.period || term.span || term.measure || term.indicator || term.entity;
  if (term.key && term.exact) return { use: 'key', key: term.key };
  const shares = contents(index, sample, read, names);
  // 状态 may be 达序时 or 欠序时: a judgement of theirs, not how final the figure is.
  if (term.key === 'status') return shares.status > 0 ? { use: 'key', key: 'status' } : { use: 'skip' };
  if (term.key) {
    const stated = term.key;
    const other = (['unit', 'period', 'entity', 'indicator'] as const).find(
      (key) => key !== stated && shares[key] >= 0.5,
    );
    return {
      use: 'key',
      key: other && !((shares as Record<string, number>)[stated]! >= 0.1) ? other : stated,
    };
  }
  const best = (['unit', 'measure', 'period', 'indicator', 'entity'] as const).reduce((a, b) =>
    shares[b] > shares[a] ? b : a,
  );
  if (!says && shares[best] >= (best === 'indicator' || best === 'entity' ? 0.15 : 0.6))
    return { use: 'key', key: best };
  // 税收收入 in the corner over a column of months: the corner names the table, the column holds the months.
  if (says && shares[best] >= 0.8) return { use: 'key', key: best };
  return { use: says ? 'value' : 'unknown' };
}

type Contents = Record<'status' | 'unit' | 'measure' | 'period' | 'indicator' | 'entity', number>;

/** Shares of a column's filled cells that are units, months, names …; a column of numbers is none of them. */
function contents(index: number, sample: readonly Row[], read: TermReader, names: Names): Contents {
  const counts: Contents = { status: 0, unit: 0, measure: 0, period: 0, indicator: 0, entity: 0 };
  let filled = 0;
  for (const row of sample) {
    const cell = row.cells[index];
    if (isEmpty(cell)) continue;
    filled++;
    const text = textOf(cell);
    const period = typeof cell === 'object' && cell.date ? true : readPeriod(text) !== null;
    if (isNumeric(cell!)) {
      if (period) counts.period++;
      continue;
    }
    const term = read(text);
    if (findStatus(text)) counts.status++;
    else if (findUnit(text)) counts.unit++;
    else if (period) counts.period++;
    else if (names.indicators.find(text).kind === 'one') counts.indicator++;
    else if (names.entities.find(text).kind === 'one') counts.entity++;
    else if (term.indicator) counts.indicator++;
    else if (term.entity) counts.entity++;
    else if (term.rest === '' && (term.span || term.measure)) counts.measure++;
  }
  for (const key of Object.keys(counts) as (keyof Contents)[])
    counts[key] = filled === 0 ? 0 : counts[key] / filled;
  return counts;
}

/** Code and name of the same thing side by side: the one that matches more is used, the other passed over. */
function onlyOneOf(columns: Column[], sample: readonly Row[], names: Names): void {
  for (const key of ['indicator', 'entity'] as const) {
    const rivals = columns.filter((column) => column.key === key);
    if (rivals.length < 2) continue;
    const index = key === 'indicator' ? names.indicators : names.entities;
    const matched = rivals.map(
      ({ index: i }) => sample.filter((row) => index.find(textOf(row.cells[i])).kind === 'one').length,
    );
    const most = matched.indexOf(Math.max(...matched));
    rivals.forEach((column, i) => {
      if (i !== most) column.use = 'skip';
    });
  }
}

const lacksMonth = (period: PeriodReading | undefined): boolean => !period || period.month === null;

/** An indicator named over the column of keys is the whole table's. */
function nameByCorner(columns: readonly Column[]): void {
  const corner = columns.find(({ use, key, term }) => use === 'key' && key !== 'indicator' && term.indicator);
  if (!corner) return;
  for (const { use, term } of columns) {
    if (use === 'value' && !term.indicator) term.indicator = corner.term.indicator!;
  }
}

function markOneMonth(columns: readonly Column[]): void {
  const values = columns.filter(({ use, term }) => use === 'value' && term.period?.month != null);
  const months = new Set(values.map(({ term }) => term.period!.month));
  if (months.size === 1) for (const column of values) column.oneMonth = true;
}

/** The contract's Chinese column names; with them, as with the English ones, unit and percent are fixed. */
const CONTRACT = new Set(['当月', '累计', '当月同比', '累计同比']);

function holdToContract(columns: Column[]): void {
  const keys = new Set(columns.map(({ use, key }) => (use === 'key' ? key : undefined)));
  if (!keys.has('period') || !keys.has('indicator') || !keys.has('entity') || keys.has('unit')) return;
  for (const { use, label, term } of columns) if (use === 'value' && CONTRACT.has(label)) term.exact = true;
}

/**
 * A table whose months repeat is about several things, so the first column of unknown words names them: better to
 * say that none of these names is known than to ask whose figures they are. And where indicators stand across, a
 * column of numbers under an unknown name is an unknown indicator.
 */
function guessNothing(columns: Column[], sample: readonly Row[]): void {
  const textsOf = ({ index }: Column): string[] =>
    sample.filter((row) => !isEmpty(row.cells[index])).map((row) => textOf(row.cells[index]));
  const isNumbers = ({ index }: Column): boolean =>
    sample.some((row) => !isEmpty(row.cells[index]) && isNumeric(row.cells[index]!));
  const unknown = columns.filter(({ use }) => use === 'unknown');
  const period = columns.find(({ use, key }) => use === 'key' && key === 'period');
  const named = columns.some(({ use, key }) => use === 'key' && (key === 'entity' || key === 'indicator'));
  if (period && !named) {
    const months = textsOf(period);
    const words = unknown.find((column) => !isNumbers(column) && textsOf(column).length > 0);
    const repeats = new Set(months).size < months.length;
    if (words && (repeats || new Set(textsOf(words)).size > 1))
      Object.assign(words, { use: 'key', key: 'entity' });
  }
  const keyed = columns.some(({ use }) => use === 'key');
  if (!keyed || columns.some(({ use, key }) => use === 'key' && key === 'indicator')) return;
  for (const column of unknown) {
    if (column.use !== 'unknown' || !isNumbers(column) || column.term.rest === '') continue;
    column.use = 'value';
    column.unnamed = true;
  }
}

/**
 * 本月 | 同比 | 1-本月 | 同比: what a growth column leaves unsaid is said by the figure to its left; and under
 * 工业总产值 | 同比 | 税收 | 同比 so is the indicator.
 */
function inherit(columns: Column[]): void {
  let left: Term | undefined;
  const rowNames = columns.some((column) => column.use === 'key' && column.key === 'indicator');
  const values = columns.filter(({ use }) => use === 'value');
  for (const { term } of values) {
    if (left && !rowNames && !term.indicator && left.indicator && term.rest === '')
      term.indicator = left.indicator;
    if (term.measure !== 'growth') {
      left = term;
      continue;
    }
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

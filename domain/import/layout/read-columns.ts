import type { Names, TermReader } from '../terms/header-terms.ts';
import { type ContractColumn, contractTerm, findStatus, type Term } from '../terms/header-vocabulary.ts';
import { joinPeriods, readPeriod } from '../terms/period-text.ts';
import { isPercentOrPoints } from '../terms/unit-words.ts';
import { compact } from '../text/character-forms.ts';
import { columnName, isEmpty, type Row, textOf } from '../text/table.ts';
import type { Column } from './column.ts';
import {
  inherit,
  markContractColumns,
  markOneMonth,
  nameByCorner,
  resolvePeriods,
  skipWholeYears,
} from './column-neighbours.ts';
import { guessNothing, onlyOneOf, takeUnits, useOf } from './column-use.ts';
import type { Layout } from './table-layout.ts';

/** The label is part of every finding about its column. */
const LONGEST_LABEL = 100;

/** How many rows of a column are looked at to see what it holds. */
const SAMPLE = 200;

/**
 * What each column holds: by its header; where the header is missing or says too little (`单位` may be a unit or
 * an organisation), by the cells below it.
 */
export function toColumns(
  { header, body, contractColumns }: Layout,
  read: TermReader,
  names: Names,
): Column[] {
  const width = Math.max(
    0,
    ...header.map((row) => row.cells.length),
    ...body.slice(0, SAMPLE).map(filledWidth),
  );
  const sample = body.slice(0, SAMPLE);
  const columns = Array.from({ length: width }, (_, index) => {
    const name = contractColumns?.[index];
    return name ? contractColumn(index, header, name) : toColumn(index, header, read);
  });
  addLetters(columns);
  resolvePeriods(columns);
  for (const column of columns) Object.assign(column, useOf(column, sample, read, names));
  onlyOneOf(columns, sample, names);
  takeUnits(columns, sample);
  guessNothing(columns, sample);
  skipWholeYears(columns);
  inherit(columns);
  nameByCorner(columns);
  markOneMonth(columns);
  markContractColumns(columns);
  return columns;
}

/** 同比增减（亿元）: growth as an amount, which is no growth in percent. */
const isAmount = ({ measure, exact, units }: Term): boolean =>
  measure === 'growth' && !exact && units !== undefined && !units.some(isPercentOrPoints);

function filledWidth(row: Row): number {
  let width = row.cells.length;
  while (width > 0 && isEmpty(row.cells[width - 1])) width--;
  return width;
}

/** A column that was recognised by its name already; its header is only its label. */
function contractColumn(index: number, header: readonly Row[], name: ContractColumn): Column {
  const label = textOf(header[0]?.cells[index]);
  return { index, label, term: contractTerm(name), use: 'unknown' };
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
  const label =
    texts
      .map((text) => text.replace(/\s+/g, ' '))
      .join(' / ')
      .slice(0, LONGEST_LABEL) || columnName(index);
  // What the year is expected to come to is no figure of December.
  if (/全年预计|预计全年/.test(compact(label))) term = { ...term, skip: 'target' };
  if (isAmount(term)) term = { ...term, skip: 'increment' };
  const status = findStatus(/预计|快报|快讯|初步/.exec(label)?.[0] ?? '');
  return { index, label, term, use: 'unknown', ...(status && { status }) };
}

/** Two columns called 同比 get their letters added to the label. */
function addLetters(columns: Column[]): void {
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
function joinTerms(upper: Term, lower: Term): Term {
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

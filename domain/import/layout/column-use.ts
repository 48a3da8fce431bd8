import type { Names, TermReader } from '../terms/header-terms.ts';
import { findStatus } from '../terms/header-vocabulary.ts';
import { readPeriod } from '../terms/period-text.ts';
import { findUnit } from '../terms/unit-words.ts';
import { isEmpty, type Row, textOf } from '../text/table.ts';
import type { Column } from './column.ts';
import { isNumeric } from './table-layout.ts';

export function useOf(
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
  // 税收收入 in the corner over a column of months: the corner names the table, the column holds the months. But 2011
  // below 园区 is a figure, unless it is one of several at the beginning of the rows.
  const isSaid = best !== 'period' || shares.barePeriod === 0 || beginsRows(index, sample);
  // Names below 当月 have slipped to the side, and so have the figures behind them.
  const isSlipped = saysFigures(term) && !isFirst(index, sample);
  if (says && shares[best] >= 0.8 && isSaid && !isSlipped) return { use: 'key', key: best };
  return { use: says ? 'value' : 'unknown' };
}

/** `barePeriod`: of the periods those that could be figures as well. */
type Contents = Record<
  'status' | 'unit' | 'measure' | 'period' | 'barePeriod' | 'indicator' | 'entity',
  number
>;

/** 当月, 累计, 同比 and no more: neither whose figures nor which. */
function saysFigures({ span, measure, period, indicator, entity }: Column['term']): boolean {
  return (span !== undefined || measure !== undefined) && !period && !indicator && !entity;
}

function isFirst(index: number, sample: readonly Row[]): boolean {
  return sample.every((row) => row.cells.slice(0, index).every(isEmpty));
}

/** Different ones in several rows, with nothing before them. */
function beginsRows(index: number, sample: readonly Row[]): boolean {
  const texts = new Set(sample.map((row) => textOf(row.cells[index])));
  return texts.size > 1 && isFirst(index, sample);
}

/** Shares of a column's filled cells that are units, months, names …; a column of numbers is none of them. */
function contents(index: number, sample: readonly Row[], read: TermReader, names: Names): Contents {
  const counts: Contents = {
    ...{ status: 0, unit: 0, measure: 0, period: 0, barePeriod: 0, indicator: 0, entity: 0 },
  };
  let filled = 0;
  for (const row of sample) {
    const cell = row.cells[index];
    if (isEmpty(cell)) continue;
    filled++;
    const text = textOf(cell);
    const period = typeof cell === 'object' && cell.date ? true : readPeriod(text) !== null;
    if (isNumeric(cell!)) {
      if (period) {
        counts.period++;
        counts.barePeriod++;
      }
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
export function onlyOneOf(columns: Column[], sample: readonly Row[], names: Names): void {
  for (const key of ['indicator', 'entity'] as const) {
    const rivals = columns.filter((column) => column.key === key);
    if (rivals.length < 2) continue;
    const index = key === 'indicator' ? names.indicators : names.entities;
    const matched = rivals.map(
      ({ index: i }) => sample.filter((row) => index.find(textOf(row.cells[i])).kind === 'one').length,
    );
    const most = matched.indexOf(Math.max(...matched));
    const kept = rivals[most]!;
    kept.twins = [];
    rivals.forEach((column, i) => {
      if (i === most) return;
      column.use = 'skip';
      // 责任单位 next to 园区 is another thing; 园区编码 next to 园区名称 is the same.
      if (key === 'indicator' || stem(column.label) === stem(kept.label)) kept.twins!.push(column.index);
    });
  }
}

const stem = (label: string): string =>
  label.toLowerCase().replace(/名称|编码|代码|code|name|\s*\([a-z]+\)$/g, '');

const LONGEST_UNIT = 6;

/** 单位 next to indicators, over words that are no organisations, short where nothing else names any: a unit, if none that is known. */
export function takeUnits(columns: readonly Column[], sample: readonly Row[]): void {
  if (!columns.some(({ use, key }) => use === 'key' && key === 'indicator')) return;
  if (columns.some(({ use, key }) => use === 'key' && key === 'unit')) return;
  const longest = columns.some(({ use, key }) => use === 'key' && key === 'entity') ? Infinity : LONGEST_UNIT;
  for (const column of columns) {
    if (column.use !== 'unknown' || column.term.rest !== '单位') continue;
    const cells = sample.map((row) => row.cells[column.index]).filter((cell) => !isEmpty(cell));
    if (cells.every((cell) => !isNumeric(cell!) && textOf(cell).trim().length <= longest))
      Object.assign(column, { use: 'key', key: 'unit' });
  }
}

/**
 * A table whose months repeat is about several things, so the first column of unknown words names them: better to
 * say that none of these names is known than to ask whose figures they are. And where indicators stand across, a
 * column of numbers under an unknown name is an unknown indicator.
 */
export function guessNothing(columns: Column[], sample: readonly Row[]): void {
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

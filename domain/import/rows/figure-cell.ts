import type { Indicator, Month, ObservationStatus } from '../../model.ts';
import type { Finding } from '../finding.ts';
import type { Column } from '../layout/column.ts';
import type { Preamble } from '../layout/preamble.ts';
import type { Field } from '../parsed-file.ts';
import type { Term } from '../terms/header-vocabulary.ts';
import { joinPeriods, type PeriodReading } from '../terms/period-text.ts';
import { isPercent, isPercentOrPoints } from '../terms/unit-words.ts';
import { type Mark, type ParsedNumber, parseNumber } from '../text/parse-number.ts';
import { type Cell, textOf } from '../text/table.ts';
import { badFormula, notANumber } from './body-findings.ts';

/** What a row says about all of its figures. */
export interface FigureRow {
  sheet: string | null;
  number: number;
  period: PeriodReading | null;
  indicator: string | null;
  entity: string | null;
  units: readonly string[];
  status: ObservationStatus | null;
  /** What the row's label says in addition to a name: 其中, 同比, 1-上月. */
  label: Term | null;
  /** What the last heading above the row said. */
  heading: Term;
}

/**
 * One figure as it is in the file, with its row, its column and its sheet's preamble: together all that the file
 * says about it. Large files have a million of them, so they share what they can.
 */
export interface FigureCell {
  row: FigureRow;
  column: Column;
  preamble: Preamble;
  cell: Cell;
  value: number;
  marks: CellMarks;
  period: PeriodReading | null;
  indicator: string | null;
  entity: string | null;
  /** Filled in when the file and the answers have been put together. */
  known: Indicator | null;
  month: Month | null;
}

/** What is written with a number: nothing, for nearly all. */
interface CellMarks {
  mark: Mark | null;
  /** A unit behind the number itself: 12.4亿元. */
  unit: string | null;
  /** 持平: zero growth. */
  flat: boolean;
  /** The cell is formatted as a percentage: 0.0293 reads 2.93 %. */
  formatted: boolean;
}

const NO_MARKS: CellMarks = { mark: null, unit: null, flat: false, formatted: false };

/** A figure whose indicator, entity and month are known. */
export interface ResolvedFigure extends KnownFigure {
  entity: string;
  month: Month;
}

/** A figure whose indicator is known. */
export interface KnownFigure extends FigureCell {
  known: Indicator;
}

export function isGrowth({ column, row }: FigureCell): boolean {
  return column.term.measure === 'growth' || row.label?.measure === 'growth';
}

/** 当月 or 累计: by a word in the row or column, by a period from January on (1-8月), by a word in the title. */
export function statedSpan({ column, row, period, preamble }: FigureCell): 'month' | 'ytd' | null {
  return row.label?.span ?? column.term.span ?? (period?.span === 'ytd' ? 'ytd' : preamble.span);
}

/** In one of the contract's own columns, which fix unit and percent. */
export const isExact = ({ column }: FigureCell): boolean => column.term.exact === true;

/** `1-上月`: one month before the table's own. */
export const isLate = ({ column, row }: FigureCell): boolean => column.term.lag === 1 || row.label?.lag === 1;

/** The month is said for this figure, in its row or in one of several months across; not only for the table. */
export function hasOwnPeriod({ column, row }: FigureCell): boolean {
  if (row.period?.month != null) return true;
  return column.term.period?.month != null && column.oneMonth !== true;
}

/**
 * Units said in the nearest place that says any: in the cell, the column, the row, above the table. The unit of a
 * growth column is its own or a percent; 亿元 in the row is the level's.
 */
export function unitsOf(figure: FigureCell): readonly string[] {
  const { column, row, preamble, marks } = figure;
  if (marks.unit) return [marks.unit];
  if (column.term.units) return column.term.units;
  if (!isGrowth(figure)) return row.units.length > 0 ? row.units : preamble.units;
  if (row.label?.measure === 'growth' && row.units.length > 0) return row.units;
  if (row.units.length === 0 && preamble.units.length === 0) return NONE;
  return [...row.units, ...preamble.units].filter(isPercentOrPoints);
}

const NONE: readonly string[] = [];

/** Whether a level is the growth of an indicator that has only growth (规上工业增加值 under 本月). */
export function isGrowthByKind(figure: FigureCell, indicator: Indicator): boolean {
  if (indicator.kind !== 'growth' || isExact(figure)) return false;
  const units = unitsOf(figure);
  return units.length === 0 || units.some(isPercent) || figure.marks.formatted;
}

export const isGrowthField = (field: Field): boolean => field === 'yoyMonth' || field === 'yoyYtd';

export function toFigure(
  row: FigureRow,
  column: Column,
  preamble: Preamble,
  cell: Cell,
  reading: ParsedNumber,
  findings: Finding[],
): FigureCell | null {
  const { term } = column;
  const growth = term.measure === 'growth' || row.label?.measure === 'growth';
  if (reading.kind === 'blank') return null;
  if (reading.kind === 'unreadable' || (reading.kind === 'flat' && !growth)) {
    const at = { sheet: row.sheet, row: row.number, column: column.label, value: textOf(cell) };
    findings.push(typeof cell === 'object' ? badFormula(cell.error === true, at) : notANumber(at));
    return null;
  }
  const above = joinPeriods(preamble.period, row.heading.period ?? null);
  const own = joinRowAndColumn(row.period, column);
  return {
    row,
    column,
    preamble,
    cell,
    value: reading.kind === 'number' ? reading.value : 0,
    marks: marksOf(cell, reading),
    period: joinPeriods(above, own),
    indicator: row.indicator ?? term.indicator ?? row.heading.indicator ?? preamble.indicator,
    entity: row.entity ?? term.entity ?? row.heading.entity ?? preamble.entity,
    known: null,
    month: null,
  };
}

function marksOf(cell: Cell, reading: ParsedNumber): CellMarks {
  const formatted = typeof cell === 'object' && cell.percent === true;
  if (reading.kind === 'flat') return { ...NO_MARKS, flat: true, formatted };
  if (reading.kind !== 'number' || (!reading.mark && !reading.unit && !formatted)) return NO_MARKS;
  return { mark: reading.mark, unit: reading.unit, flat: false, formatted };
}

/**
 * A year in the row and a month in the column are one period, whichever is said where. Where both name a month, the
 * column's counts; unless it is the table's only one, as in a row marked 1-7月 in the table of 1-8月.
 */
function joinRowAndColumn(row: PeriodReading | null, { term, oneMonth }: Column): PeriodReading | null {
  const column = term.period ?? null;
  if (!row || !column) return row ?? column;
  return row.month !== null && (column.month === null || oneMonth)
    ? joinPeriods(column, row)
    : joinPeriods(row, column);
}

export function readCell(cell: Cell): ParsedNumber {
  if (typeof cell === 'number')
    return { kind: 'number', value: cell === 0 ? 0 : cell, mark: null, unit: null };
  if (typeof cell === 'string') return parseNumber(cell);
  if (cell.error || cell.uncalculated || cell.date) return { kind: 'unreadable', fault: 'not-a-number' };
  if (cell.value !== null) return { kind: 'number', value: cell.value, mark: null, unit: null };
  return parseNumber(cell.text);
}

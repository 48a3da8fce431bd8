import type { Finding } from '../finding.ts';
import type { Column } from '../layout/column.ts';
import type { Preamble } from '../layout/preamble.ts';
import { joinPeriods, type PeriodReading } from '../terms/period-text.ts';
import { type ParsedNumber, parseNumber } from '../text/parse-number.ts';
import { type Cell, textOf } from '../text/table.ts';
import { badFormula, notANumber } from './body-findings.ts';
import { type CellMarks, type FigureCell, type FigureRow, NO_MARKS } from './figure-cell.ts';

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

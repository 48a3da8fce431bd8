import type { Column } from './columns.ts';
import type { FigureRow } from './figure-cell.ts';
import { readCell } from './figure-reading.ts';
import type { Row } from './table.ts';
import { monthIn, type Statement } from './titles.ts';
import type { Field, UploadedObservation } from './understanding.ts';

/** A column of the contract's long form with the figure it holds. */
export interface ContractColumn {
  column: Column;
  field: Field;
}

/**
 * The columns of figures when all of them are the contract's own, else null. Their rows leave nothing open, neither
 * unit nor percent nor span, and need none of what wide tables need; large files are of this form.
 */
export function contractColumns(values: readonly Column[]): ContractColumn[] | null {
  const columns: ContractColumn[] = [];
  for (const column of values) {
    const { term } = column;
    if (!term.exact || !term.span || term.period || term.indicator || term.entity) return null;
    if (term.measure === 'growth')
      columns.push({ column, field: term.span === 'month' ? 'yoyMonth' : 'yoyYtd' });
    else columns.push({ column, field: term.span });
  }
  return columns.length > 0 ? columns : null;
}

/** The row's observation; null where anything in it needs a closer look: a word, a mark, a missing name. */
export function readContractRow(
  row: Row,
  said: FigureRow,
  columns: readonly ContractColumn[],
  statement: Statement,
): UploadedObservation | null {
  const { indicator, entity, label } = said;
  const period = monthIn(said.period);
  if (!period || !indicator || !entity || label?.span || label?.measure || label?.period || label?.lag)
    return null;
  const observation: UploadedObservation = {
    period,
    indicator,
    entity,
    month: null,
    ytd: null,
    yoyMonth: null,
    yoyYtd: null,
    status: said.status ?? statement.status,
    sheet: said.sheet,
    row: row.number,
    column: '',
    at: {},
  };
  for (const { column, field } of columns) {
    const cell = row.cells[column.index];
    if (cell === undefined || cell === '') continue;
    if (typeof cell === 'object') return null;
    const reading = readCell(cell);
    if (reading.kind === 'blank') continue;
    if (reading.kind !== 'number' || reading.mark || reading.unit) return null;
    observation[field] = reading.value;
    observation.at[field] = { row: row.number, column: column.label };
    if (observation.column === '') observation.column = column.label;
  }
  return observation;
}

import { monthIn, type Statement } from '../layout/preamble.ts';
import type { Column } from '../layout/read-columns.ts';
import type { Field, Places, UploadedObservation } from '../parsed-file.ts';
import type { Row } from '../text/table.ts';
import type { FigureRow } from './figure-cell.ts';
import { readCell } from './read-figure.ts';

/** A column of the contract's long form with the figure it holds. */
export interface ContractColumn {
  column: Column;
  field: Field;
}

/** Tables of the contract's long form. */
export interface ContractForm {
  columns: readonly ContractColumn[];
  /**
   * Where the figures of a row stand, by which of the columns are filled, a bit for each. Rows filled alike share
   * it: their own would be three objects more for each of a hundred thousand.
   */
  filled: FilledColumns[];
}

type FilledColumns = Pick<UploadedObservation, 'column' | 'at'>;

/**
 * The form when all columns of figures are the contract's own, each once; else null. Its rows leave nothing open,
 * neither unit nor percent nor span, and need none of what wide tables need; large files are of this form.
 */
export function contractForm(values: readonly Column[]): ContractForm | null {
  const columns: ContractColumn[] = [];
  for (const column of values) {
    const { term } = column;
    if (!term.exact || !term.span || term.period || term.indicator || term.entity) return null;
    if (term.measure === 'growth')
      columns.push({ column, field: term.span === 'month' ? 'yoyMonth' : 'yoyYtd' });
    else columns.push({ column, field: term.span });
  }
  const fields = new Set(columns.map(({ field }) => field));
  return columns.length > 0 && fields.size === columns.length ? { columns, filled: [] } : null;
}

/**
 * The row's observation, with '' for a column where it has no figure; null where anything in it needs a closer look:
 * a word, a mark, a unit, a missing name.
 */
export function readContractRow(
  row: Row,
  said: FigureRow,
  form: ContractForm,
  statement: Statement,
): UploadedObservation | null {
  const { indicator, entity, label } = said;
  const period = monthIn(said.period);
  if (!period || !indicator || !entity || said.units.length > 0) return null;
  if (label?.span || label?.measure || label?.period || label?.lag) return null;
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
    at: NOWHERE,
  };
  let filled = 0;
  let bit = 1;
  for (const { column, field } of form.columns) {
    const cell = row.cells[column.index] ?? '';
    if (typeof cell === 'object') return null;
    const reading = readCell(cell);
    if (reading.kind === 'number' && !reading.mark && !reading.unit) {
      observation[field] = reading.value;
      filled |= bit;
    } else if (reading.kind !== 'blank') return null;
    bit <<= 1;
  }
  form.filled[filled] ??= filledColumns(form, filled);
  const { column, at } = form.filled[filled]!;
  observation.column = column;
  observation.at = at;
  return observation;
}

const NOWHERE: Places = {};

function filledColumns({ columns }: ContractForm, filled: number): FilledColumns {
  const own = columns.filter((_, i) => filled & (1 << i));
  const at = own.map(({ column, field }) => [field, { below: 0, column: column.label }]);
  return { column: own[0]?.column.label ?? '', at: Object.fromEntries(at) as Places };
}

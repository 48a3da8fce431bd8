import type { Column } from '../layout/column.ts';
import { monthIn, type Preamble } from '../layout/preamble.ts';
import type { CellLocations, Field, UploadedObservation } from '../parsed-file.ts';
import type { Row } from '../text/table.ts';
import type { FigureRow } from './figure-cell.ts';
import { readCell } from './figure-cell.ts';

/** A column of the contract's long form with the figure it holds. */
interface StandardColumn {
  column: Column;
  field: Field;
}

/** Tables of the contract's long form. */
export interface StandardForm {
  columns: readonly StandardColumn[];
  /**
   * The locations of a row's figures, by which of the columns are filled, a bit for each. Rows filled alike share
   * it: their own would be three objects more for each of a hundred thousand.
   */
  filled: FilledColumns[];
}

type FilledColumns = Pick<UploadedObservation, 'column' | 'at'>;

/**
 * The form when all columns of figures are the contract's own, each once; else null. Its rows leave nothing open,
 * neither unit nor percent nor span, and need none of what wide tables need; large files are of this form.
 */
export function standardForm(values: readonly Column[]): StandardForm | null {
  const columns: StandardColumn[] = [];
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
export function readStandardRow(
  row: Row,
  rowKeys: FigureRow,
  form: StandardForm,
  preamble: Preamble,
): UploadedObservation | null {
  if (rowKeys.units.length > 0) return null;
  const observation = rowWithoutFigures(rowKeys, preamble);
  if (!observation) return null;
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

/** An observation with the keys of a row and no figures; null where the keys leave anything open. */
export function rowWithoutFigures(rowKeys: FigureRow, preamble: Preamble): UploadedObservation | null {
  const { indicator, entity, label } = rowKeys;
  const period = monthIn(rowKeys.period);
  if (!period || !indicator || !entity) return null;
  if (label?.span || label?.measure || label?.period || label?.lag) return null;
  return {
    period,
    indicator,
    entity,
    month: null,
    ytd: null,
    yoyMonth: null,
    yoyYtd: null,
    status: rowKeys.status ?? preamble.status,
    sheet: rowKeys.sheet,
    row: rowKeys.number,
    column: '',
    at: NOWHERE,
  };
}

const NOWHERE: CellLocations = {};

function filledColumns({ columns }: StandardForm, filled: number): FilledColumns {
  const own = columns.filter((_, i) => filled & (1 << i));
  const at = own.map(({ column, field }) => [field, { below: 0, column: column.label }]);
  return { column: own[0]?.column.label ?? '', at: Object.fromEntries(at) as CellLocations };
}

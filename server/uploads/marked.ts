import type { Finding } from '../../domain/upload/finding.ts';
import { type Cell, type Row, textOf } from '../../domain/upload/table.ts';
import type { FileTables } from '../reading/reading.ts';
import { foreignCell } from '../spreadsheet.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';

const MARK = { fill: 'FFF3CD', color: '7A2E0E', wrap: true } as const;
const WEIGHT: Record<Finding['grade'], string> = {
  refuse: '【须改正】',
  confirm: '【请确认】',
  note: '【提示】',
};
/** Of a sheet that stands beside its problems. */
const MARK_WIDTH = 60;

/**
 * A file as it was sent, its problems in a column after the last one, each beside its row; what concerns the whole
 * file beside the first. Rows keep their numbers, so that what is said elsewhere of row 12 is found in row 12.
 */
export function markedSheets({ tables }: FileTables, findings: readonly Finding[]): Sheet[] {
  return tables.map((table, index) => {
    const own = findings.filter(({ sheet }) => sheet === table.name || (sheet === null && index === 0));
    const byRow = new Map<number, Finding[]>();
    for (const finding of own) {
      const row = finding.row ?? 1;
      byRow.set(row, [...(byRow.get(row) ?? []), finding]);
    }
    const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const known = new Map(table.rows.map((row) => [row.number, row]));
    const last = Math.max(1, ...known.keys(), ...byRow.keys());
    const rows = Array.from({ length: last }, (_, place) =>
      markedRow(known.get(place + 1), byRow.get(place + 1), width),
    );
    const widths = [...Array.from({ length: width }, () => 14), MARK_WIDTH];
    return { name: table.name ?? 'Sheet1', widths, rows, frozenRows: 0 };
  });
}

function markedRow(
  row: Row | undefined,
  findings: readonly Finding[] | undefined,
  width: number,
): SheetCell[] {
  const cells = Array.from({ length: width }, (_, column) => toSheetCell(row?.cells[column]));
  if (!findings) return cells;
  const value = findings
    .map(({ grade, column, message, messageEn }) => {
      return `${WEIGHT[grade]}${column ? `${column}：` : ''}${message} ${messageEn}`;
    })
    .join('\n');
  return [...cells, { value, ...MARK }];
}

function toSheetCell(cell: Cell | undefined): SheetCell {
  if (cell === undefined) return null;
  if (typeof cell === 'number') return { value: cell };
  return foreignCell(textOf(cell));
}

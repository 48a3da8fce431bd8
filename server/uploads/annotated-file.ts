import { SPREADSHEET_TYPES, type SpreadsheetFormat } from '../../contract/core/file-types.ts';
import type { Upload } from '../../db/uploads/uploads.ts';
import { type Finding, isProblem } from '../../domain/import/finding.ts';
import { type Cell, type Row, type Table, textOf } from '../../domain/import/text/table.ts';
import type { Preview } from '../../domain/import/upload-document.ts';
import { foreignCell, rowsCsv } from '../../formats/csv/csv-writer.ts';
import type { FileTables } from '../../formats/reader/file-tables.ts';
import type { FileReader } from '../../formats/worker/file-reader.ts';
import type { Sheet, SheetCell } from '../../formats/xlsx/write/cells.ts';
import { writeWorkbook } from '../../formats/xlsx/write/workbook-writer.ts';
import { HttpProblem } from '../http/errors.ts';

const MARK = { fill: 'FFF3CD', color: '7A2E0E', wrap: true } as const;
const WEIGHT: Record<Finding['grade'], string> = {
  refuse: '【须改正】',
  confirm: '【请确认】',
  note: '【提示】',
};
/** Problems written for one row; a cell takes at most 32 767 characters. */
const MOST_BESIDE = 100;
/** Width of the column of problems. */
const MARK_WIDTH = 60;

/** The file with its problems marked beside the rows; of a long file only the rows that have some. */
export async function annotatedFile(
  reader: FileReader,
  upload: Upload,
  bytes: Buffer,
  wanted: SpreadsheetFormat | null,
): Promise<{ content: string | Uint8Array; format: SpreadsheetFormat; type: string }> {
  const { problems, warnings, notes } = upload.document as Preview;
  const findings = [...problems, ...warnings, ...notes];
  const rows = findings.flatMap(({ row }) => (row === null ? [] : [row]));
  const tables = await reader.tables(bytes, rows);
  if (isProblem(tables)) {
    throw new HttpProblem(
      'unusable-file',
      { zh: tables.message, en: tables.messageEn },
      { problems: [tables] },
    );
  }
  const sheets = markedSheets(tables, findings);
  const format = wanted ?? (tables.encoding === 'workbook' || sheets.length > 1 ? 'xlsx' : 'csv');
  const content = format === 'csv' ? rowsCsv(sheets[0]?.rows ?? []) : writeWorkbook(sheets);
  return { content, format, type: SPREADSHEET_TYPES[format] };
}

/**
 * The uploaded sheets with an added last column of problems, each in its row; problems of the whole file are in the
 * first row. Rows keep their numbers, so that row 12 of a message is row 12 here. An excerpt of a long file leaves rows
 * out and has the row number in a first column.
 */
function markedSheets({ tables, excerpt }: FileTables, findings: readonly Finding[]): Sheet[] {
  return tables.map((table, index) => {
    const own = findings.filter(({ sheet }) => sheet === table.name || (sheet === null && index === 0));
    const byRow = new Map<number, Finding[]>();
    for (const finding of own) {
      const row = finding.row ?? 1;
      const list = byRow.get(row);
      if (list) list.push(finding);
      else byRow.set(row, [finding]);
    }
    const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const rows = excerpt ? numberedRows(table, byRow, width) : wholeRows(table, byRow, width);
    const widths = [...Array.from({ length: width }, () => 14), MARK_WIDTH];
    return { name: table.name ?? 'Sheet1', widths: excerpt ? [10, ...widths] : widths, rows, frozenRows: 0 };
  });
}

type ByRow = ReadonlyMap<number, readonly Finding[]>;

function wholeRows(table: Table, byRow: ByRow, width: number): SheetCell[][] {
  const known = new Map(table.rows.map((row) => [row.number, row]));
  const last = lastRow(table, byRow);
  return Array.from({ length: last }, (_, place) =>
    markedRow(known.get(place + 1), byRow.get(place + 1), width),
  );
}

function numberedRows(table: Table, byRow: ByRow, width: number): SheetCell[][] {
  const known = new Map(table.rows.map((row) => [row.number, row]));
  const numbers = [...new Set([...known.keys(), ...byRow.keys()])].sort((a, b) => a - b);
  const note =
    '文件较长，只列出开头和有问题的行；第一列是原行号。 A long file: its top and the rows with problems; the first column is the row number.';
  return [
    [{ value: note, ...MARK, wrap: false }],
    ...numbers.map((number) => [
      { value: number },
      ...markedRow(known.get(number), byRow.get(number), width),
    ]),
  ];
}

function lastRow(table: Table, byRow: ByRow): number {
  let last = Math.max(1, table.rows[table.rows.length - 1]?.number ?? 0);
  for (const row of byRow.keys()) last = Math.max(last, row);
  return last;
}

function markedRow(
  row: Row | undefined,
  findings: readonly Finding[] | undefined,
  width: number,
): SheetCell[] {
  if (!findings) return (row?.cells ?? []).map(toSheetCell);
  const cells = Array.from({ length: width }, (_, column) => toSheetCell(row?.cells[column]));
  const value = findings
    .slice(0, MOST_BESIDE)
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

import { MOST_CELLS, MOST_ROWS, tooLong } from '../../domain/import/text/delimited.ts';
import { type Cell, isEmpty, type Row, type Table, type Visibility } from '../../domain/import/text/table.ts';
import type { Problem } from '../../domain/problem.ts';
import { damagedWorkbook, FileRefused, refuse, refuseDamaged, refuseTooLarge } from '../file-refused.ts';
import { type NumberStyle, numberCell, numberStyle } from '../xlsx/read/number-formats.ts';
import { workbookNotices } from '../xlsx/read/workbook-notices.ts';
import type { Workbook } from '../xlsx/read/workbook-reader.ts';
import { type BiffRecord, biffRecords, KIND, rkNumber, StringReader } from './biff-records.ts';
import { openCompoundFile } from './compound-file.ts';

const MOST_SHEETS = 500;
const MOST_COLUMNS = 256;
const MOST_MERGES = 20_000;
const MOST_STRINGS = 1_000_000;
const MOST_CHARACTERS = 64 * 2 ** 20;

/** What the workbook's own part says about all sheets. */
interface Globals {
  strings: string[];
  styles: NumberStyle[];
  from1904: boolean;
  sheets: { name: string; at: number; visibility: Visibility; worksheet: boolean }[];
  counted: { rows: number; cells: number; scaled: number; unseen: number };
}

/**
 * Reads an Excel 97–2003 workbook (.xls, BIFF8): cells, stored results of formulas, dates, percents, merges, what is
 * hidden. Nothing is run. Called in a process of its own, like the reader of .xlsx.
 */
export function readOldWorkbook(bytes: Buffer): Workbook | Problem {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof FileRefused) return error.problem;
    // Offsets in a damaged file may point anywhere; reading past an end is the file's fault.
    if (OUT_OF_RANGE.includes((error as NodeJS.ErrnoException).code ?? ''))
      return damagedWorkbook('记录内容');
    throw error;
  }
}

const OUT_OF_RANGE = ['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'];

function read(bytes: Buffer): Workbook {
  const file = openCompoundFile(bytes);
  const stream = file.stream('Workbook');
  if (!stream) {
    refuse(
      'old-workbook',
      '这是很旧的 Excel 格式（Excel 95 或更早），或不是表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再上传。',
      'This is a very old Excel format (Excel 95 or before) or no table. Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and upload that.',
    );
  }
  const globals = readGlobals(stream);
  const tables: Table[] = [];
  for (const { name, at, visibility, worksheet } of globals.sheets) {
    if (!worksheet) continue;
    const table: Table = { name, visibility, rows: [], merges: [], hiddenColumns: [], formulas: 0 };
    if (visibility === 'visible') readSheet(stream, at, table, globals);
    tables.push(table);
  }
  if (tables.length === 0) refuseDamaged('没有工作表');
  const findings = workbookNotices({
    macros: file.names.some((name) => /^(_VBA_PROJECT|VBA)/i.test(name)),
    links: false,
    objects: file.names.some((name) => /^(MBD|Ole)/i.test(name)),
    formulas: tables.reduce((sum, table) => sum + table.formulas, 0),
    scaled: globals.counted.scaled,
    unseen: globals.counted.unseen,
  });
  return { tables, findings };
}

function readGlobals(stream: Buffer): Globals {
  const globals: Globals = {
    strings: [],
    styles: [],
    from1904: false,
    sheets: [],
    counted: { rows: 0, cells: 0, scaled: 0, unseen: 0 },
  };
  const formats = new Map<number, string>();
  let sst: Buffer[] | null = null;
  for (const { kind, data } of biffRecords(stream)) {
    if (kind === KIND.continue && sst) {
      sst.push(data);
      continue;
    }
    if (sst) {
      readStrings(sst, globals.strings);
      sst = null;
    }
    if (kind === KIND.bof) {
      if (data.readUInt16LE(0) !== 0x0600) refuseDamaged('版本');
    } else if (kind === KIND.filePass) {
      refuse(
        'encrypted-file',
        '文件有密码保护。请在 Excel 或 WPS 里取消密码，另存后再上传。',
        'The file is protected by a password. Remove the password, save and upload it again.',
      );
    } else if (kind === KIND.date1904) globals.from1904 = data.readUInt16LE(0) === 1;
    else if (kind === KIND.boundSheet) addSheet(globals, data);
    else if (kind === KIND.format) formats.set(data.readUInt16LE(0), new StringReader([data], 2).read());
    else if (kind === KIND.xf) {
      const id = data.readUInt16LE(2);
      globals.styles.push(numberStyle(id, formats.get(id)));
    } else if (kind === KIND.sst) sst = [data];
    else if (kind === KIND.eof) break;
  }
  if (globals.sheets.length === 0) refuseDamaged('没有工作表');
  return globals;
}

function addSheet(globals: Globals, data: Buffer): void {
  if (globals.sheets.length >= MOST_SHEETS) refuseTooLarge();
  const hidden = data[4]! & 3;
  globals.sheets.push({
    at: data.readUInt32LE(0),
    visibility: hidden === 0 ? 'visible' : hidden === 1 ? 'hidden' : 'very-hidden',
    worksheet: data[5] === 0,
    name: new StringReader([data], 6).read(1),
  });
}

function readStrings(chunks: readonly Buffer[], strings: string[]): void {
  const count = chunks[0]!.readUInt32LE(4);
  if (count > MOST_STRINGS) refuseTooLarge();
  const reader = new StringReader(chunks, 8);
  let characters = 0;
  for (let i = 0; i < count && !reader.done; i++) {
    const text = reader.read();
    characters += text.length;
    if (characters > MOST_CHARACTERS) refuseTooLarge();
    strings.push(text);
  }
}

function readSheet(stream: Buffer, at: number, table: Table, globals: Globals): void {
  const rows = new Map<number, Row>();
  const hiddenRows = new Set<number>();
  const { counted } = globals;
  const put = (row: number, column: number, cell: Cell): void => {
    if (isEmpty(cell) || column >= MOST_COLUMNS) return;
    let target = rows.get(row);
    if (!target) {
      target = { number: row + 1, cells: [] };
      rows.set(row, target);
      if (++counted.rows > MOST_ROWS) throw new FileRefused(tooLong());
    }
    if (!isEmpty(target.cells[column])) refuseDamaged('重复的单元格');
    counted.cells += Math.max(0, column + 1 - target.cells.length);
    if (counted.cells > MOST_CELLS) throw new FileRefused(tooLong());
    while (target.cells.length < column) target.cells.push('');
    target.cells[column] = cell;
  };
  const number = (row: number, column: number, style: number, value: number): void => {
    const shown = globals.styles[style] ?? 'plain';
    if (shown === 'scaled') counted.scaled++;
    else if (shown === 'unseen') counted.unseen++;
    put(row, column, numberCell(value, shown, globals.from1904));
  };
  let depth = 0;
  let waiting: [row: number, column: number] | null = null;
  for (const record of biffRecords(stream, at)) {
    const { kind, data } = record;
    if (kind === KIND.bof) depth++;
    else if (kind === KIND.eof && --depth <= 0) break;
    // Charts inside the sheet are streams within the stream.
    else if (depth > 1) continue;
    else if (kind === KIND.formula) waiting = readFormula(record, table, number, put);
    else if (kind === KIND.string && waiting) {
      put(...waiting, new StringReader([data], 0).read());
      waiting = null;
    } else readCell(record, table, globals, number, put, hiddenRows);
  }
  for (const row of hiddenRows) {
    const target = rows.get(row);
    if (target) target.hidden = true;
  }
  table.rows = [...rows.values()].sort((a, b) => a.number - b.number);
}

type PutNumber = (row: number, column: number, style: number, value: number) => void;
type Put = (row: number, column: number, cell: Cell) => void;

/** Text results follow in a record of their own: their place is returned. */
function readFormula(
  { data }: BiffRecord,
  table: Table,
  number: PutNumber,
  put: Put,
): [number, number] | null {
  const [row, column, style] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)];
  table.formulas++;
  if (data.readUInt16LE(12) !== 0xffff) {
    number(row, column, style, data.readDoubleLE(6));
    return null;
  }
  if (data[6] === 0) return [row, column];
  if (data[6] === 1) put(row, column, data[8] ? 'TRUE' : 'FALSE');
  if (data[6] === 2) put(row, column, errorCell(data[8]!));
  return null;
}

function readCell(
  { kind, data }: BiffRecord,
  table: Table,
  { strings }: Globals,
  number: PutNumber,
  put: Put,
  hiddenRows: Set<number>,
): void {
  switch (kind) {
    case KIND.number:
      number(data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4), data.readDoubleLE(6));
      break;
    case KIND.rk:
      number(data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4), rkNumber(data.readInt32LE(6)));
      break;
    case KIND.mulRk: {
      const first = data.readUInt16LE(2);
      for (let at = 4; at + 8 <= data.length; at += 6) {
        const value = rkNumber(data.readInt32LE(at + 2));
        number(data.readUInt16LE(0), first + (at - 4) / 6, data.readUInt16LE(at), value);
      }
      break;
    }
    case KIND.labelSst: {
      const text = strings[data.readUInt32LE(6)] ?? refuseDamaged('共享字符串');
      put(data.readUInt16LE(0), data.readUInt16LE(2), text);
      break;
    }
    case KIND.label:
      put(data.readUInt16LE(0), data.readUInt16LE(2), new StringReader([data], 6).read());
      break;
    case KIND.boolError: {
      const cell = data[7] ? errorCell(data[6]!) : data[6] ? 'TRUE' : 'FALSE';
      put(data.readUInt16LE(0), data.readUInt16LE(2), cell);
      break;
    }
    case KIND.row:
      if (data.readUInt16LE(12) & 0x20) hiddenRows.add(data.readUInt16LE(0));
      break;
    case KIND.colInfo:
      if ((data.readUInt16LE(8) & 1) === 0) break;
      for (
        let column = data.readUInt16LE(0);
        column <= Math.min(data.readUInt16LE(2), MOST_COLUMNS);
        column++
      )
        if (table.hiddenColumns.length < MOST_COLUMNS) table.hiddenColumns.push(column);
      break;
    case KIND.mergedCells:
      for (let at = 2; at + 8 <= data.length && table.merges.length < MOST_MERGES; at += 8)
        table.merges.push({
          firstRow: data.readUInt16LE(at) + 1,
          lastRow: data.readUInt16LE(at + 2) + 1,
          firstColumn: data.readUInt16LE(at + 4),
          lastColumn: data.readUInt16LE(at + 6),
        });
  }
}

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

const errorCell = (code: number): Cell => ({ text: ERRORS[code] ?? '#N/A', value: null, error: true });

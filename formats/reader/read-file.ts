import { isProblem } from '../../domain/import/finding.ts';
import { parseFile } from '../../domain/import/parse-file.ts';
import type { ParsedFile, UploadContext } from '../../domain/import/parsed-file.ts';
import type { Delimiter } from '../../domain/import/text/delimited.ts';
import { type Cell, type Table, textOf } from '../../domain/import/text/table.ts';
import { readTextTable } from '../../domain/import/text/text-table.ts';
import type { Sample } from '../../domain/import/upload-document.ts';
import type { Problem } from '../../domain/problem.ts';
import { readOldWorkbook } from '../xls/xls-reader.ts';
import { readWorkbook } from '../xlsx/read/workbook-reader.ts';
import { excerptOf } from './excerpt.ts';
import { fileKind } from './file-kind.ts';
import type { FileTables } from './file-tables.ts';

export interface FileContent {
  parsed: ParsedFile;
  preview: Sample[];
  delimiter: Delimiter | null;
}

const PREVIEW_ROWS = 10;
const PREVIEW_COLUMNS = 40;
const PREVIEW_SHEETS = 20;

/** Called every few thousand rows with the number of rows read so far. */
export type OnRows = (rows: number) => void;

/** Parses any supported file into tables, in this process. The server calls `worker/file-reader.ts` instead. */
export async function readTables(bytes: Buffer, onRows?: OnRows): Promise<FileTables | Problem> {
  const kind = fileKind(bytes);
  if (typeof kind === 'object') return kind;
  if (kind !== 'text') {
    const workbook = kind === 'workbook' ? await readWorkbook(bytes, onRows) : readOldWorkbook(bytes);
    return isProblem(workbook) ? workbook : { ...workbook, encoding: 'workbook', delimiter: null };
  }
  const read = readTextTable(bytes);
  if (isProblem(read)) return read;
  return { tables: [read.table], encoding: read.encoding, delimiter: read.delimiter, findings: [] };
}

/** The tables to show to a person: of a long file only the top and these rows; all of it for null. */
export async function readExcerpt(
  bytes: Buffer,
  rows: readonly number[] | null,
  onRows?: OnRows,
): Promise<FileTables | Problem> {
  const file = await readTables(bytes, onRows);
  return isProblem(file) || rows === null ? file : excerptOf(file, rows);
}

/** Parses a file and interprets it as observations, in this process. */
export async function parseBytes(
  bytes: Buffer,
  context: UploadContext,
  onRows?: OnRows,
): Promise<FileContent | Problem> {
  const file = await readTables(bytes, onRows);
  if (isProblem(file)) return file;
  return {
    parsed: parseFile(file, context),
    preview: file.tables.slice(0, PREVIEW_SHEETS).map(toPreview),
    delimiter: file.delimiter,
  };
}

function toPreview({ name, rows }: Table): Sample {
  return {
    sheet: name,
    total: rows.length,
    rows: rows.slice(0, PREVIEW_ROWS).map(({ number, cells }) => ({
      row: number,
      cells: cells.slice(0, PREVIEW_COLUMNS).map((cell: Cell) => textOf(cell).slice(0, 100)),
    })),
  };
}

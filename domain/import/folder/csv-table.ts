import { CsvError, parse } from 'csv-parse/sync';
import type { Problem, ProblemList } from '../../problem.ts';

/** A column as our texts call it, and the other headers under which files may have it. */
export interface Column<Name extends string> {
  name: Name;
  labels: readonly string[];
  required: boolean;
}

export interface TableRow<Name extends string> {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  /** The cell without surrounding blanks; '' where it is blank or the file has no such column. */
  cell(column: Name): string;
}

export interface Table<Name extends string> {
  rows: TableRow<Name>[];
  /** Whether the file has the column at all: one it does not have says nothing, a blank cell says "none". */
  has(column: Name): boolean;
  /** The header as it stands in the file. */
  header(column: Name): string;
}

/**
 * The bytes as text: UTF-8, with or without a byte order mark. Nothing is guessed.
 *
 * @returns undefined, with the row named, when they are something else
 */
export function decodeText(bytes: Uint8Array, problems: ProblemList): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes);
    const row = lenient.slice(0, lenient.indexOf('\ufffd')).split('\n').length;
    problems.add(
      'not-utf8',
      { row },
      '文件不是 UTF-8 编码，请另存为“CSV UTF-8”',
      'the file is not UTF-8; save it as "CSV UTF-8"',
    );
    return undefined;
  }
}

/**
 * Reads a CSV whose first row names its columns, in any order and in either language.
 *
 * Problems: a header that is unknown, doubled or missing; a row with more or fewer cells than the header; CSV
 * that is not CSV. Rows without any text are passed over but counted.
 */
export function parseTable<Name extends string>(
  text: string,
  columns: readonly Column<Name>[],
  problems: ProblemList,
): Table<Name> {
  const records = readRecords(text, problems);
  const headers = (records[0] ?? []).map((header) => header.trim());
  if (records.length > 0 && headers.every((header) => header === '')) records.length = 0;
  if (records.length === 0 && problems.length === 0) {
    problems.add(
      'empty-file',
      { row: null },
      '文件是空的，至少应有表头',
      'the file is empty; at least a header is needed',
    );
  }
  const places =
    records.length > 0 ? findColumns(headers, records, columns, problems) : new Map<Name, number>();
  const rows: TableRow<Name>[] = [];
  records.forEach((record, index) => {
    if (index === 0 || record.every((cell) => cell.trim() === '')) return;
    const row = index + 1;
    if (record.length !== headers.length) {
      problems.add(
        'field-count',
        { row, value: record.join(',').slice(0, 80) },
        `本行有 ${record.length} 格，表头有 ${headers.length} 格`,
        `this row has ${record.length} cells, the header has ${headers.length}`,
      );
      return;
    }
    rows.push({
      row,
      cell: (column) => {
        const place = places.get(column);
        return place === undefined ? '' : withoutGuard(record[place]?.trim() ?? '');
      },
    });
  });
  return {
    rows,
    has: (column) => places.has(column),
    header: (column) => {
      const place = places.get(column);
      return place === undefined ? column : headers[place]!;
    },
  };
}

function readRecords(text: string, problems: ProblemList): string[][] {
  try {
    // Empty lines are kept, so that rows are counted as the person sees them.
    return parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = (error as { lines?: number }).lines ?? null;
    const row: Pick<Problem, 'row'> = { row: lines };
    problems.add(
      'csv-syntax',
      row,
      '此处起引号不配对，无法按 CSV 读取',
      'quotes do not match from here on; it cannot be read as CSV',
    );
    return [];
  }
}

/** Our own files put an apostrophe before text that a spreadsheet would calculate; sent back, it is the text again. */
const withoutGuard = (text: string): string => (/^'[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text);

const IN_BRACKETS = /^([^（(]+)[（(]([^（()）]+)[)）]$/;

/** A header that says the same column twice, once in brackets: `ytd（累计）`, `累计(ytd)`. */
function namedTwice<Name>(header: string, byHeader: ReadonlyMap<string, Name>): Name | undefined {
  const [, outside, inside] = IN_BRACKETS.exec(header) ?? [];
  if (outside === undefined || inside === undefined) return undefined;
  const name = byHeader.get(outside.trim().toLowerCase());
  return name !== undefined && byHeader.get(inside.trim().toLowerCase()) === name ? name : undefined;
}

function findColumns<Name extends string>(
  headers: readonly string[],
  records: readonly (readonly string[])[],
  columns: readonly Column<Name>[],
  problems: ProblemList,
): Map<Name, number> {
  const byHeader = new Map(
    columns.flatMap((column) =>
      [column.name, ...column.labels].map((label) => [label.toLowerCase(), column.name]),
    ),
  ) as Map<string, Name>;
  const places = new Map<Name, number>();
  headers.forEach((header, place) => {
    // Spreadsheets leave empty columns at the end.
    if (header === '' && records.every((record) => (record[place] ?? '').trim() === '')) return;
    const name = byHeader.get(header.toLowerCase()) ?? namedTwice(header, byHeader);
    const at = { row: 1, column: header };
    if (name === undefined) {
      const known = columns.map((column) => column.name).join(', ');
      problems.add(
        'unknown-column',
        at,
        `不认识的列；可用的列：${known}`,
        `unknown column; the columns are ${known}`,
      );
    } else if (places.has(name)) {
      problems.add('duplicate-column', at, `“${name}”列重复`, `the column "${name}" stands twice`);
    } else {
      places.set(name, place);
    }
  });
  for (const { name, labels, required } of columns) {
    if (!required || places.has(name)) continue;
    const zh = `缺少必需的列 ${[name, ...labels.slice(0, 1)].join('（')}${labels.length > 0 ? '）' : ''}`;
    problems.add('missing-column', { row: 1, column: name }, zh, `the column "${name}" is missing`);
  }
  return places;
}

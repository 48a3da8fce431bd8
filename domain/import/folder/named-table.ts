import type { ProblemList } from '../../problem.ts';
import { type Cell, isEmpty, type Row, type Table, textOf } from '../text/table.ts';

/** A column of a file of the data folder, and the other headers under which files may have it. */
export interface NamedColumn<Name extends string> {
  name: Name;
  labels: readonly string[];
  required: boolean;
}

/** A value with the row of the file that it was read from. */
export interface Located<T> {
  row: number;
  value: T;
}

export interface NamedRow<Name extends string> {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  /** As it is in the file; '' where it is blank or the file has no such column. */
  cell(column: Name): Cell;
  /** The cell's text without surrounding blanks. */
  text(column: Name): string;
}

export interface NamedTable<Name extends string> {
  rows: NamedRow<Name>[];
  /** Whether the file has the column at all: a file without it says nothing about it, a blank cell says "none". */
  has(column: Name): boolean;
  /** The header as it is in the file. */
  header(column: Name): string;
}

/**
 * Finds the columns of a table by its first row, which names them in any order and in either language.
 *
 * Problems: a header that is unknown, doubled or missing; a row with more or fewer cells than the header. Such a row
 * is left out.
 */
export function toNamedTable<Name extends string>(
  table: Table,
  columns: readonly NamedColumn<Name>[],
  problems: ProblemList,
): NamedTable<Name> {
  const [head, ...body] = table.rows;
  const headers = (head?.cells ?? []).map((cell) => textOf(cell).trim());
  if (!head || headers.every((header) => header === '')) {
    problems.add(
      'empty-file',
      { row: null },
      '文件是空的，至少应有表头',
      'the file is empty; at least a header is needed',
    );
    return { rows: [], has: () => false, header: (column) => column };
  }
  const indexes = findColumns(headers, head.number, body, columns, problems);
  const rows: NamedRow<Name>[] = [];
  for (const { number, cells } of body) {
    if (cells.every(isEmpty)) continue;
    if (cells.length !== headers.length) {
      problems.add(
        'field-count',
        { row: number, value: cells.map(textOf).join(',').slice(0, 80) },
        `本行有 ${cells.length} 格，表头有 ${headers.length} 格`,
        `this row has ${cells.length} cells, the header has ${headers.length}`,
      );
      continue;
    }
    const cell = (column: Name): Cell => cells[indexes.get(column) ?? -1] ?? '';
    rows.push({ row: number, cell, text: (column) => textOf(cell(column)).trim() });
  }
  return {
    rows,
    has: (column) => indexes.has(column),
    header: (column) => headers[indexes.get(column) ?? -1] ?? column,
  };
}

const IN_BRACKETS = /^([^（(]+)[（(]([^（()）]+)[)）]$/;

/** A header that says the same column twice, once in brackets: `ytd（累计）`, `累计(ytd)`. */
function namedTwice<Name>(header: string, byHeader: ReadonlyMap<string, Name>): Name | undefined {
  const [, outside, inside] = IN_BRACKETS.exec(header) ?? [];
  if (outside === undefined || inside === undefined) return undefined;
  const name = byHeader.get(outside.trim().toLowerCase());
  return name !== undefined && byHeader.get(inside.trim().toLowerCase()) === name ? name : undefined;
}

/** Column name → index of its cell in every row. */
function findColumns<Name extends string>(
  headers: readonly string[],
  row: number,
  body: readonly Row[],
  columns: readonly NamedColumn<Name>[],
  problems: ProblemList,
): Map<Name, number> {
  const byHeader = new Map(
    columns.flatMap((column) =>
      [column.name, ...column.labels].map((label) => [label.toLowerCase(), column.name]),
    ),
  ) as Map<string, Name>;
  const indexes = new Map<Name, number>();
  headers.forEach((header, index) => {
    // Spreadsheets leave empty columns at the end.
    if (header === '' && body.every(({ cells }) => isEmpty(cells[index]))) return;
    const name = byHeader.get(header.toLowerCase()) ?? namedTwice(header, byHeader);
    const at = { row, column: header };
    if (name === undefined) {
      const known = columns.map((column) => column.name).join(', ');
      problems.add(
        'unknown-column',
        at,
        `不认识的列；可用的列：${known}`,
        `unknown column; the columns are ${known}`,
      );
    } else if (indexes.has(name)) {
      problems.add('duplicate-column', at, `“${name}”列重复`, `the column "${name}" stands twice`);
    } else {
      indexes.set(name, index);
    }
  });
  for (const { name, labels, required } of columns) {
    if (!required || indexes.has(name)) continue;
    const zh = `缺少必需的列 ${[name, ...labels.slice(0, 1)].join('（')}${labels.length > 0 ? '）' : ''}`;
    problems.add('missing-column', { row, column: name }, zh, `the column "${name}" is missing`);
  }
  return indexes;
}

import { type NumberFault, parseNumber } from '../../parse-number.ts';
import type { ProblemList } from '../../problem.ts';
import type { Table, TableRow } from './csv-table.ts';

/** Words that stand for one of ours: each of our words with its Chinese. */
export type Vocabulary<Word extends string> = Readonly<Record<Word, readonly string[]>>;

const FAULTS: Record<NumberFault, readonly [zh: string, en: string]> = {
  'not-a-number': ['不是数字', 'not a number'],
  'scientific-notation': [
    '科学计数法可能已丢失位数，请写出完整数字',
    'scientific notation may have lost digits; write the whole number',
  ],
  'number-too-large': ['数字过大', 'the number is too large'],
};

/**
 * Reads the cells of one table. Every method returns undefined when the cell cannot be used, and has then said
 * why; so a caller that finds undefined leaves the row out and goes on to the next.
 */
export class CellReader<Name extends string> {
  readonly #table: Table<Name>;
  readonly problems: ProblemList;

  constructor(table: Table<Name>, problems: ProblemList) {
    this.#table = table;
    this.problems = problems;
  }

  /** Says what is wrong with a cell. */
  refuse(row: TableRow<Name>, column: Name | null, code: string, zh: string, en: string): undefined {
    const value = column === null ? null : row.cell(column);
    const header = column === null ? null : this.#table.header(column);
    this.problems.add(code, { row: row.row, column: header, value }, zh, en);
    return undefined;
  }

  /** Text that must be there. */
  text(row: TableRow<Name>, column: Name): string | undefined {
    const text = row.cell(column);
    return text === '' ? this.refuse(row, column, 'blank', '不能为空', 'must not be blank') : text;
  }

  /** One word of a closed set. */
  word<Word extends string>(row: TableRow<Name>, column: Name, words: Vocabulary<Word>): Word | undefined {
    const text = this.text(row, column);
    if (text === undefined) return undefined;
    const all = Object.keys(words) as Word[];
    const word = all.find((each) => each === text.toLowerCase() || words[each].includes(text));
    if (word !== undefined) return word;
    const zh = all.map((each) => [each, ...words[each].slice(0, 1)].join(' ')).join('、');
    return this.refuse(
      row,
      column,
      'unknown-word',
      `应为其中之一：${zh}`,
      `expected one of ${all.join(', ')}`,
    );
  }

  /** A number, or null where the cell is blank: blank is "not reported", never zero. */
  number(row: TableRow<Name>, column: Name): number | null | undefined {
    const text = row.cell(column);
    if (text === '') return null;
    const parsed = parseNumber(text);
    if ('value' in parsed) return parsed.value;
    return this.refuse(row, column, parsed.fault, ...FAULTS[parsed.fault]);
  }

  /** A whole number within bounds, or null where the cell is blank. */
  whole(row: TableRow<Name>, column: Name, least: number, most: number): number | null | undefined {
    const value = this.number(row, column);
    if (value === undefined || value === null) return value;
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    return this.refuse(
      row,
      column,
      'out-of-range',
      `应为 ${least} 到 ${most} 之间的整数`,
      `expected a whole number from ${least} to ${most}`,
    );
  }

  /** A whole number that must be there. */
  wholeRequired(row: TableRow<Name>, column: Name, least: number, most: number): number | undefined {
    return this.text(row, column) === undefined
      ? undefined
      : (this.whole(row, column, least, most) ?? undefined);
  }

  /** A new code: letters (any script), digits, dot, dash, underscore; codes stand in addresses and in lists. */
  code(row: TableRow<Name>, column: Name): string | undefined {
    const code = this.text(row, column);
    if (code === undefined || /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(code)) return code;
    return this.refuse(
      row,
      column,
      'bad-code',
      '编码只能由文字、数字、点、横线、下划线组成，最长 64 个字符',
      'a code consists of letters, digits, dots, dashes and underscores, 64 at most',
    );
  }
}

/** Whether every value is usable; narrows their types. */
export function complete<T extends Record<string, unknown>>(
  values: T,
): values is { [Key in keyof T]: Exclude<T[Key], undefined> } & T {
  return Object.values(values).every((value) => value !== undefined);
}

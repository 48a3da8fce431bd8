import type { ProblemList } from '../../problem.ts';
import { codeOf, type NameIndex } from '../terms/name-index.ts';
import { fullUnit, isPercent, powerBetween, shift } from '../terms/unit-words.ts';
import { compact } from '../text/character-forms.ts';
import { type NumberFault, parseNumber } from '../text/parse-number.ts';
import type { NamedRow, NamedTable } from './named-table.ts';

/** A closed set of words: each of ours with its Chinese. */
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
 * Reads the cells of one table. Every method returns undefined when the cell cannot be used, and has then added the
 * problem; the caller leaves the row out and goes on to the next.
 */
export class CellReader<Name extends string> {
  readonly #table: NamedTable<Name>;
  readonly problems: ProblemList;

  constructor(table: NamedTable<Name>, problems: ProblemList) {
    this.#table = table;
    this.problems = problems;
  }

  /** Adds a problem about a cell, or about the whole row where `column` is null. */
  refuse(row: NamedRow<Name>, column: Name | null, code: string, zh: string, en: string): undefined {
    const value = column === null ? null : row.text(column);
    const header = column === null ? null : this.#table.header(column);
    this.problems.add(code, { row: row.row, column: header, value }, zh, en);
    return undefined;
  }

  /** Text that must be there. */
  text(row: NamedRow<Name>, column: Name): string | undefined {
    const text = row.text(column);
    return text === '' ? this.refuse(row, column, 'blank', '不能为空', 'must not be blank') : text;
  }

  /** Text or null; what is stored where the file does not have the column. */
  optional(row: NamedRow<Name>, column: Name, stored: string | null | undefined): string | null {
    return this.#table.has(column) ? row.text(column) || null : (stored ?? null);
  }

  /** Texts between semicolons; what is stored where the file does not have the column. */
  list(row: NamedRow<Name>, column: Name, stored: readonly string[] = []): string[] {
    if (!this.#table.has(column)) return [...stored];
    const texts = row.text(column).split(/[;；|]/);
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  /**
   * Whether an earlier row has the same code, which is a problem.
   *
   * @param rows row numbers by code; the row is added to them
   */
  isRepeated(
    row: NamedRow<Name>,
    column: Name,
    code: string | undefined,
    rows: Map<string, number>,
  ): boolean {
    if (code === undefined) return false;
    const first = rows.get(code);
    if (first === undefined) rows.set(code, row.row);
    else this.refuse(row, column, 'duplicate-row', `与第 ${first} 行重复`, `the same as row ${first}`);
    return first !== undefined;
  }

  /** The code of what a cell names, by its code or by a name that belongs to one thing only. */
  reference(row: NamedRow<Name>, column: Name, names: NameIndex): string | undefined {
    const text = this.text(row, column);
    if (text === undefined) return undefined;
    const match = names.find(text);
    const code = codeOf(match);
    if (code !== null) return code;
    if (match.kind === 'several') {
      const codes = match.codes.join(', ');
      return this.refuse(
        row,
        column,
        'ambiguous-name',
        `这个名称可指 ${codes}，请写编码`,
        `this name may mean ${codes}; write the code`,
      );
    }
    return this.refuse(
      row,
      column,
      `unknown-${column}`,
      '没有这个编码或名称',
      'nothing has this code or name',
    );
  }

  /** One word of a closed set. */
  word<Word extends string>(row: NamedRow<Name>, column: Name, words: Vocabulary<Word>): Word | undefined {
    const text = this.text(row, column);
    if (text === undefined) return undefined;
    const bare = compact(text).toLowerCase();
    const all = Object.keys(words) as Word[];
    const word = all.find((each) => each === bare || words[each].includes(bare));
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

  /**
   * A number, or null where the cell is blank: blank is "not reported", never zero.
   *
   * @param unit of the result: a cell may state another of the same sort (`12 000万元` for 亿元 → 1.2) or a percent
   */
  number(row: NamedRow<Name>, column: Name, unit: string | null = null): number | null | undefined {
    const cell = row.cell(column);
    if (typeof cell === 'number') return cell;
    const parsed = parseNumber(row.text(column));
    if (parsed.kind === 'blank') return null;
    if (parsed.kind === 'number') {
      if (parsed.mark === null && parsed.unit === null) return parsed.value;
      if (parsed.mark === 'percent' && isPercent(unit)) return parsed.value;
      const power = parsed.unit && unit ? powerBetween(fullUnit(parsed.unit, unit), unit) : null;
      if (power !== null) return shift(parsed.value, power);
    }
    const fault = parsed.kind === 'unreadable' ? parsed.fault : 'not-a-number';
    return this.refuse(row, column, fault, ...FAULTS[fault]);
  }

  /** A number that must be there. */
  numberRequired(row: NamedRow<Name>, column: Name, unit: string | null): number | undefined {
    const value = this.number(row, column, unit);
    return value === null ? this.#refuseNoNumber(row, column) : value;
  }

  /** A blank cell, or one that says in a word or a mark that there is nothing. */
  #refuseNoNumber(row: NamedRow<Name>, column: Name): undefined {
    return this.text(row, column) === undefined
      ? undefined
      : this.refuse(row, column, 'not-a-number', ...FAULTS['not-a-number']);
  }

  /** A whole number within bounds, or null where the cell is blank. */
  whole(row: NamedRow<Name>, column: Name, least: number, most: number): number | null | undefined {
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
  wholeRequired(row: NamedRow<Name>, column: Name, least: number, most: number): number | undefined {
    const value = this.whole(row, column, least, most);
    return value === null ? this.#refuseNoNumber(row, column) : value;
  }

  /** A new code: letters of any script, digits, dot, dash, underscore. Codes are used in addresses and in lists. */
  code(row: NamedRow<Name>, column: Name): string | undefined {
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

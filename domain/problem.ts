import type { Text } from './model.ts';

/**
 * Something wrong with an input, with what a statistician needs to correct it: where it is, what was found, what was
 * expected. A bad cell is a value with a reason; it is never NaN and never zero.
 */
export interface Problem {
  /** Closed, kebab-case, stable: scripts may match on it. */
  code: string;
  /** File name, for problems in a folder of files. */
  file?: string;
  /** 1-based row as a spreadsheet numbers it (the header is row 1), or null for the file as a whole. */
  row: number | null;
  /** The column's header as written in the file, or null for the whole row. */
  column: string | null;
  /** The cell's content, as text. */
  value: string | null;
  message: string;
  messageEn: string;
}

/** Where in a file, and the cell's content. */
export interface CellLocation {
  row: number | null;
  column?: string | null;
  value?: string | null;
}

/** An error with a sentence for the person who can do something about it. */
export class ExplainedError extends Error {
  readonly text: Text;

  constructor(zh: string, en: string) {
    super(en);
    this.name = new.target.name;
    this.text = { zh, en };
  }
}

/** Collects all problems of one file, so that they are reported together. */
export class ProblemList {
  readonly #file: string;
  readonly #problems: Problem[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  get length(): number {
    return this.#problems.length;
  }

  /** In the order of rows. */
  get problems(): readonly Problem[] {
    return [...this.#problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  }

  add(
    code: string,
    { row, column = null, value = null }: CellLocation,
    message: string,
    messageEn: string,
  ): void {
    this.#problems.push({ code, file: this.#file, row, column, value, message, messageEn });
  }
}

import type { Problem } from './problem.ts';

/** Where in a file, and what stood there. */
export interface Place {
  row: number | null;
  column?: string | null;
  value?: string | null;
}

/** Collects everything that is wrong with one file, so that all of it is said at once. */
export class ProblemList {
  readonly #file: string;
  readonly #problems: Problem[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  get length(): number {
    return this.#problems.length;
  }

  /** From the top of the file to its end. */
  get problems(): readonly Problem[] {
    return [...this.#problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  }

  add(code: string, { row, column = null, value = null }: Place, message: string, messageEn: string): void {
    this.#problems.push({ code, file: this.#file, row, column, value, message, messageEn });
  }
}

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

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  add(code: string, { row, column = null, value = null }: Place, message: string, messageEn: string): void {
    this.#problems.push({ code, file: this.#file, row, column, value, message, messageEn });
  }
}

import type { Problem } from '../domain/problem.ts';

/** A file that is not accepted, with the reason in both languages. Crosses the process boundary as its problem. */
export class FileRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.messageEn);
    this.name = 'FileRefused';
    this.problem = problem;
  }
}

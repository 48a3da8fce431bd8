import type { Problem } from '../../domain/problem.ts';

/**
 * Messages between the server and a task's process, the same for every task. They travel on Node's IPC channel as
 * structured clones, so bytes stay bytes.
 */
export type ToChild = { type: 'run'; name: string; input: unknown } | { type: 'answer'; value: unknown };

/** `result`, `refused` (the file is not accepted) and `failed` (a bug) are the last message of a task. */
export type FromChild =
  | { type: 'progress'; value: unknown }
  | { type: 'ask'; question: unknown }
  | { type: 'result'; value: unknown }
  | { type: 'refused'; problem: Problem }
  | { type: 'failed'; stack: string };

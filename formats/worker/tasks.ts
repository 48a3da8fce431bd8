import type { TaskHost } from './task.ts';

export interface TaskLimits {
  /** Heap, in megabytes. */
  memory: number;
  /** Milliseconds without progress after which the process is killed. */
  timeout: number;
  /** Milliseconds after which it is killed however much progress it reports. */
  total: number;
}

const READING: TaskLimits = { memory: 768, timeout: 5000, total: 15_000 };
/** A deck of 120 pages takes a fifth of this memory, and a second at most from one page to the next. */
const DECK: TaskLimits = { memory: 256, timeout: 20_000, total: 120_000 };

/** Tasks by name. Modules are loaded by the process that runs the task, not by the server. */
export const TASKS = {
  'read-file': { limits: READING, load: async () => (await import('./read-file.ts')).readFileTask },
  'render-deck': { limits: DECK, load: async () => (await import('./render-deck.ts')).renderDeck },
  'render-table': { limits: DECK, load: async () => (await import('./render-table.ts')).renderTable },
  refill: { limits: DECK, load: async () => (await import('./refill.ts')).refill },
  'describe-template': {
    limits: DECK,
    load: async () => (await import('./describe-template.ts')).describeTemplate,
  },
};

type Tasks = { [Name in keyof typeof TASKS]: Awaited<ReturnType<(typeof TASKS)[Name]['load']>> };
export type TaskName = keyof Tasks;
export type Input<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type Output<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
type HostOf<Name extends TaskName> = Parameters<Tasks[Name]>[1];
export type Progress<Name extends TaskName> = Parameters<HostOf<Name>['report']>[0];
export type Question<Name extends TaskName> = Parameters<HostOf<Name>['ask']>[0];
export type Answer<Name extends TaskName> = Awaited<ReturnType<HostOf<Name>['ask']>>;

/** Runs a task in this process. */
export async function runTask<Name extends TaskName>(
  name: Name,
  input: Input<Name>,
  host: TaskHost<Progress<Name>, Question<Name>, Answer<Name>>,
): Promise<Output<Name>> {
  const task = (await TASKS[name].load()) as (input: unknown, host: unknown) => Promise<Output<Name>>;
  return task(input, host);
}

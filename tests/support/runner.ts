import { fileURLToPath } from 'node:url';
import { createRunner, type Run, type RunnerOptions } from '../../formats/worker/runner.ts';
import { runTask } from '../../formats/worker/tasks.ts';

/** Starts task processes from their TypeScript sources, patiently, because tests run in parallel. */
export const RUNNER: RunnerOptions = {
  execArgv: ['--import', fileURLToPath(new URL('typescript.js', import.meta.url))],
  limits: { timeout: 20_000, total: 60_000 },
};

export const { run } = createRunner(RUNNER);

/** Runs tasks in this process. An aborted signal rejects, and leaves the task to itself. */
export const runHere: Run = (name, input, { signal, onProgress, onAsk } = {}) =>
  new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
    const host = {
      report: (progress: never) => onProgress?.(progress),
      ask: (question: never) => onAsk!(question),
    };
    runTask(name, input, host as never).then(resolve as never, reject);
  });

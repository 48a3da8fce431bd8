import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { FileRefused } from '../file-refused.ts';
import type { FromChild, ToChild } from './message.ts';
import {
  type Answer,
  type Input,
  type Output,
  type Progress,
  type Question,
  TASKS,
  type TaskLimits,
  type TaskName,
} from './tasks.ts';

/*
 * Runs each task in a child process of its own, which ends with it.
 *
 * Why not worker threads: a thread that runs out of memory can take the whole server down with it. Of nine ways to
 * fill a thread's heap beyond `resourceLimits` (Node 20.20), four aborted the process: growing a Map, String.split,
 * a global String.match and spreading a string. Uploaded files can provoke each of these. A process that dies only
 * fails its own task.
 */

export interface RunOptions<Name extends TaskName> {
  /** Aborting kills the process and rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  onProgress?: (progress: Progress<Name>) => void;
  /** Answers what the task asks for while it runs. */
  onAsk?: (question: Question<Name>) => Promise<Answer<Name>>;
}

/**
 * @throws FileRefused where the task does not accept the file
 * @throws TaskKilled where it exceeded its time or memory
 */
export type Run = <Name extends TaskName>(
  name: Name,
  input: Input<Name>,
  options?: RunOptions<Name>,
) => Promise<Output<Name>>;

/**
 * A task's process was killed before it was done. `memory` covers every death by signal: V8 aborts when the heap is
 * full, the system kills when memory runs out, and a native crash would happen again with the same file.
 */
export class TaskKilled extends Error {
  readonly reason: 'time' | 'memory';

  constructor(name: TaskName, reason: 'time' | 'memory') {
    super(`${name} exceeded its ${reason}`);
    this.name = 'TaskKilled';
    this.reason = reason;
  }
}

export interface RunnerOptions {
  /** Arguments for Node before the script: tests load TypeScript with them. */
  execArgv?: readonly string[];
  /** Limits in place of the tasks' own. */
  limits?: Partial<TaskLimits>;
}

export interface Runner {
  run: Run;
  /**
   * From now on, keeps one idle process (40 MB) for the next file to read: a small file is read in 6 ms instead of
   * 130 ms (on a busy machine with two cores). It does not keep Node running.
   */
  keepSpare(): void;
  /** Ends the spare process and starts no other. */
  close(): void;
}

const CHILD = fileURLToPath(
  new URL(`./child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/** About a third of a normal process's share of a busy processor, so that people looking at figures come first. */
const NICENESS = 5;

export function createRunner({ execArgv = [], limits = {} }: RunnerOptions = {}): Runner {
  let spare: ChildProcess | undefined;
  let keepsSpare = false;
  const limitsOf = (name: TaskName): TaskLimits => ({ ...TASKS[name].limits, ...limits });

  const startSpare = (): void => {
    if (!keepsSpare || spare) return;
    const child = start(execArgv, limitsOf('read-file').memory);
    spare = child;
    child.unref();
    child.channel?.unref();
    const forget = (): void => {
      if (spare === child) spare = undefined;
    };
    child.once('exit', forget);
    child.once('error', forget);
  };

  const takeSpare = (): ChildProcess | undefined => {
    const child = spare;
    spare = undefined;
    child?.ref();
    child?.channel?.ref();
    return child;
  };

  return {
    async run<Name extends TaskName>(
      name: Name,
      input: Input<Name>,
      options: RunOptions<Name> = {},
    ): Promise<Output<Name>> {
      options.signal?.throwIfAborted();
      const limit = limitsOf(name);
      const child = (name === 'read-file' && takeSpare()) || start(execArgv, limit.memory);
      try {
        return await serve(child, name, input, limit, options);
      } finally {
        child.kill('SIGKILL');
        startSpare();
      }
    },
    keepSpare() {
      keepsSpare = true;
      startSpare();
    },
    close() {
      keepsSpare = false;
      spare?.kill('SIGKILL');
    },
  };
}

function start(execArgv: readonly string[], memory: number): ChildProcess {
  // Most of what is read lives until the end: promote it early, and collect garbage late.
  const heap = ['--max-semi-space-size=4', `--initial-heap-size=${memory / 4}`];
  const child = fork(CHILD, [], {
    execArgv: [`--max-old-space-size=${memory}`, ...heap, ...execArgv],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // No settings and no secrets.
    env: {},
  });
  try {
    if (child.pid !== undefined) setPriority(child.pid, NICENESS);
  } catch {
    // It has ended already, or the system does not allow it: then it runs at normal priority.
  }
  return child;
}

function serve<Name extends TaskName>(
  child: ChildProcess,
  name: Name,
  input: Input<Name>,
  { timeout, total }: TaskLimits,
  { signal, onProgress, onAsk }: RunOptions<Name>,
): Promise<Output<Name>> {
  let idle: NodeJS.Timeout | undefined;
  let longest: NodeJS.Timeout | undefined;
  let abort = (): void => {};
  const done = new Promise<Output<Name>>((resolve, reject) => {
    abort = () => reject(signal!.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    const tooSlow = (): void => reject(new TaskKilled(name, 'time'));
    idle = setTimeout(tooSlow, timeout);
    longest = setTimeout(tooSlow, total);
    // Sending fails where the process has died: `exit` says why.
    const send = (message: ToChild): void => void child.send(message, () => {});
    child.on('message', (message: FromChild) => {
      idle?.refresh();
      switch (message.type) {
        case 'progress':
          return onProgress?.(message.value as Progress<Name>);
        case 'ask':
          return void answer(message.question as Question<Name>).then((value) => {
            idle?.refresh();
            send({ type: 'answer', value });
          }, reject);
        case 'result':
          return resolve(message.value as Output<Name>);
        case 'refused':
          return reject(new FileRefused(message.problem));
        case 'failed':
          return reject(new Error(`${name} failed: ${message.stack}`));
      }
    });
    const answer = async (question: Question<Name>): Promise<Answer<Name>> => {
      if (!onAsk) throw new Error(`${name} asked a question and no answer was provided`);
      return onAsk(question);
    };
    child.on('error', reject);
    child.on('exit', (code, signalName) => {
      // V8 aborts with code 134 where there are no signals. Every other code is a bug.
      const isKilled = signalName !== null || code === 134;
      reject(isKilled ? new TaskKilled(name, 'memory') : new Error(`${name} ended with code ${code}`));
    });
    send({ type: 'run', name, input });
  });
  return done.finally(() => {
    clearTimeout(idle);
    clearTimeout(longest);
    signal?.removeEventListener('abort', abort);
  });
}

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
 * Runs each task in a child process of its own, which ends with it. Only small files are read one after the other by
 * the same process, because starting one takes longer than reading them.
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
  keepReader(): void;
  /** Ends the idle process and keeps no other. */
  close(): void;
}

const CHILD = fileURLToPath(
  new URL(`./child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/** Bytes of a file whose reading leaves nothing large behind, so that its process may read the next one. */
const SMALL_FILE = 128 * 1024;

/** Files read by one process: whatever their reading leaves behind stays bounded. */
const FILES_A_PROCESS = 100;

/** About a third of a normal process's share of a busy processor, so that people looking at figures come first. */
const NICENESS = 5;

export function createRunner({ execArgv = [], limits = {} }: RunnerOptions = {}): Runner {
  const limitsOf = (name: TaskName): TaskLimits => ({ ...TASKS[name].limits, ...limits });
  const startReader = (): TaskProcess => new TaskProcess(execArgv, limitsOf('read-file').memory);
  let keeps = false;
  let idle: TaskProcess | undefined;

  const keep = (reader: TaskProcess): void => {
    idle = reader;
    reader.setIdle(true);
  };

  const wantsReader = (): boolean => keeps && !idle?.isAlive;

  /** Reads in `reader`, which goes on to the next file where that is safe. */
  const readIn = async (
    reader: TaskProcess,
    input: Input<'read-file'>,
    options: RunOptions<'read-file'>,
  ): Promise<Output<'read-file'>> => {
    const isSmall = input.bytes.length <= SMALL_FILE;
    let isDone = false;
    try {
      const output = await reader.run('read-file', input, limitsOf('read-file'), options);
      isDone = true;
      return output;
    } finally {
      const isReusable = isDone && isSmall && reader.tasks < FILES_A_PROCESS;
      if (!isReusable || !wantsReader()) reader.kill();
      if (wantsReader()) keep(isReusable ? reader : startReader());
    }
  };

  const readFile = async (input: Input<'read-file'>, options: RunOptions<'read-file'>) => {
    const kept = idle?.isAlive ? idle : undefined;
    if (!kept) return readIn(startReader(), input, options);
    idle = undefined;
    kept.setIdle(false);
    try {
      return await readIn(kept, input, options);
    } catch (error) {
      // It may have died of what earlier files left behind, or while it was idle. Of its first file it dies by that one.
      const isOwnFault = kept.tasks === 1 || !(error instanceof TaskKilled) || error.reason !== 'memory';
      if (isOwnFault) throw error;
      return readIn(startReader(), input, options);
    }
  };

  return {
    async run<Name extends TaskName>(
      name: Name,
      input: Input<Name>,
      options: RunOptions<Name> = {},
    ): Promise<Output<Name>> {
      options.signal?.throwIfAborted();
      if (name === 'read-file')
        return readFile(input as Input<'read-file'>, options as never) as Promise<Output<Name>>;
      const child = new TaskProcess(execArgv, limitsOf(name).memory);
      return child.run(name, input, limitsOf(name), options).finally(() => child.kill());
    },
    keepReader() {
      keeps = true;
      if (wantsReader()) keep(startReader());
    },
    close() {
      keeps = false;
      idle?.kill();
    },
  };
}

/** A child process that runs one task at a time. */
class TaskProcess {
  readonly #child: ChildProcess;
  /** Tasks started so far. */
  tasks = 0;

  /** @param memory of its heap, in megabytes */
  constructor(execArgv: readonly string[], memory: number) {
    this.#child = start(execArgv, memory);
    // An error nobody listens to would end the server. A task that runs has a listener of its own.
    this.#child.on('error', () => {});
  }

  get isAlive(): boolean {
    const { pid, exitCode, signalCode, killed } = this.#child;
    return pid !== undefined && exitCode === null && signalCode === null && !killed;
  }

  /** An idle process does not keep Node running. */
  setIdle(isIdle: boolean): void {
    const change = isIdle ? 'unref' : 'ref';
    this.#child[change]();
    this.#child.channel?.[change]();
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Rejects where the task fails, exceeds its limits, or is aborted; the process must then be killed. */
  run<Name extends TaskName>(
    name: Name,
    input: Input<Name>,
    { timeout, total }: TaskLimits,
    { signal, onProgress, onAsk }: RunOptions<Name>,
  ): Promise<Output<Name>> {
    const child = this.#child;
    this.tasks += 1;
    let end = (): void => {};
    const done = new Promise<Output<Name>>((resolve, reject) => {
      const tooSlow = (): void => reject(new TaskKilled(name, 'time'));
      const idle = setTimeout(tooSlow, timeout);
      const longest = setTimeout(tooSlow, total);
      // Sending fails where the process has died: `exit` says why.
      const send = (message: ToChild): void => void child.send(message, () => {});
      const answer = async (question: Question<Name>): Promise<Answer<Name>> => {
        if (!onAsk) throw new Error(`${name} asked a question and no answer was provided`);
        return onAsk(question);
      };
      const receive = (message: FromChild): unknown => {
        idle.refresh();
        switch (message.type) {
          case 'progress':
            return onProgress?.(message.value as Progress<Name>);
          case 'ask':
            return void answer(message.question as Question<Name>).then((value) => {
              idle.refresh();
              send({ type: 'answer', value });
            }, reject);
          case 'result':
            return resolve(message.value as Output<Name>);
          case 'refused':
            return reject(new FileRefused(message.problem));
          case 'failed':
            return reject(new Error(`${name} failed: ${message.stack}`));
        }
      };
      const exit = (code: number | null, signalName: string | null): void => {
        // V8 aborts with code 134 where there are no signals. Every other code is a bug.
        const isKilled = signalName !== null || code === 134;
        reject(isKilled ? new TaskKilled(name, 'memory') : new Error(`${name} ended with code ${code}`));
      };
      const abort = (): void => reject(signal!.reason as Error);
      signal?.addEventListener('abort', abort, { once: true });
      child.on('message', receive).on('exit', exit).on('error', reject);
      end = () => {
        clearTimeout(idle);
        clearTimeout(longest);
        signal?.removeEventListener('abort', abort);
        child.off('message', receive).off('exit', exit).off('error', reject);
      };
      send({ type: 'run', name, input });
    });
    return done.finally(() => end());
  }
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

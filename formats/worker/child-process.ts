import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { fileProblem } from '../../domain/import/finding.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FileTables, UnderstoodFile } from '../reader/read-file.ts';
import { type Message, type Request, toCollector } from '../reader/reader-protocol.ts';
import { toFrameReader } from './message-framing.ts';
import { waitForTurn } from './wait-for-turn.ts';

export interface ChildOptions {
  signal?: AbortSignal;
  /** Further arguments for Node before the script: tests load TypeScript by them. */
  execArgv?: readonly string[];
  /** Milliseconds without a sign of progress after which the process is killed. */
  timeout?: number;
  /** Told how many rows have been read, every few thousand. */
  onRows?(rows: number): void;
  /** Megabytes of heap that the process may use. */
  memory?: number;
}

const TIMEOUT = 5000;
/** However much progress there is: three times the limit without any. */
const LONGEST = 3;
const MEMORY = 768;

/** `child.ts` beside this file, or `child.js` once built. */
const CHILD = fileURLToPath(
  new URL(`./child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A process that has started and waits for a file, so that the next person does not wait for it to start. */
let spare: Child | null = null;
let keepsSpare = false;
/** The first moments of a server belong to its first answers. */
const FIRST_SPARE_MS = 2000;

/**
 * Keeps one reading process started ahead from now on (about 40 MB, no work). It does not keep this process alive,
 * and ends with it.
 */
export function keepSpareChild(): void {
  keepsSpare = true;
  setTimeout(startSpare, FIRST_SPARE_MS).unref();
}

/** Ends the spare process and keeps none. */
export function dropSpareChild(): void {
  keepsSpare = false;
  spare?.kill('SIGKILL');
  spare = null;
}

function startSpare(): void {
  if (!keepsSpare || spare) return;
  const child = start([], MEMORY);
  spare = child;
  child.unref();
  for (const stream of [child.stdin, child.stdout]) (stream as unknown as { unref(): void }).unref();
  const gone = (): void => {
    if (spare === child) spare = null;
  };
  child.once('close', gone);
  child.once('error', gone);
}

function takeChild(execArgv: readonly string[], memory: number): Child {
  const ready = spare;
  if (!ready || execArgv.length > 0 || memory !== MEMORY) return start(execArgv, memory);
  spare = null;
  ready.ref();
  for (const stream of [ready.stdin, ready.stdout]) (stream as unknown as { ref(): void }).ref();
  return ready;
}

function start(execArgv: readonly string[], memory: number): Child {
  // What is read is needed until the end: so it leaves the nursery early, and garbage is looked for late.
  const heap = ['--max-semi-space-size=4', `--initial-heap-size=${memory / 4}`];
  const child = spawn(process.execPath, [`--max-old-space-size=${memory}`, ...heap, ...execArgv, CHILD], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Nothing of ours is handed on: no settings, no secrets.
    env: {},
  });
  stepBack(child.pid);
  return child;
}

/** A third of the share of a process of ordinary priority: with less, a busy machine would look like a hard file. */
const NICENESS = 5;

/** Where processors are few, whoever looks at figures comes before whoever waits for a file to be read. */
function stepBack(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, NICENESS);
  } catch {
    // It has ended already, or the system does not let us: then it reads as fast as everything else.
  }
}

/**
 * Has a file read in a process of its own. Memory above the cap and standing still above the limit end that
 * process, not this one, and become a sentence. An aborted signal kills it and rejects.
 */
export async function readInChild(
  request: Request,
  bytes: Buffer,
  options: ChildOptions = {},
): Promise<FileTables | UnderstoodFile | Problem> {
  const done = await waitForTurn(options.signal);
  try {
    options.signal?.throwIfAborted();
    return await run(request, bytes, options);
  } finally {
    done();
    startSpare();
  }
}

function run(
  request: Request,
  bytes: Buffer,
  { signal, execArgv = [], timeout = TIMEOUT, memory = MEMORY, onRows }: ChildOptions,
): Promise<FileTables | UnderstoodFile | Problem> {
  return new Promise((resolve, reject) => {
    const child = takeChild(execArgv, memory);
    let timedOut = false;
    let settled = false;
    const kill = (): void => {
      timedOut = true;
      child.kill('SIGKILL');
    };
    const idle = setTimeout(kill, timeout);
    const longest = setTimeout(kill, timeout * LONGEST);
    const abort = (): void => void child.kill('SIGKILL');
    signal?.addEventListener('abort', abort, { once: true });
    const settle = (action: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(idle);
      clearTimeout(longest);
      signal?.removeEventListener('abort', abort);
      child.kill('SIGKILL');
      action();
    };
    const collector = toCollector();
    const take = (message: Message): void => {
      idle.refresh();
      if (message.kind === 'progress') onRows?.(message.rows);
      if (collector.take(message)) settle(() => resolve(collector.answer()));
    };
    const read = toFrameReader((message) => take(message as Message));
    child.stdout.on('data', (chunk: Buffer) => {
      if (settled) return;
      try {
        read(chunk);
      } catch (error) {
        settle(() => reject(error as Error));
      }
    });
    child.on('error', (error) => settle(() => reject(error)));
    child.on('close', () =>
      settle(() => {
        if (signal?.aborted) reject(signal.reason as Error);
        else resolve(timedOut ? tookTooLong() : ranOut());
      }),
    );
    // A child that dies before it has read everything closes the pipe; `close` says what became of it.
    child.stdin.on('error', () => {});
    child.stdin.write(`${JSON.stringify(request)}\n`);
    child.stdin.end(bytes);
  });
}

const tookTooLong = (): Problem =>
  fileProblem(
    'reading-too-slow',
    `文件太复杂，没有在规定时间内读完，已停止。请只保留需要的工作表和行，或另存为 CSV 后再上传。`,
    `The file was too complex to be read in the time allowed. Keep only the sheets and rows needed, or save it as CSV and upload that.`,
  );

const ranOut = (): Problem =>
  fileProblem(
    'reading-too-large',
    '读取这个文件需要的内存超过上限，已停止。请只保留需要的工作表和行，或另存为 CSV 后再上传。',
    'Reading this file takes more memory than allowed. Keep only the sheets and rows needed, or save it as CSV and upload that.',
  );

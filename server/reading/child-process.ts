import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../domain/problem.ts';
import { fileProblem } from '../../domain/upload/finding.ts';
import type { FileTables, UnderstoodFile } from './job.ts';
import { type Message, type Request, toCollector } from './message.ts';

export interface ChildOptions {
  signal?: AbortSignal;
  /** Further arguments for Node before the script: tests load TypeScript by them. */
  execArgv?: readonly string[];
  /** Milliseconds after which the process is killed. */
  timeout?: number;
  /** Megabytes of heap that the process may use. */
  memory?: number;
}

const TIMEOUT = 5000;
const MEMORY = 768;

/** At once; more would only take each other's processor. The rest waits, and waiting does not count as time. */
const MOST_CHILDREN = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** `child.ts` beside this file, or `child.js` once built. */
const CHILD = fileURLToPath(
  new URL(`./child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/**
 * Has a file read in a process of its own. Memory above the cap and time above the limit end that process, not
 * this one, and become a sentence. An aborted signal kills it and rejects.
 */
export async function readInChild(
  request: Request,
  bytes: Buffer,
  options: ChildOptions = {},
): Promise<FileTables | UnderstoodFile | Problem> {
  await turn(options.signal);
  try {
    return await run(request, bytes, options);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

async function turn(signal?: AbortSignal): Promise<void> {
  while (running >= MOST_CHILDREN) {
    signal?.throwIfAborted();
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }
  signal?.throwIfAborted();
  running++;
}

function run(
  request: Request,
  bytes: Buffer,
  { signal, execArgv = [], timeout = TIMEOUT, memory = MEMORY }: ChildOptions,
): Promise<FileTables | UnderstoodFile | Problem> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${memory}`, ...execArgv, CHILD], {
      stdio: ['pipe', 'pipe', 'ignore'],
      // Nothing of ours is handed on: no settings, no secrets.
      env: {},
    });
    let timedOut = false;
    let settled = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeout);
    const abort = (): void => void child.kill('SIGKILL');
    signal?.addEventListener('abort', abort, { once: true });
    const settle = (action: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      child.kill('SIGKILL');
      action();
    };
    const collector = toCollector();
    createInterface({ input: child.stdout }).on('line', (line) => {
      try {
        if (!settled && collector.take(JSON.parse(line) as Message))
          settle(() => resolve(collector.answer()));
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
    '文件太复杂，5 秒内没有读完，已停止。请只保留需要的工作表和行，或另存为 CSV 后再上传。',
    'The file was too complex to be read within 5 seconds. Keep only the sheets and rows needed, or save it as CSV and upload that.',
  );

const ranOut = (): Problem =>
  fileProblem(
    'reading-too-large',
    '读取这个文件需要的内存超过上限，已停止。请只保留需要的工作表和行，或另存为 CSV 后再上传。',
    'Reading this file takes more memory than allowed. Keep only the sheets and rows needed, or save it as CSV and upload that.',
  );

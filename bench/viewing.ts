import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { ROOT, stopWithUs } from './server-process.ts';
import type { Stretch } from './viewers.ts';

export const VIEWERS = 20;
/** Milliseconds between a response and the viewer's next request. */
const PAUSE = 50;

/** Viewers who request the months in turn, in a separate process. */
export class Viewers {
  readonly #child: ChildProcess;
  readonly #lines: Interface;

  constructor(origin: string, cookie: string, months: readonly string[]) {
    const script = ['--import', join(ROOT, 'tests/support/typescript.js'), join(ROOT, 'bench/viewers.ts')];
    const paths = months.map((month) => `/api/progress?period=${month}`);
    const given = [origin, cookie, String(VIEWERS), String(PAUSE), ...paths];
    this.#child = spawn(process.execPath, [...script, ...given], { stdio: ['pipe', 'pipe', 'inherit'] });
    stopWithUs(this.#child);
    this.#lines = createInterface({ input: this.#child.stdout! });
  }

  /** Their waiting times in the next `seconds`. */
  async stretch(seconds: number): Promise<Stretch> {
    await new Promise((wait) => setTimeout(wait, seconds * 1000));
    return this.told();
  }

  /** Their waiting times since the last call. */
  async told(): Promise<Stretch> {
    this.#child.stdin!.write('\n');
    const [line] = (await once(this.#lines, 'line')) as [string];
    return JSON.parse(line) as Stretch;
  }

  async end(): Promise<void> {
    this.#child.stdin!.end();
    await once(this.#child, 'exit');
  }
}

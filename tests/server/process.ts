import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterTest } from '../support/temporary.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Started {
  child: ChildProcess;
  /** All it has said so far. */
  output(): string;
  /** Waits until it has said something that fits; the match. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for its end; its exit code, or the signal that ended it. */
  ended(): Promise<number | string>;
}

/** Starts one of our programs from its source, with these variables and nothing typed into it. */
export function start(file: string, args: string[], env: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', './tests/support/typescript.js', file, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const watch of watchers) watch();
    });
  }
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  const ended = async () => {
    const [code, signal] = await closed;
    return code ?? signal ?? 'nothing';
  };
  afterTest(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const watch = () => {
        const match = pattern.exec(said);
        if (match) resolve(match);
      };
      watchers.add(watch);
      watch();
      void closed.then(() => reject(new Error(`ended without saying ${pattern}: ${said}`)));
    });
  return { child, output: () => said, says, ended };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');

/** The built server in a separate process. */
export interface ServerProcess {
  /** Without a trailing slash. */
  origin: string;
  /** The Cookie header of a signed-in session. */
  cookie: string;
  /** Resident memory now, in MB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the built server and signs in with the link it prints. */
export async function startServerProcess(databaseFile: string, demo: boolean): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(ROOT, 'build/server/main.js')], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: `file:${databaseFile}`,
      DEMO: demo ? '1' : '0',
      ADMIN_PASSWORD: 'measured in silence',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stopWithUs(child);
  const [link] = await printed(child, /http\S+\/sign-in\?token=\S+/);
  const answer = await fetch(link, { redirect: 'manual' });
  const cookie = /^[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0];
  if (!cookie) throw new Error(`The link did not sign in: ${answer.status}`);
  return {
    origin: new URL(link).origin,
    cookie,
    memory: () => memoryOf(child),
    stop: () => end(child),
  };
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Ends the child with this process, and reports its errors when it ends by itself. */
export function stopWithUs(child: ChildProcess): void {
  running.add(child);
  child.once('exit', (code, signal) => {
    running.delete(child);
    if (code !== 0) console.error(`  a server ended by itself: code ${code}, signal ${signal}`);
  });
}

/** The first match in the output of a process. */
export function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((found, failed) => {
    let text = '';
    child.once('exit', (code) => failed(new Error(`It ended with ${code}: ${text}`)));
    const search = (more: string): void => {
      text += more;
      const match = pattern.exec(text);
      if (!match) return;
      found(match);
      // What follows is the log: read, so that the pipe does not fill up, and dropped.
      child.stdout!.off('data', search).resume();
    };
    child.stdout!.setEncoding('utf8').on('data', search);
  });
}

export function end(child: ChildProcess): Promise<void> {
  return new Promise((ended) => {
    if (child.exitCode !== null) return ended();
    child.once('exit', () => ended());
    child.kill('SIGTERM');
  });
}

/** Linux only; NaN elsewhere. */
async function memoryOf(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

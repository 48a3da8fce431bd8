import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../report.ts';
import { startServerProcess } from '../server-process.ts';
import { median } from '../statistics.ts';
import { ask } from './answers.ts';

const RUNS = 3;

/** From the command to the first response, signed in: with an empty database, and with an existing one. */
export async function measureStart(report: Report, folder: string): Promise<void> {
  const file = join(folder, 'start.sqlite');
  const empty: number[] = [];
  const filled: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true });
    empty.push(await untilAnswered(file));
    filled.push(await untilAnswered(file));
  }
  report.figure('start to first answer', median(filled), 'ms', 2000);
  report.figure('… with making the database and loading the demonstration zone', median(empty), 'ms', 2000);
}

async function untilAnswered(file: string): Promise<number> {
  const start = performance.now();
  const server = await startServerProcess(file, true);
  await ask(server, '/api/progress?kind=zone', 'gzip');
  const ms = performance.now() - start;
  await server.stop();
  return ms;
}

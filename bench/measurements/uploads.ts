import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { saveAccount } from '../../db/accounts/accounts.ts';
import { saveEntities } from '../../db/figures/entities.ts';
import { saveIndicators } from '../../db/figures/indicators.ts';
import { saveRevision } from '../../db/revisions.ts';
import { Connection } from '../../db/sqlite/dialect.ts';
import { type Database, openDatabase } from '../../db/sqlite/open.ts';
import { Sessions } from '../../server/auth/sessions.ts';
import { largeEntities, largeIndicators } from '../large-database.ts';
import type { Report } from '../report.ts';
import { ROOT } from '../server-process.ts';
import { median } from '../statistics.ts';

const PARKS = 48;
const INDICATORS = 40;
const LARGE_ROWS = 100_000;
const SMALL_ROWS = 300;

/** From a file's bytes to readable observations, for a usual and a huge file, and how long the writer is blocked. */
export async function measureUploads(report: Report, folder: string): Promise<void> {
  const database = await openDatabase(`file:${join(folder, 'uploads.sqlite')}`);
  const held = { longest: 0 };
  const { url, headers, server, runner } = await serve(database, held);
  const take = async (text: string) => {
    const started = performance.now();
    const sent = await ask(`${url}/api/uploads?filename=x.csv`, headers, text);
    const accept = (sent.warnings as { code: string }[]).map(({ code }) => code);
    await ask(`${url}/api/uploads/${sent.id}/commit`, headers, JSON.stringify({ reason: 'bench', accept }));
    const read = await fetch(`${url}/api/progress?period=2024-06`, { headers });
    await read.arrayBuffer();
    return performance.now() - started;
  };

  const small: number[] = [];
  for (let turn = 0; turn < 10; turn++) small.push(await take(fileOf(SMALL_ROWS, 2024, turn)));
  report.figure(`${SMALL_ROWS} rows, bytes to readable`, median(small.slice(1)), 'ms', 150);

  held.longest = 0;
  const text = fileOf(LARGE_ROWS, 1975, 0.5);
  const file = join(folder, 'large.csv');
  await writeFile(file, text);
  const bare = async () => (await bareParse(file)) + (await bareImport(file, join(folder, 'bare.sqlite')));
  // The reference is measured before and after, since our import can run only once and a single run may be disturbed.
  const before = [await bare(), await bare()];
  const ours = await take(text);
  const name = `${LARGE_ROWS} rows, bytes to readable, against csv-parse and an import`;
  report.ratio(name, ours, median([...before, await bare()]), 'ms', { most: 5 });
  report.figure('the writer held at a stretch', held.longest, 'ms', 1000);
  runner.close();
  server.close();
  server.closeAllConnections();
  await database.close();
}

async function serve(database: Database, held: { longest: number }) {
  const now = new Date('2026-01-15T00:00:00Z');
  const cookie = await database.write(async (trx) => {
    const revision = await saveRevision(trx, { at: now, by: 'bench', kind: 'load', reason: null });
    await saveEntities(trx, revision, largeEntities(PARKS));
    const indicators = largeIndicators(INDICATORS).map((one) => ({ ...one, firstMonth: 1 as const, lag: 0 }));
    await saveIndicators(trx, revision, indicators);
    const sessions = new Sessions(database, () => now, console.error);
    const at = now.toISOString();
    const account = { name: 'bench', role: 'editor', passwordHash: 'none', entities: [], at };
    return sessions.begin(trx, await saveAccount(trx, account));
  });
  const timed: Database = {
    ...database,
    write: (work) =>
      database.write(async (trx) => {
        const started = performance.now();
        const done = await work(trx);
        held.longest = Math.max(held.longest, performance.now() - started);
        return done;
      }),
  };
  // Uses the build, so that the child process starts as fast as in production.
  const built = (await import(join(ROOT, 'build/server/app.js'))) as typeof import('../../server/app.ts');
  const { createRunner } = (await import(
    join(ROOT, 'build/formats/worker/runner.js')
  )) as typeof import('../../formats/worker/runner.ts');
  // As in start.ts: a process waits for the first file.
  const runner = createRunner();
  runner.keepReader();
  const { run } = runner;
  const app = built.createApp({ database: timed, clock: () => now, webRoot: null, log: () => {}, run });
  const server: Server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, server, runner, headers: { Cookie: `session=${cookie}` } };
}

// biome-ignore lint/suspicious/noExplicitAny: an answer, looked into by name
async function ask(url: string, headers: Record<string, string>, body: string): Promise<any> {
  const type = body.startsWith('{') ? 'application/json' : 'application/octet-stream';
  const response = await fetch(url, { method: 'POST', headers: { ...headers, 'Content-Type': type }, body });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${(await response.text()).slice(0, 500)}`);
  return response.json();
}

/** A file with `rows` observations from January of `year` on; another `more` gives other values for the same keys. */
function fileOf(rows: number, year: number, more: number): string {
  const lines = ['period,indicator,entity,month,ytd'];
  for (let n = 0; n < rows; n++) {
    const place = n % (PARKS * INDICATORS);
    const month = Math.floor(n / (PARKS * INDICATORS)) + 5;
    const at = `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const level = 100 + (place % 97) + more;
    const ytd = (level * ((month % 12) + 1)).toFixed(2);
    lines.push(
      `${at},I${1 + (place % INDICATORS)},P${1 + Math.floor(place / INDICATORS)},${level.toFixed(2)},${ytd}`,
    );
  }
  return lines.join('\n');
}

/** In a separate process, so that neither has to collect the garbage of the other. */
async function bareParse(file: string): Promise<number> {
  const typescript = ['--import', join(ROOT, 'tests/support/typescript.js')];
  const script = join(ROOT, 'bench/bare-csv-parse.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [...typescript, script, file]);
  return Number(stdout);
}

/** The `.import` of the sqlite3 command line; without it, the same rows inserted by one statement. */
async function bareImport(file: string, target: string): Promise<number> {
  await rm(target, { force: true });
  const table = 'create table t (period text, indicator text, entity text, month text, ytd text)';
  const started = performance.now();
  try {
    await promisify(execFile)('sqlite3', [target, `${table};`, '.mode csv', `.import --skip 1 ${file} t`]);
    return performance.now() - started;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const { readFile } = await import('node:fs/promises');
  const rows = (await readFile(file, 'utf8')).split('\n').slice(1);
  const json = JSON.stringify(rows.map((row) => row.split(',')));
  const connection = await Connection.open(target, 'create');
  await connection.all(table);
  const begun = performance.now();
  await connection.run(
    'insert into t select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(?)',
    [json],
  );
  const took = performance.now() - begun;
  await connection.close();
  return took;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { Connection } from '../../db/connection.ts';
import { getDatabaseFile } from '../../db/url.ts';
import { ask, createZone, fileOf, INDICATORS, PARKS, randomFrom, type Zone } from './zone.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TYPESCRIPT = join(ROOT, 'tests/support/typescript.js');

export interface Killed {
  kills: number;
  /** Imports that were answered with 200. */
  acknowledged: number;
  /** Of these, how many are not there afterwards. */
  lost: number;
  /** Imports of which some figures are there and some not. */
  partial: number;
  /** What SQLite's integrity check said, other than ok. */
  broken: string[];
}

/** How many people import at the same time. */
const IMPORTERS = 3;
/** The last instant after the first import began at which the process is killed. */
const LONGEST_MS = 250;

/**
 * Starts the real server in a process of its own, has people import without a pause, kills the process at a random
 * instant without a warning, and looks what is there; then again, over the same database.
 *
 * Every import is of figures nobody else imports, its value tells which it was, and its revision ties them together.
 */
export async function killAtRandom(times: number, seed: number, script: string[]): Promise<Killed> {
  const random = randomFrom(seed);
  const zone = await createZone(IMPORTERS);
  const result: Killed = { kills: 0, acknowledged: 0, lost: 0, partial: 0, broken: [] };
  const acknowledged = new Set<number>();
  let next = 1;
  try {
    for (let kill = 0; kill < times; kill++) {
      const { child, url } = await start(zone, script);
      let alive = true;
      const importing = zone.people.map(async (headers) => {
        while (alive) {
          const number = next++;
          const done = await importOne(url, headers, number).catch(() => false);
          if (done) acknowledged.add(number);
        }
      });
      await new Promise((wait) => setTimeout(wait, random() * LONGEST_MS));
      child.kill('SIGKILL');
      alive = false;
      await once(child, 'exit');
      await Promise.all(importing);
      result.kills++;
      await look(zone, acknowledged, result);
    }
  } finally {
    await zone.remove();
  }
  result.acknowledged = acknowledged.size;
  return result;
}

const ROWS = PARKS.length * INDICATORS.length;

/** Months from 1900 on; after 125 years they begin again, and change what is there. */
const MONTHS = 1500;

/** Import n has a month of its own, and 40 figures that all say n. */
async function importOne(url: string, headers: Record<string, string>, number: number): Promise<boolean> {
  const place = number % MONTHS;
  const month = `${1900 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
  const rows = INDICATORS.flatMap((indicator) =>
    PARKS.map((park) => [month, indicator, park, number] as const),
  );
  const sent = await ask(url, headers, 'POST', `/api/uploads?filename=${number}.csv`, fileOf(rows));
  if (sent.status !== 201) throw new Error(`import ${number}: ${sent.status} ${JSON.stringify(sent.body)}`);
  const { id, warnings } = sent.body as { id: number; warnings: { code: string }[] };
  const accept = warnings.map(({ code }) => code);
  const committed = await ask(url, headers, 'POST', `/api/uploads/${id}/commit`, { accept, reason: 'x' });
  return committed.status === 200;
}

async function look(zone: Zone, acknowledged: ReadonlySet<number>, result: Killed): Promise<void> {
  const connection = await Connection.open(getDatabaseFile(zone.url), 'write');
  const checks = await connection.all<{ integrity_check: string }>('pragma integrity_check');
  result.broken.push(...checks.map((row) => row.integrity_check).filter((text) => text !== 'ok'));
  const broken = await connection.all('pragma foreign_key_check');
  if (broken.length > 0) result.broken.push(`${broken.length} foreign keys`);
  const stored = await connection.all<{ number: number; rows: number; revisions: number }>(
    'select cast(ytd as integer) as number, count(*) as rows, count(distinct revision) as revisions from observation group by 1',
  );
  await connection.close();
  const whole = new Set(
    stored.filter(({ rows, revisions }) => rows === ROWS && revisions === 1).map(({ number }) => number),
  );
  result.partial += stored.length - whole.size;
  result.lost += [...acknowledged].filter((number) => !whole.has(number)).length;
}

async function start(zone: Zone, script: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, script, {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: zone.url,
      DEMO: '0',
      ADMIN_PASSWORD: 'killed again and again',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of child.stdout!) {
    printed += String(chunk);
    const url = /http:\/\/[^\s/]+/.exec(printed);
    if (url) {
      child.stdout!.resume();
      return { child, url: url[0] };
    }
  }
  throw new Error(`The server did not start: ${printed}`);
}

/** The server from its sources, and as it was built. */
export const FROM_SOURCE = ['--import', TYPESCRIPT, join(ROOT, 'server/main.ts')];
export const AS_BUILT = [join(ROOT, 'build/server/main.js')];

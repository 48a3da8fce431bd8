import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { getDatabaseFile } from '../../../db/sqlite/database-file.ts';
import { Connection } from '../../../db/sqlite/dialect.ts';
import { randomOf } from '../../support/random.ts';
import { ask, createZone, fileOf, INDICATORS, PARKS, type Zone } from '../random-zone.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const TYPESCRIPT = join(ROOT, 'tests/support/typescript.js');

export interface Killed {
  kills: number;
  /** Imports that were answered with 200. */
  acknowledged: number;
  /** Of these, how many are not there afterwards. */
  lost: number;
  /** Imports of which some figures are there and some not. */
  partial: number;
  /** Rows written aside that a restart left although nobody can commit them, or previews that miss some of theirs. */
  orphans: number;
  /** Kills in the middle of writing a large import aside, so that some of its transactions were done and some not. */
  halfStaged: number;
  /** What SQLite's integrity check said, other than ok. */
  broken: string[];
}

/** How many people import at the same time. */
const IMPORTERS = 3;
/** The last instant after the first import began at which the process is killed. */
const LONGEST_MS = 250;
/** Every so many kills somebody imports a file that is written aside in several transactions, which takes longer. */
const LARGE_EVERY = 4;
const LONGEST_LARGE_MS = 4000;
/** Every second one of these is killed when some of its rows are aside, at most so long after they are first seen. */
const STAGING_MS = 150;
/** Polls of 2 ms before something that does not happen is taken for a fault. */
const MOST_POLLS = 10_000;

/**
 * Starts the real server in a process of its own, has people import without a pause, kills the process at a random
 * instant without a warning, and looks what is there; then again, over the same database.
 *
 * Every import is of figures nobody else imports, its value tells which it was, and its revision ties them together.
 * What has been written aside is looked at after every restart, when the server has tidied.
 */
export async function killAtRandom(times: number, seed: number, script: string[]): Promise<Killed> {
  const random = randomOf(seed);
  const zone = await createZone(IMPORTERS);
  const result: Killed = {
    ...{ kills: 0, acknowledged: 0, lost: 0, partial: 0, orphans: 0, halfStaged: 0, broken: [] },
  };
  const acknowledged = new Set<number>();
  const large = new Set<number>();
  let next = 1;
  try {
    for (let kill = 0; kill < times; kill++) {
      const { child, url } = await start(zone, script);
      result.orphans += await countOrphans(zone);
      let alive = true;
      const isLargeTurn = kill % LARGE_EVERY === LARGE_EVERY - 1;
      const importing = zone.people.map(async (headers, person) => {
        while (alive) {
          const number = next++;
          const isLarge = isLargeTurn && person === 0;
          if (isLarge) large.add(number);
          const rows = isLarge ? largeRows(number) : rowsOf(number);
          const done = await importOne(url, headers, number, rows).catch(() => false);
          if (done) acknowledged.add(number);
        }
      });
      // Every fourth process lives until something was acknowledged, however slow the machine.
      if (kill % LARGE_EVERY === 1) await untilMore(acknowledged);
      const isStagingTurn = isLargeTurn && kill % (2 * LARGE_EVERY) === LARGE_EVERY - 1;
      if (isStagingTurn) await untilStaging(zone);
      const longest = isStagingTurn ? STAGING_MS : isLargeTurn ? LONGEST_LARGE_MS : LONGEST_MS;
      await new Promise((wait) => setTimeout(wait, random() * longest));
      child.kill('SIGKILL');
      alive = false;
      await once(child, 'exit');
      await Promise.all(importing);
      result.kills++;
      await look(zone, acknowledged, large, result);
    }
    const { child } = await start(zone, script);
    result.orphans += await countOrphans(zone);
    child.kill('SIGKILL');
    await once(child, 'exit');
  } finally {
    await zone.remove();
  }
  result.acknowledged = acknowledged.size;
  return result;
}

const ROWS = PARKS.length * INDICATORS.length;

/** Months of a large import, the first there are: more rows than are written aside at once. */
const LARGE_MONTHS = 600;
/** The months after them; after 75 years they begin again, and change what is there. */
const MONTHS = 900;

type Row = readonly [month: string, indicator: string, park: string, value: number];

/** Import n has a month of its own, and 40 figures that all say n. */
const rowsOf = (number: number): Row[] => rowsAt(LARGE_MONTHS + (number % MONTHS), number);

/** Large import n: 24 000 figures that all say n. */
const largeRows = (number: number): Row[] =>
  Array.from({ length: LARGE_MONTHS }, (_, place) => rowsAt(place, number)).flat();

function rowsAt(place: number, number: number): Row[] {
  const month = `${1900 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
  return INDICATORS.flatMap((indicator) => PARKS.map((park) => [month, indicator, park, number] as const));
}

async function importOne(
  url: string,
  headers: Record<string, string>,
  number: number,
  rows: readonly Row[],
): Promise<boolean> {
  const sent = await ask(url, headers, 'POST', `/api/uploads?filename=${number}.csv`, fileOf(rows));
  if (sent.status !== 201) throw new Error(`import ${number}: ${sent.status} ${JSON.stringify(sent.body)}`);
  const { id, warnings } = sent.body as { id: number; warnings: { code: string }[] };
  const accept = warnings.map(({ code }) => code);
  const committed = await ask(url, headers, 'POST', `/api/uploads/${id}/commit`, { accept, reason: 'x' });
  return committed.status === 200;
}

async function look(
  zone: Zone,
  acknowledged: ReadonlySet<number>,
  large: ReadonlySet<number>,
  result: Killed,
): Promise<void> {
  const connection = await Connection.open(getDatabaseFile(zone.url), 'write');
  const checks = await connection.all<{ integrity_check: string }>('pragma integrity_check');
  result.broken.push(...checks.map((row) => row.integrity_check).filter((text) => text !== 'ok'));
  const broken = await connection.all('pragma foreign_key_check');
  if (broken.length > 0) result.broken.push(`${broken.length} foreign keys`);
  const stored = await connection.all<{ number: number; rows: number; revisions: number }>(
    'select cast(ytd as integer) as number, count(*) as rows, count(distinct revision) as revisions from observation group by 1',
  );
  result.halfStaged += await countStaging(connection);
  await connection.close();
  const sizeOf = (number: number) => (large.has(number) ? ROWS * LARGE_MONTHS : ROWS);
  const whole = new Set(
    stored
      .filter(({ number, rows, revisions }) => rows === sizeOf(number) && revisions === 1)
      .map(({ number }) => number),
  );
  result.partial += stored.length - whole.size;
  result.lost += [...acknowledged].filter((number) => !whole.has(number)).length;
}

/** Uploads of which some rows are aside and the rest is on its way. */
async function countStaging(connection: Connection): Promise<number> {
  const [found] = await connection.all<{ count: number }>(
    `select count(*) as count from upload as u where u.status = 'staging'
      and exists (select 1 from upload_row as r where r.upload_id = u.id)`,
  );
  return found!.count;
}

/** Waits until one more import is acknowledged; gives up after MOST_POLLS. */
async function untilMore(acknowledged: ReadonlySet<number>): Promise<void> {
  const before = acknowledged.size;
  for (let poll = 0; acknowledged.size === before && poll < MOST_POLLS; poll++)
    await new Promise((wait) => setTimeout(wait, 2));
}

/** Waits until some rows of a large import are staged; gives up after MOST_POLLS. */
async function untilStaging(zone: Zone): Promise<void> {
  const connection = await Connection.open(getDatabaseFile(zone.url), 'read');
  for (let poll = 0; (await countStaging(connection)) === 0 && poll < MOST_POLLS; poll++)
    await new Promise((wait) => setTimeout(wait, 2));
  await connection.close();
}

/** Beside the server, which has started. */
async function countOrphans(zone: Zone): Promise<number> {
  const connection = await Connection.open(getDatabaseFile(zone.url), 'read');
  const [found] = await connection.all<{ count: number }>(
    `select count(*) as count from upload as u left join
        (select upload_id, count(*) as rows from upload_row group by 1) as r on r.upload_id = u.id
      where coalesce(r.rows, 0) <> case when u.status in ('ready', 'needs-confirmation')
        then u.document ->> '$.summary.new' + u.document ->> '$.summary.changed' + u.document ->> '$.summary.same'
        else 0 end`,
  );
  await connection.close();
  return found!.count;
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
export const FROM_SOURCE = ['--import', TYPESCRIPT, join(ROOT, 'tests/batteries/battery-server.ts')];
export const AS_BUILT = [join(ROOT, 'build/server/main.js')];

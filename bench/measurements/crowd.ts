import { join } from 'node:path';
import { addMonths } from '../../domain/month.ts';
import type { Report } from '../report.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import { VIEWERS, Viewers } from '../viewing.ts';

const PEOPLE = 20;
const FILES = 10;
const WARM_SECONDS = 2;
const ALONE_SECONDS = 10;
/** The newest month, which the files are for, and some before it. */
const MONTHS_VIEWED = 6;
const PASSWORD = 'measured in silence';

/**
 * Twenty people upload ten files each at once, each file a park's newest month of the demonstration zone, while viewers
 * request it and earlier months: how long viewers wait, compared with viewers alone.
 */
export async function measureCrowd(report: Report, folder: string): Promise<void> {
  const server = await startServerProcess(join(folder, 'crowd.sqlite'), true);
  const names = Array.from({ length: PEOPLE }, (_, place) => `editor${place}`);
  const people = await Promise.all(names.map((name) => signUp(server, name, 'editor')));
  const month = (await ask<{ latestPeriod: string }>(server.origin, server.cookie, '/api/catalog')).body
    .latestPeriod;
  const parks = await readParks(server, month);
  const months = Array.from({ length: MONTHS_VIEWED }, (_, back) => addMonths(month, -back));
  const viewers = new Viewers(server.origin, await signUp(server, 'viewer', 'viewer'), months);
  await viewers.stretch(WARM_SECONDS);
  const alone = await viewers.stretch(ALONE_SECONDS);

  const started = performance.now();
  await Promise.all(
    people.map(async (cookie, person) => {
      for (let file = 0; file < FILES; file++) {
        const figures = parks[person % parks.length]!;
        await send(server.origin, cookie, fileOf(figures, 1 + (person * FILES + file + 1) / 10_000));
      }
    }),
  );
  const took = performance.now() - started;
  const meanwhile = await viewers.told();
  await viewers.end();
  await server.stop();
  report.figure(`${PEOPLE} people × ${FILES} files at once, to the last commit`, took / 1000, 's');
  report.ratio(`… p99 of ${VIEWERS} viewers meanwhile, against alone`, meanwhile.p99, alone.p99, 'ms', {
    most: 3,
  });
}

interface Figure {
  indicator: string;
  entity: string;
  period: string;
  ytd: number | null;
}

/** The observations of each park at a month. */
async function readParks(server: ServerProcess, month: string): Promise<Figure[][]> {
  const path = `/api/progress?kind=park&period=${month}`;
  const { rows } = (await ask<{ rows: Figure[] }>(server.origin, server.cookie, path)).body;
  const byPark = new Map<string, Figure[]>();
  for (const row of rows) {
    if (row.ytd !== null) byPark.set(row.entity, [...(byPark.get(row.entity) ?? []), row]);
  }
  return [...byPark.values()];
}

function fileOf(figures: readonly Figure[], times: number): string {
  const lines = figures.map(
    ({ indicator, entity, period, ytd }) => `${period},${indicator},${entity},${(ytd! * times).toFixed(4)}`,
  );
  return ['period,indicator,entity,ytd', ...lines].join('\n');
}

interface Previewed {
  id: number;
  warnings: { code: string }[];
}

/** Uploads, accepts and commits; tries again with the new preview after a conflict. */
async function send(origin: string, cookie: string, text: string): Promise<void> {
  const sent = await ask<Previewed>(origin, cookie, '/api/uploads?filename=x.csv', text);
  if (sent.status !== 201) throw new Error(`an upload: ${sent.status} ${JSON.stringify(sent.body)}`);
  const { id } = sent.body;
  let { warnings } = sent.body;
  for (;;) {
    const accept = [...new Set(warnings.map(({ code }) => code))];
    const done = await ask<{ upload?: Previewed }>(origin, cookie, `/api/uploads/${id}/commit`, {
      reason: 'bench',
      accept,
    });
    if (done.status === 200) return;
    if (!done.body.upload) throw new Error(`a commit: ${done.status} ${JSON.stringify(done.body)}`);
    warnings = done.body.upload.warnings;
  }
}

/** Creates an account. @returns the cookie of its session */
async function signUp({ origin, cookie }: ServerProcess, name: string, role: string): Promise<string> {
  await ask(origin, cookie, '/api/accounts', { name, role, entities: [], password: PASSWORD });
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: name, password: PASSWORD }),
  });
  const session = /^[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0];
  if (!session) throw new Error(`${name} could not sign in: ${response.status}`);
  return session;
}

/** GET without a body; otherwise POST of a file (text) or of JSON. */
export async function ask<T>(origin: string, cookie: string, path: string, body?: string | object) {
  const isFile = typeof body === 'string';
  const type = { 'Content-Type': isFile ? 'application/octet-stream' : 'application/json' };
  const response = await fetch(origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, ...(body !== undefined && type) },
    ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

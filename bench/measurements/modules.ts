import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import type { Report } from '../report.ts';
import { ROOT } from '../server-process.ts';

const BUILD = `file://${join(ROOT, 'build')}/`;
const PASSWORD = 'measured in silence';
const HEAD = 'period,indicator,entity,ytd';

/** How many of the project's modules a request enters: what one has to read to follow it. */
export async function measureModules(report: Report, folder: string): Promise<void> {
  const { origin, stop } = await start(join(folder, 'modules.sqlite'));
  const signedIn = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const ask = async (path: string, body?: string): Promise<void> => {
    const response = await fetch(origin + path, {
      headers: { cookie, ...(body && { 'Content-Type': 'application/octet-stream' }) },
      ...(body && { method: 'POST', body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
  };
  const read = () => ask('/api/progress?period=2025-08');
  await read();
  await read();
  // Once a second a read also starts a check of the revision, in the background.
  let entered = await modulesEntered(read);
  for (let turn = 0; turn < 4; turn++) {
    const again = await modulesEntered(read);
    if (again.length < entered.length) entered = again;
  }
  report.figure('modules entered by a repeated read', entered.length, '', 8);
  const row = await someRow(origin, cookie);
  const uploaded = await modulesEntered(() => ask('/api/uploads?filename=x.csv', `${HEAD}\n${row}\n`));
  report.figure('modules entered by an upload of one row', uploaded.length, '', 60);
  if (process.env.MODULES) console.error([...entered, '', ...uploaded].join('\n'));
  await stop();
}

/** One that changes a stored figure. */
async function someRow(origin: string, cookie: string): Promise<string> {
  const path = '/api/progress?kind=park&period=2025-08';
  const response = await fetch(origin + path, { headers: { cookie } });
  const { rows } = (await response.json()) as { rows: Record<string, string | number | null>[] };
  const { period, indicator, entity, ytd } = rows.find((one) => one.ytd !== null)!;
  return [period, indicator, entity, Number(ytd) * 1.01].join(',');
}

/** The built server in this process, where its coverage can be taken. */
async function start(file: string): Promise<{ origin: string; stop(): Promise<void> }> {
  const built = async <T>(path: string) => (await import(join(ROOT, 'build', path))) as T;
  const { startServer } = await built<typeof import('../../server/start.ts')>('server/start.js');
  const { createLog } = await built<typeof import('../../server/log.ts')>('server/log.js');
  const { demonstrationFolder, webRoot } =
    await built<typeof import('../../server/paths.ts')>('server/paths.js');
  const clock = (): Date => new Date('2026-01-20T01:00:00Z');
  const server = await startServer(
    {
      port: 0,
      host: '127.0.0.1',
      databaseUrl: `file:${file}`,
      demo: true,
      adminPassword: PASSWORD,
      log: 'off',
      isTerminal: false,
      backupFolder: null,
    },
    {
      clock,
      log: createLog('json', clock, () => {}),
      webRoot: webRoot(),
      demonstration: demonstrationFolder(),
    },
  );
  return { origin: server.url.replace(/\/$/, ''), stop: () => server.stop() };
}

/** Paths under `build/` of modules in which a function was called while `action` ran. */
async function modulesEntered(action: () => Promise<void>): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await session.post('Profiler.takePreciseCoverage');
  await action();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  return result
    .filter(({ url }) => url.startsWith(BUILD))
    .filter(({ functions }) => functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)))
    .map(({ url }) => url.slice(BUILD.length))
    .sort();
}

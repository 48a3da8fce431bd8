import { join } from 'node:path';
import { addMonths } from '../../domain/month.ts';
import type { Report } from '../report.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import { median } from '../statistics.ts';
import { VIEWERS, Viewers } from '../viewing.ts';
import { ask } from './crowd.ts';

const PAGES = 40;
const RUNS = 5;
const WARM_SECONDS = 2;
const ALONE_SECONDS = 10;
const MONTHS_VIEWED = 6;
/** Milliseconds between two requests for the progress of an export. */
const POLL = 10;

/** Forty slides with a chart each: time, size, memory, and how long viewers wait meanwhile. */
export async function measureExports(report: Report, folder: string): Promise<void> {
  const server = await startServerProcess(join(folder, 'exports.sqlite'), true);
  const deck = await forty(server);
  const runs: Exported[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await exported(server, deck));
  report.figure(`a deck of ${PAGES} pages with charts, the first`, runs[0]!.ms / 1000, 's', 3);
  report.figure('… the next', median(runs.slice(1).map((run) => run.ms)) / 1000, 's', 3);
  report.figure('… its file', runs[0]!.bytes / 1e6, 'MB', 2);
  report.figure('… memory of the server at its most', Math.max(...runs.map((run) => run.memory)), 'MB', 250);

  const months = Array.from({ length: MONTHS_VIEWED }, (_, back) => addMonths(deck.period, -back));
  const viewers = new Viewers(server.origin, server.cookie, months);
  await viewers.stretch(WARM_SECONDS);
  const alone = await viewers.stretch(ALONE_SECONDS);
  const until = performance.now() + ALONE_SECONDS * 1000;
  const office = async () => {
    while (performance.now() < until) await exported(server, deck);
  };
  await Promise.all([office(), office()]);
  const meanwhile = await viewers.told();
  await viewers.end();
  await server.stop();
  report.ratio(
    `… p99 of ${VIEWERS} viewers while two are always being made, against alone`,
    meanwhile.p99,
    alone.p99,
    'ms',
    { most: 3 },
  );
}

interface ChartDeck {
  title: string;
  period: string;
  pages: { kind: 'indicator'; indicator: string }[];
}

async function forty({ origin, cookie }: ServerProcess): Promise<ChartDeck> {
  const catalog = await ask<{ latestPeriod: string; indicators: { code: string }[] }>(
    origin,
    cookie,
    '/api/catalog',
  );
  const { latestPeriod, indicators } = catalog.body;
  const pages = indicators
    .slice(0, PAGES)
    .map(({ code }) => ({ kind: 'indicator' as const, indicator: code }));
  return { title: 'bench', period: latestPeriod, pages };
}

interface Exported {
  /** Milliseconds from the request until the file is ready. */
  ms: number;
  bytes: number;
  /** Maximum during the export, in MB. */
  memory: number;
}

async function exported({ origin, cookie, memory }: ServerProcess, deck: ChartDeck): Promise<Exported> {
  const started = performance.now();
  const ordered = await ask<{ id: string }>(origin, cookie, '/api/exports', deck);
  if (ordered.status !== 202) throw new Error(`an export: ${ordered.status} ${JSON.stringify(ordered.body)}`);
  let most = 0;
  for (;;) {
    const { body } = await ask<{ state: string; size: number | null }>(
      origin,
      cookie,
      `/api/exports/${ordered.body.id}`,
    );
    most = Math.max(most, await memory());
    if (body.state === 'done') return { ms: performance.now() - started, bytes: body.size!, memory: most };
    if (body.state !== 'waiting' && body.state !== 'running') throw new Error(`an export ${body.state}`);
    await new Promise((wait) => setTimeout(wait, POLL));
  }
}

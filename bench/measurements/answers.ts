import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Load, load } from '../load.ts';
import type { Report } from '../report.ts';
import { end, printed, ROOT, type ServerProcess, startServerProcess, stopWithUs } from '../server-process.ts';
import { median } from '../statistics.ts';

const MONTH = '/api/progress?period=2025-08';
const ROUNDS = 5;
const SECONDS = 3;

/** A month of the demonstration zone: the first response, then fifty connections at once. */
export async function measureAnswers(report: Report, folder: string): Promise<void> {
  const file = join(folder, 'demonstration.sqlite');
  const firsts: number[] = [];
  for (let i = 0; i < 3; i++) {
    const server = await startServerProcess(file, true);
    firsts.push((await ask(server, MONTH, 'identity')).ms);
    await server.stop();
  }
  report.figure('a month of the demonstration zone, first answer after the start', median(firsts), 'ms', 100);

  const server = await startServerProcess(file, true);
  for (const encoding of ['identity', 'gzip'] as const) {
    const { body } = await ask(server, MONTH, encoding);
    await compare(report, server, encoding, body, join(folder, `body-${encoding}`));
  }
  report.figure('memory under load', await server.memory(), 'MB', 200);
  await server.stop();
}

async function compare(
  report: Report,
  server: ServerProcess,
  encoding: 'identity' | 'gzip',
  body: Buffer,
  file: string,
): Promise<void> {
  await writeFile(file, body);
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(ROOT, 'tests/support/typescript.js'),
      join(ROOT, 'bench/bare-express.ts'),
      file,
      encoding,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  stopWithUs(child);
  const [bare] = await printed(child, /http\S+/);
  const headers = { 'accept-encoding': encoding };
  const round = {
    ours: () => load(server.origin + MONTH, { ...headers, cookie: server.cookie }, SECONDS),
    bare: () => load(`${bare}${MONTH}`, headers, SECONDS),
  };
  const results: Record<keyof typeof round, Load[]> = { ours: [], bare: [] };
  await round.ours();
  await round.bare();
  for (let i = 0; i < ROUNDS; i++) {
    // Alternate which one runs first.
    const order = i % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const one of order) results[one].push(await round[one]());
  }
  await end(child);
  const size = `${Math.round(body.length / 1024)} kB ${encoding}`;
  const of = (one: keyof typeof results, figure: keyof Load) => median(results[one].map((l) => l[figure]));
  report.ratio(
    `50 connections against bare Express, ${size}`,
    of('ours', 'requestsPerSecond'),
    of('bare', 'requestsPerSecond'),
    'requests/s',
    { least: 0.8 },
  );
  report.ratio(`… its p99`, of('ours', 'p99'), of('bare', 'p99'), 'ms', { most: 1.5 });
}

/** Sends one request on a new connection. @returns milliseconds until the last byte, and the bytes */
export function ask(
  { origin, cookie }: Pick<ServerProcess, 'origin' | 'cookie'>,
  path: string,
  encoding: string,
): Promise<{ ms: number; body: Buffer; rows: number }> {
  const start = performance.now();
  return new Promise((answered, failed) => {
    request(origin + path, { headers: { cookie, 'accept-encoding': encoding }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const ms = performance.now() - start;
        const body = Buffer.concat(chunks);
        if (response.statusCode !== 200) return failed(new Error(`${path}: ${response.statusCode} ${body}`));
        if ((response.headers['content-encoding'] ?? 'identity') !== encoding) {
          return failed(
            new Error(`${path} came as ${response.headers['content-encoding']}, not as ${encoding}`),
          );
        }
        const text = encoding === 'gzip' ? gunzipSync(body) : body;
        answered({ ms, body, rows: (JSON.parse(text.toString()) as { rows?: unknown[] }).rows?.length ?? 0 });
      });
      response.on('error', failed);
    })
      .on('error', failed)
      .end();
  });
}

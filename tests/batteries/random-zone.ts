import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveAccount } from '../../db/accounts/accounts.ts';
import { saveEntities } from '../../db/figures/entities.ts';
import { saveIndicators } from '../../db/figures/indicators.ts';
import { saveRevision } from '../../db/revisions.ts';
import { type Database, openDatabase } from '../../db/sqlite/open.ts';
import { type AppOptions, createApp } from '../../server/app.ts';
import { Sessions } from '../../server/auth/sessions.ts';
import { entity, indicator, zone } from '../domain/given.ts';
import { runHere } from '../support/runner.ts';

/** A zone of its own to be cruel to: no test framework here, so that scripts can be longer than tests. */
export interface Zone {
  url: string;
  folder: string;
  /** Headers of signed-in editors. */
  people: Record<string, string>[];
  remove(): Promise<void>;
}

export const PARKS = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'];
export const INDICATORS = ['I1', 'I2', 'I3', 'I4', 'I5'];

export async function createZone(editors = 1): Promise<Zone> {
  const folder = await mkdtemp(join(tmpdir(), 'economic-scheduling-'));
  const url = `file:${join(folder, 'indicators.sqlite')}`;
  const database = await openDatabase(url);
  const now = new Date();
  const people = await database.write(async (trx) => {
    const revision = await saveRevision(trx, { at: new Date(0), by: 'test', kind: 'load', reason: null });
    const parks = PARKS.map((code, sort) => entity(code, { name: `园区${code}`, sort }));
    await saveEntities(trx, revision, [{ ...zone, parent: null }, ...parks]);
    const indicators = INDICATORS.map((code, sort) => indicator({ code, name: `指标${code}`, sort }));
    await saveIndicators(trx, revision, indicators);
    const sessions = new Sessions(database, () => now, console.error);
    const headers: Record<string, string>[] = [];
    for (let n = 0; n < editors; n++) {
      const at = now.toISOString();
      const account = { name: `editor${n}`, role: 'editor', passwordHash: 'none', entities: [], at };
      headers.push({ Cookie: `session=${await sessions.begin(trx, await saveAccount(trx, account))}` });
    }
    return headers;
  });
  await database.close();
  return { url, folder, people, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The app in this process, over the given database. Files are read in it as well, unless `parts` has a runner. */
export async function serve(
  database: Database,
  parts: Partial<AppOptions> = {},
): Promise<{ url: string; logged: unknown[]; stop(): Promise<void> }> {
  const logged: unknown[] = [];
  const log = (error: unknown) => void logged.push(error);
  const common = { clock: () => new Date(), webRoot: null, log, freshForMs: 0, run: runHere };
  const app = createApp({ database, ...common, ...parts });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    logged,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A whole number below `end`. */
export const below = (random: () => number, end: number): number => Math.floor(random() * end);

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: looked into, not relied upon
  body: any;
}

/** Sends a request, JSON or bytes, and reads the answer. */
export async function ask(
  url: string,
  headers: Record<string, string>,
  method: string,
  path: string,
  body?: object | string | Buffer,
): Promise<Answer> {
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, ...(isJson && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: (isJson ? JSON.stringify(body) : body) as BodyInit }),
  });
  const text = await response.text();
  const isAnswerJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isAnswerJson ? JSON.parse(text) : text };
}

/** Every version of every figure, as text, in order: what must not change where something failed. */
export async function allFigures(database: Pick<Database, 'read'>): Promise<string> {
  const rows = await database.read
    .selectFrom('observation')
    .selectAll()
    .orderBy('period')
    .orderBy('indicator_id')
    .orderBy('entity_id')
    .orderBy('revision')
    .execute();
  const revisions = await database.read.selectFrom('revision').selectAll().orderBy('id').execute();
  return JSON.stringify({ rows, revisions });
}

/** A file of figures by place: `['2024-03', 'I1', 'P2', 5]`. */
export function fileOf(rows: readonly (readonly [string, string, string, number])[]): string {
  return ['period,indicator,entity,ytd', ...rows.map((row) => row.join(','))].join('\n');
}

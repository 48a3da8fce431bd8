import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Role } from '../../contract/roles.ts';
import { changeDisabled, findAccount, saveAccount } from '../../db/accounts/accounts.ts';
import { readCatalog, saveAbout } from '../../db/figures/catalog.ts';
import { saveEntities } from '../../db/figures/entities.ts';
import { saveIndicators } from '../../db/figures/indicators.ts';
import { saveObservations } from '../../db/figures/observations.ts';
import { saveTargets } from '../../db/figures/targets.ts';
import { saveRevision } from '../../db/revisions.ts';
import type { Database } from '../../db/sqlite/open.ts';
import { saveFile } from '../../db/uploads/uploads.ts';
import type { Observation, Target } from '../../domain/model.ts';
import { type AppOptions, createApp } from '../../server/app.ts';
import { addAccount } from '../../server/auth/accounts.ts';
import { Sessions } from '../../server/auth/sessions.ts';
import { city, entity, indicator, observation, target, zone } from '../domain/given.ts';
import { afterTest, temporaryDatabase } from '../support/temporary.ts';

/** The real app over a real database, listening on a port of its own; its clock stands still until it is set. */
export interface Running {
  url: string;
  database: Database & { url: string };
  clock: { now: Date };
  logged: unknown[];
  server: Server;
  get(path: string, init?: RequestInit): Promise<Response>;
}

export const NOON = new Date('2025-09-10T04:00:00.000Z');

export async function runApp(parts: Partial<AppOptions> = {}): Promise<Running> {
  const database = await temporaryDatabase();
  const clock = { now: NOON };
  const logged: unknown[] = [];
  const app = createApp({
    database,
    clock: () => clock.now,
    webRoot: null,
    log: (error) => logged.push(error),
    freshForMs: 0,
    ...parts,
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  afterTest(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = (path: string, init: RequestInit = {}) => fetch(url + path, { redirect: 'manual', ...init });
  return { url, database, clock, logged, server, get };
}

export const PASSWORD = 'correct horse';

/** Disables an account even where no other administrator is left, which nobody can. */
export async function disable(database: Database, name: string): Promise<void> {
  await database.write(async (trx) => {
    const account = await findAccount(trx, name);
    await changeDisabled(trx, account!.id, NOON.toISOString());
  });
}

export async function addPerson(running: Running, name: string, role: Role = 'viewer'): Promise<void> {
  await addAccount(running.database, { name, role, entities: [], password: PASSWORD }, NOON);
}

export function postSession(running: Running, body: unknown, headers: HeadersInit = {}): Promise<Response> {
  return running.get('/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The cookie an answer sets, as a browser would send it back. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Adds an account with a session, by the shortest way, and returns the headers that say so. */
export async function signIn(
  { database, clock }: Pick<Running, 'database' | 'clock'>,
  name = 'reader',
  role: Role = 'viewer',
  entities: string[] = [],
): Promise<{ Cookie: string }> {
  const sessions = new Sessions(database, () => clock.now, fail);
  const id = await database.write(async (trx) => {
    const at = clock.now.toISOString();
    const account = { name, role, passwordHash: 'none', entities, at };
    return sessions.begin(trx, await saveAccount(trx, account));
  });
  return { Cookie: `session=${id}` };
}

function fail(error: unknown): void {
  throw error;
}

const SALES = indicator({ department: 'OFFICE' });
const LOSS = indicator({
  code: 'LOSS',
  name: '亏损面',
  nameEn: null,
  unit: '%',
  kind: 'rate',
  direction: 'lower',
  category: '效益',
  categoryEn: null,
  sort: 2,
});
const ENTITIES = [
  city,
  zone,
  entity('P1', { name: '高新园区', sort: 1 }),
  entity('P2', { name: '临港园区', sort: 2 }),
  entity('OFFICE', { name: '经发局', kind: 'department', sort: 3 }),
];

interface Stored {
  at?: string;
  reason?: string;
  file?: string;
  observations?: Observation[];
  targets?: Target[];
  names?: boolean;
}

/** Stores one revision as a load would. */
export function store(database: Database, stored: Stored): Promise<number> {
  const { at = '2025-09-01T00:00:00.000Z', reason = null, file = 'observations.csv' } = stored;
  return database.write(async (trx) => {
    const revision = await saveRevision(trx, { at: new Date(at), by: 'clerk', kind: 'load', reason });
    if (stored.names) {
      await saveEntities(trx, revision, ENTITIES);
      await saveIndicators(trx, revision, [SALES, LOSS]);
      await saveAbout(trx, { title: { zh: '示范区', en: 'Model zone' }, demonstration: true });
    }
    const { ids } = await readCatalog(trx, revision);
    const fileId = await saveFile(trx, { name: file, bytes: Buffer.from(file), revision });
    const origin = { revision, fileId };
    const rows = (list: object[] = []) =>
      list.map((one, index) => ({ ...one, row: index + 2, reason: null }));
    await saveTargets(trx, ids, origin, rows(stored.targets) as never);
    await saveObservations(trx, ids, origin, rows(stored.observations) as never);
    return revision;
  });
}

/**
 * Two parks, their zone and its city; sales of two years to August, and targets; a second revision mends P1's August.
 *
 * @param augustGrowth published with that August; null where a test revises it and is not about growth
 */
export async function storeZone(database: Database, augustGrowth: number | null = 9.1): Promise<void> {
  const shares = { CITY: 40, ZONE: 12, P1: 7, P2: 4 };
  const observations = Object.entries(shares).flatMap(([code, monthly]) =>
    ['2024', '2025'].flatMap((year, index) =>
      Array.from({ length: index === 0 ? 12 : 8 }, (_, month) =>
        observation(code, `${year}-${String(month + 1).padStart(2, '0')}`, {
          month: monthly + index,
          ytd: (monthly + index) * (month + 1),
          status: 'official',
        }),
      ),
    ),
  );
  const targets = [
    target('ZONE', { value: 150 }),
    target('P1', { value: 96, plan: Array.from({ length: 12 }, (_, month) => 8 * (month + 1)) }),
    target('P2', { type: 'growth', value: 10, note: '争先目标' }),
  ];
  await store(database, { names: true, observations, targets });
  await store(database, {
    at: '2025-09-05T00:00:00.000Z',
    reason: '更正八月',
    file: 'august.csv',
    observations: [
      observation('P1', '2025-08', { month: 5, ytd: 61, yoyYtd: augustGrowth, status: 'revised' }),
    ],
  });
}

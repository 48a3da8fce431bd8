import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity, Indicator } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { createLog } from '../../server/log.ts';
import { demonstrationFolder, webRoot } from '../../server/paths.ts';
import { startServer } from '../../server/start.ts';
import { run } from './runner.ts';

export const PASSWORD = 'a password for tests';

/** The whole program on a port of its own, with a database of its own, filled from a data folder. */
export interface Application {
  /** Without a slash at its end. */
  origin: string;
  /** Address that signs in once. */
  signInUrl: string;
  /** Name and value of a signed-in session. */
  session: { name: string; value: string };
  /** Parsed JSON of a signed-in GET; throws where the answer is not 200. */
  get<T>(path: string): Promise<T>;
  /** What nobody expected to go wrong. */
  errors: unknown[];
  stop(): Promise<void>;
}

export interface CatalogAnswer {
  entities: Entity[];
  indicators: Indicator[];
  categories: { name: string; indicators: string[] }[];
  periods: string[];
  latestPeriod: string;
}

export interface ProgressAnswer {
  period: string;
  revision: number;
  rows: ProgressRow[];
}

/** Starts it. The clock stands still: nothing in a test depends on today. */
/** @param folder loaded into the empty database; null: it stays empty */
export async function startApplication(folder: string | null = demonstrationFolder()): Promise<Application> {
  const root = webRoot();
  if (!existsSync(join(root, 'index.html'))) throw new Error('The page is not built: npm run build:web');
  const home = await mkdtemp(join(tmpdir(), 'economic-scheduling-'));
  const errors: unknown[] = [];
  const server = await startServer(
    {
      port: 0,
      host: '127.0.0.1',
      databaseUrl: `file:${join(home, 'indicators.sqlite')}`,
      demo: folder !== null,
      adminPassword: PASSWORD,
      log: 'off',
      isTerminal: false,
      backupFolder: null,
    },
    {
      clock: () => new Date('2026-01-20T01:00:00Z'),
      log: {
        ...createLog(
          'off',
          () => new Date(),
          () => {},
        ),
        error: (error) => errors.push(error),
      },
      webRoot: root,
      demonstration: folder ?? '',
      run,
    },
  );
  const origin = server.url.replace(/\/$/, '');
  const session = await signIn(origin);
  return {
    origin,
    signInUrl: server.signInUrl!,
    session,
    async get<T>(path: string) {
      const response = await fetch(origin + path, {
        headers: { cookie: `${session.name}=${session.value}` },
      });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    errors,
    async stop() {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function signIn(origin: string): Promise<Application['session']> {
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
  });
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(response.headers.get('set-cookie') ?? '') ?? [];
  if (!name || !value) throw new Error(`Signing in failed: ${response.status} ${await response.text()}`);
  return { name, value };
}

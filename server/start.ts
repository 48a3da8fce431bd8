import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hasAccounts } from '../db/accounts/accounts.ts';
import { deleteSignInLinks } from '../db/accounts/sessions.ts';
import { currentRevision } from '../db/revisions.ts';
import { DatabaseInUse, getDatabaseFile, lockForServing } from '../db/sqlite/database-file.ts';
import { type Database, openDatabase } from '../db/sqlite/open.ts';
import { ExplainedError } from '../domain/problem.ts';
import { createRunner, type Run } from '../formats/worker/runner.ts';
import { loadFolder } from './administration/import-folder.ts';
import { createApp } from './app.ts';
import { SYSTEM } from './auth/account-rules.ts';
import { ensureAdmin, makeSignInLink } from './auth/accounts.ts';
import { scheduleBackups } from './backups/scheduled-backups.ts';
import type { Config } from './config.ts';
import { watchHealth } from './health.ts';
import type { Log } from './log.ts';
import { cleanUpAbandoned, cleanUpUploads } from './uploads/cleanup.ts';

/** Requests under way at a stop get this long to end. */
const LAST_WAIT_MS = 5000;
/** A process for the next uploaded file is started this long after the start. */
const FIRST_SPARE_MS = 2000;
/** The first backup by schedule is made this long after the start, when people have their first pages. */
const FIRST_BACKUP_MS = 60_000;
/** Interval at which abandoned uploads are deleted, as they are at the start. */
const CLEANUP_INTERVAL_MS = 6 * 3_600_000;

/** Why the server cannot start, said for the person who started it. */
class StartProblem extends ExplainedError {}

/** What starting needs besides the settings. */
interface StartOptions {
  clock: () => Date;
  log: Log;
  webRoot: string | null;
  /** The data folder an empty database is filled from. */
  demonstration: string;
  /** Runs tasks in place of a runner of its own: tests start theirs from TypeScript. */
  run?: Run;
}

export interface RunningServer {
  /** `http://127.0.0.1:3000/`: where a browser on this machine finds it. */
  url: string;
  /** Address of the one-time sign-in; null where it would be logged, or no administrator can sign in. */
  signInUrl: string | null;
  /** The password made for the first account, told this once; null when there was nothing to make. */
  adminPassword: string | null;
  /** Takes no more requests, waits for those under way, closes the database. */
  stop(): Promise<void>;
}

/** Opens the database, fills it if it is empty, and serves it. Throws `StartProblem` where that cannot be. */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  const { clock, log, webRoot, demonstration } = options;
  const runner = createRunner();
  const { run = runner.run } = options;
  const release = await lockForServing(config.databaseUrl).catch(toStartProblem(config));
  let database: Database | undefined;
  try {
    database = await openDatabase(config.databaseUrl);
    if (config.demo && (await currentRevision(database.read)) === 0) {
      await loadFolder(database, demonstration, {
        by: SYSTEM,
        at: clock(),
        kind: 'demonstration',
      });
      log.event('demonstration-loaded');
    }
    await cleanUpUploads(database, clock());
    const isFirstStart = !(await hasAccounts(database.read));
    const adminPassword = await ensureAdmin(database, config.adminPassword, clock());
    const file = getDatabaseFile(config.databaseUrl);
    const backups =
      config.backupFolder === null
        ? null
        : scheduleBackups({ file, folder: config.backupFolder, clock, log });
    const health = watchHealth({ file, clock, log });
    const backupState = () => backups?.state() ?? null;
    const app = createApp({
      database,
      clock,
      webRoot,
      log: log.error,
      run,
      backupState,
      healthState: health.state,
    });
    const server = createServer(app);
    server.prependListener('request', log.request);
    server.headersTimeout = 15_000;
    server.requestTimeout = 60_000;
    server.keepAliveTimeout = 30_000;
    await listen(server, config);
    const url = toUrl(config.host, (server.address() as AddressInfo).port);
    log.event('started', { url });
    // A log that is kept is no place for a way in; the very first start has to have one.
    const token = config.isTerminal || isFirstStart ? await makeSignInLink(database, clock()) : null;
    if (token === null) await database.write(deleteSignInLinks);
    // A new server's first moments belong to its first requests.
    if (run === runner.run) setTimeout(() => runner.keepReader(), FIRST_SPARE_MS).unref();
    const opened = database;
    if (backups) setTimeout(() => void backups.run(), FIRST_BACKUP_MS).unref();
    let cleaned: Promise<void> = Promise.resolve();
    const cleanup = setInterval(() => {
      cleaned = cleanUpAbandoned(opened, clock()).catch(log.error);
    }, CLEANUP_INTERVAL_MS);
    return {
      url,
      signInUrl: token && `${url}sign-in?token=${token}`,
      adminPassword,
      async stop() {
        clearInterval(cleanup);
        await close(server);
        runner.close();
        await cleaned;
        await Promise.all([backups?.stop(), health.stop()]);
        await opened.close();
        await release();
        log.event('stopped');
        log.flush();
      },
    };
  } catch (error) {
    await database?.close();
    await release();
    throw error;
  }
}

function toStartProblem({ databaseUrl }: Config): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof DatabaseInUse)) throw error;
    throw new StartProblem(
      `数据库 ${databaseUrl} 正被另一个服务器使用；同一个数据库只能由一个服务器打开。`,
      `The database ${databaseUrl} is in use by another server; only one server may serve a database.`,
    );
  };
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartProblem(
        `${host} 的端口 ${port} 已被占用；请停止占用它的程序，或用环境变量 PORT 换一个端口。`,
        `Port ${port} of ${host} is already in use; stop the program that holds it, or choose another with PORT.`,
      );
    case 'EACCES':
      return new StartProblem(
        `没有权限使用端口 ${port}；请用环境变量 PORT 换一个 1024 以上的端口。`,
        `No permission to use port ${port}; choose one above 1024 with PORT.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartProblem(
        `本机没有 ${host} 这个地址；请检查环境变量 HOST。`,
        `This machine has no address ${host}; check HOST.`,
      );
    default:
      return error;
  }
}

function toUrl(host: string, port: number): string {
  // "Every address" is none a browser could open.
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}/`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection kept alive becomes idle only when its last response is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), LAST_WAIT_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

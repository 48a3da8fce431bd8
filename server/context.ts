import type { Database } from '../db/sqlite/open.ts';
import { createFileReader, type FileReader } from '../formats/worker/file-reader.ts';
import { createRunner, type Run } from '../formats/worker/runner.ts';
import { findTokenPerson } from './auth/api-tokens.ts';
import { personFinder, Sessions } from './auth/sessions.ts';
import type { BackupState } from './backups/scheduled-backups.ts';
import { Catalogs } from './cache/catalogs.ts';
import { QueryReader } from './cache/query-reader.ts';
import { ResponseCache } from './cache/response-cache.ts';
import { RevisionWatcher } from './cache/revision-watcher.ts';
import { ProgressRowCache } from './decks/deck-pages.ts';
import { createExportLimiter, EXPORT_LIMITS, ExportJobs } from './decks/export-jobs.ts';
import type { HealthState } from './health.ts';
import type { RequestServices } from './http/endpoint.ts';
import type { Limiter, MemoryBudget } from './http/limiter.ts';
import type { Log } from './log.ts';
import { createUploadLimiter, createUploadMemory } from './uploads/upload-limits.ts';

/** What the app is given; the rest of its context follows from it. */
export interface ContextOptions {
  database: Database;
  clock: () => Date;
  /** Takes errors nobody expected. */
  log: Log['error'];
  /** Milliseconds for which the database is taken to be unchanged; a second when not given. */
  freshForMs?: number;
  /** Runs work outside this process; by default in child processes. */
  run?: Run;
  /** Reads uploaded files, by default with `run`. */
  reader?: FileReader;
  /** How the backups by schedule stand; null where none are made. */
  backupState?: () => BackupState | null;
  /** What is known of the disk and the file; by default that all is well. */
  healthState?: () => Promise<HealthState>;
}

/** Everything that lives as long as the app. Handlers take what they need of it, by `Pick`. */
export interface AppContext extends RequestServices {
  database: Database;
  clock: () => Date;
  log: Log['error'];
  backupState: () => BackupState | null;
  healthState: () => Promise<HealthState>;
  revisions: RevisionWatcher;
  responses: ResponseCache;
  catalogs: Catalogs;
  queries: QueryReader;
  sessions: Sessions;
  run: Run;
  reader: FileReader;
  /** Limits the uploaded files that are read at once. */
  uploadLimiter: Limiter;
  /** Limits the bytes of the files that are being received or wait for `uploadLimiter`. */
  uploadMemory: MemoryBudget;
  /** Limits the files that are made at once. */
  exportLimiter: Limiter;
  exportJobs: ExportJobs;
  /** Every row of the months that decks are made of. */
  progressRows: ProgressRowCache;
}

export function createContext(options: ContextOptions): AppContext {
  const { database, clock, log, freshForMs, run = createRunner().run } = options;
  const { reader = createFileReader(run), backupState = () => null } = options;
  const { healthState = async () => ({ isDamaged: null, storage: 'ok' }) } = options;
  const revisions = new RevisionWatcher(database, freshForMs);
  const responses = new ResponseCache();
  revisions.beforeChange((revision, isLate) => responses.prewarm(revision, isLate));
  const sessions = new Sessions(database, clock, log);
  revisions.onChange(() => sessions.confirm());
  const catalogs = new Catalogs(database.read);
  const queries = new QueryReader(database.read, clock, revisions, catalogs);
  const exportLimiter = createExportLimiter();
  return {
    ...{ database, clock, log, revisions, responses, catalogs, queries, sessions },
    ...{ run, reader, exportLimiter, backupState, healthState },
    uploadLimiter: createUploadLimiter(),
    uploadMemory: createUploadMemory(),
    exportJobs: new ExportJobs(exportLimiter, clock, log, EXPORT_LIMITS),
    progressRows: new ProgressRowCache(),
    findPerson: personFinder(sessions, revisions, (token) => findTokenPerson(database, clock, log, token)),
    readQuery: (route, query) => queries.read(route, query),
  };
}

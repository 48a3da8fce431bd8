import { open, rm } from 'node:fs/promises';
import { Connection } from '../db/sqlite/dialect.ts';
import type { Log } from './log.ts';

/** How often the whole database is read for damage, as it is soon after the start. */
const INTEGRITY_INTERVAL_MS = 24 * 3_600_000;
const FIRST_CHECK_MS = 30_000;
/** Asked more often, the disk is not written to again. */
const STORAGE_FRESH_MS = 10_000;

export type StorageState = 'ok' | 'full' | 'read-only' | 'failing';

/** What the server knows of the disk and of the file on it. */
export interface HealthState {
  /** Pages of the database are damaged: restore a backup. Null until it has been checked. */
  isDamaged: boolean | null;
  storage: StorageState;
}

export interface HealthChecks {
  state(): Promise<HealthState>;
  /** Reads the database for damage. Never rejects. */
  checkIntegrity(): Promise<void>;
  stop(): Promise<void>;
}

interface Needed {
  /** Path of the database. */
  file: string;
  clock: () => Date;
  log: Pick<Log, 'event' | 'error'>;
  /** Writes and deletes a small file; rejects with the system's error. */
  probe?: (path: string) => Promise<void>;
}

/** Watches the disk by writing to it, and the database by reading it whole, in a connection of its own. */
export function watchHealth({ file, clock, log, probe = writeAndDelete }: Needed): HealthChecks {
  let isDamaged: boolean | null = null;
  let storage: { state: StorageState; at: number } | null = null;
  let working = Promise.resolve();
  const check = async (): Promise<void> => {
    try {
      const problems = await findDamage(file);
      isDamaged = problems.length > 0;
      if (isDamaged) log.error(new Error(`The database is damaged: ${problems.join('; ')}`));
    } catch (error) {
      log.error(error);
    }
  };
  const checkIntegrity = (): Promise<void> => {
    working = working.then(check);
    return working;
  };
  const timers = [
    setTimeout(() => void checkIntegrity(), FIRST_CHECK_MS),
    setInterval(() => void checkIntegrity(), INTEGRITY_INTERVAL_MS),
  ];
  for (const timer of timers) timer.unref();
  return {
    async state() {
      const now = clock().getTime();
      if (!storage || now - storage.at >= STORAGE_FRESH_MS) {
        const state = await probe(`${file}.probe`).then(() => 'ok' as const, stateOf);
        if (state !== 'ok' && storage?.state !== state) log.event('storage-failing', { storage: state });
        storage = { state, at: now };
      }
      return { isDamaged, storage: storage.state };
    },
    checkIntegrity,
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      await working;
    },
  };
}

/** What SQLite finds wrong, at most ten things; none in a sound database. */
async function findDamage(file: string): Promise<string[]> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.open(file, 'read');
    const rows = await connection.all<{ quick_check: string }>('pragma quick_check(10)');
    return rows.map((row) => row.quick_check).filter((text) => text !== 'ok');
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return [message];
    throw error;
  } finally {
    await connection?.close();
  }
}

function stateOf(error: unknown): StorageState {
  switch ((error as { code?: unknown }).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'read-only';
    default:
      return 'failing';
  }
}

/** More than a page, so that a disk with a few bytes left counts as full. */
const PROBE = Buffer.alloc(64 * 1024);

async function writeAndDelete(path: string): Promise<void> {
  try {
    const handle = await open(path, 'w', 0o600);
    try {
      await handle.writeFile(PROBE);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}

import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Kysely } from 'kysely';
import type { Reader, Schema, Writer } from '../schema.ts';
import { copyDatabase, getDatabaseFile } from './database-file.ts';
import { Connection, SqliteDialect } from './dialect.ts';
import { DatabaseForeign, isOurs, migrate } from './migrator.ts';

/** Leaves two of libuv's four threads for the writer and for password hashing. */
const READERS = 2;

/** How long a transaction waits for another program's lock, its time in the queue included. */
const LOCK_WAIT_MS = 10_000;
/** However long it has waited: a lock that is free is had at once. */
const SHORTEST_WAIT_MS = 20;

/** Waiting a millisecond longer each time, five seconds in all. */
const WAL_ATTEMPTS = 100;

export interface Database {
  /** Any number of concurrent reads; each sees committed data only. */
  read: Reader;
  /**
   * Runs `work` in a transaction; transactions run one after the other. Commits when it resolves, rolls back when it
   * rejects. Must not be called from inside `work`, where it would wait for itself.
   *
   * @throws with the code `SQLITE_BUSY` where another program has held the lock for ten seconds
   */
  write<T>(work: (trx: Writer) => Promise<T>): Promise<T>;
  /** Writes a consistent copy to `file` while reads and writes continue. */
  backup(file: string): Promise<void>;
  /** Changes with every commit, those of other processes included. */
  version(): Promise<number>;
  /** Waits for running work. */
  close(): Promise<void>;
}

/**
 * Opens the database at `url`, creating and migrating it as needed.
 *
 * @param lockWaitMs milliseconds that a transaction waits for another program's lock
 * @throws {DatabaseForeign} when the file belongs to another program
 * @throws when it cannot be opened or migrated; the file is then unchanged
 */
export async function openDatabase(url: string, lockWaitMs = LOCK_WAIT_MS): Promise<Database> {
  const file = getDatabaseFile(url);
  await mkdir(dirname(file), { recursive: true });
  await refuseForeign(file);

  const connection = await openWriter(file);
  const writer = new Kysely<Schema>({ dialect: new SqliteDialect([connection]) });
  try {
    await migrate(writer as Kysely<never>);
  } catch (error) {
    await writer.destroy();
    throw error;
  }

  const readers = await Promise.all(Array.from({ length: READERS }, () => openReader(file)));
  // A connection of its own: `data_version` values are only comparable on the same connection.
  const watcher = await openReader(file);
  const read = new Kysely<Schema>({ dialect: new SqliteDialect(readers) });

  let last: Promise<unknown> = Promise.resolve();
  return {
    read,
    write: (work) => {
      const since = performance.now();
      const done = last.then(() => {
        // All who wait for a lock wait for it together, and not ten seconds each, one after the other.
        const left = lockWaitMs - (performance.now() - since);
        connection.setBusyTimeout(Math.max(SHORTEST_WAIT_MS, Math.round(left)));
        return writer.transaction().execute(work);
      });
      last = done.catch(() => {});
      return done;
    },
    backup: (target) => copyDatabase(file, target),
    version: async () =>
      (await watcher.all<{ data_version: number }>('pragma data_version'))[0]!.data_version,
    close: async () => {
      await Promise.all([read.destroy(), watcher.close(), last]);
      // Last, so that closing it merges the write-ahead log into the file.
      await writer.destroy();
    },
  };
}

/** Checks before any setting is made: even the journal mode is written into the file. */
async function refuseForeign(file: string): Promise<void> {
  const known = await stat(file).catch(() => null);
  if (!known?.isFile() || known.size === 0) return;
  const connection = await Connection.open(file, 'read');
  try {
    if ((await isOurs(connection)) === false) {
      throw new DatabaseForeign(`${file} is a database of another program`);
    }
  } finally {
    await connection.close();
  }
}

async function openWriter(file: string): Promise<Connection> {
  const connection = await Connection.open(file, 'create');
  await useWriteAheadLog(connection);
  // A committed transaction survives a power failure.
  await connection.all('pragma synchronous = full');
  await connection.all('pragma foreign_keys = on');
  return connection;
}

/**
 * Lets readers and the writer work without blocking each other. Of two processes that switch a new database at once,
 * SQLite fails one immediately, whatever its busy timeout, because each would wait for the other: that one repeats.
 */
async function useWriteAheadLog(connection: Connection): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await connection.all('pragma journal_mode = wal');
      return;
    } catch (error) {
      const busy = (error as NodeJS.ErrnoException).code === 'SQLITE_BUSY';
      if (!busy || attempt === WAL_ATTEMPTS) throw error;
      await setTimeout(attempt);
    }
  }
}

async function openReader(file: string): Promise<Connection> {
  const connection = await Connection.open(file, 'read');
  await connection.all('pragma query_only = on');
  return connection;
}

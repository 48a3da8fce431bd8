import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import type { Reader, Schema, Writer } from '../schema.ts';
import { copyDatabase } from './backup.ts';
import { Connection } from './connection.ts';
import { SqliteDialect } from './dialect.ts';
import { DatabaseForeign, isOurs, migrate } from './migrator.ts';
import { getDatabaseFile } from './url.ts';

/** Two of libuv's four threads are left to the writer and to password hashing. */
const READERS = 2;

export interface Database {
  /** Any number of reads at a time; each sees only what is committed. */
  read: Reader;
  /**
   * Runs `work` in a transaction of its own, one after the other; commits when it resolves, rolls back when it
   * rejects. Must not be called from inside `work`: it would wait for itself.
   */
  write<T>(work: (trx: Writer) => Promise<T>): Promise<T>;
  /** Writes a consistent copy to `file` while reads and writes go on. */
  backup(file: string): Promise<void>;
  /** Changes whenever anyone, another process too, has committed. */
  version(): Promise<number>;
  /** Lets running work finish first. */
  close(): Promise<void>;
}

/**
 * Opens the database at `url`, creating and migrating it as needed.
 *
 * @throws {DatabaseForeign} when the file belongs to another program
 * @throws when it cannot be opened or migrated; the file is then as it was
 */
export async function openDatabase(url: string): Promise<Database> {
  const file = getDatabaseFile(url);
  await mkdir(dirname(file), { recursive: true });
  await refuseForeign(file);

  const writer = new Kysely<Schema>({ dialect: new SqliteDialect([await openWriter(file)]) });
  try {
    await migrate(writer as Kysely<never>);
  } catch (error) {
    await writer.destroy();
    throw error;
  }

  const readers = await Promise.all(Array.from({ length: READERS }, () => openReader(file)));
  // Apart, because `data_version` only means something when asked of the same connection every time.
  const watcher = await openReader(file);
  const read = new Kysely<Schema>({ dialect: new SqliteDialect(readers) });

  return {
    read,
    write: (work) => writer.transaction().execute(work),
    backup: (target) => copyDatabase(file, target),
    version: async () =>
      (await watcher.all<{ data_version: number }>('pragma data_version'))[0]!.data_version,
    close: async () => {
      await Promise.all([read.destroy(), watcher.close()]);
      // Last, so that closing it empties the write-ahead log into the one file.
      await writer.destroy();
    },
  };
}

/** Looked at before anything is set: even the journal's mode is written into the file. */
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
  // Readers never wait for the writer, nor it for them.
  await connection.all('pragma journal_mode = wal');
  // A committed figure survives the plug being pulled.
  await connection.all('pragma synchronous = full');
  await connection.all('pragma foreign_keys = on');
  return connection;
}

async function openReader(file: string): Promise<Connection> {
  const connection = await Connection.open(file, 'read');
  await connection.all('pragma query_only = on');
  return connection;
}

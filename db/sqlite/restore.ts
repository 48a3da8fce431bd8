import { link, lstat, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { migrations } from '../migrations/index.ts';
import { checksumFile, isBackupIntact } from './backup.ts';
import { copyDatabase, getDatabaseFile, lockForServing, syncToDisk } from './database-file.ts';
import { Connection } from './dialect.ts';
import { isOurs } from './migrator.ts';

/** Why a file cannot be restored. Nothing was changed then. */
export type RestoreFault =
  | 'not-found'
  | 'not-a-database'
  | 'not-ours'
  | 'damaged'
  | 'changed'
  | 'newer'
  | 'in-use';

export class RestoreRefused extends Error {
  override name = 'RestoreRefused';
  readonly fault: RestoreFault;

  constructor(fault: RestoreFault, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.fault = fault;
  }
}

/**
 * Replaces the database at `url` with a copy of `source`. The old one is kept in the same folder under a name that
 * contains the moment `at`. A database exists at `url` at every moment.
 *
 * @returns where the replaced database is kept; null when there was none
 * @throws {DatabaseInUse} while a server holds the database
 * @throws {RestoreRefused} when `source` is not a sound database of ours, or is newer than this software
 */
export async function restoreDatabase(url: string, source: string, at: Date): Promise<string | null> {
  const file = getDatabaseFile(url);
  const release = await lockForServing(url);
  const incoming = `${file}.restoring`;
  try {
    await checkRestorable(source);
    await copyDatabase(source, incoming);
    const aside = await setAside(file, at);
    await rename(incoming, file);
    await syncToDisk(dirname(file));
    return aside;
  } finally {
    await rm(incoming, { force: true });
    await release();
  }
}

/** @throws {RestoreRefused} unless the file is intact, ours, and not from a newer version */
async function checkRestorable(source: string): Promise<void> {
  if (!(await exists(source))) throw new RestoreRefused('not-found', `${source} does not exist`);
  if ((await isBackupIntact(source)) === false) {
    throw new RestoreRefused('changed', `${source} is not what its checksum ${checksumFile(source)} says`);
  }
  const connection = await Connection.open(source, 'read');
  try {
    if (!(await isOurs(connection))) {
      throw new RestoreRefused('not-ours', `${source} is a database of another program`);
    }
    const check = await connection.all<{ integrity_check: string }>('pragma integrity_check(10)');
    if (check[0]?.integrity_check !== 'ok') {
      const detail = check.map((row) => row.integrity_check).join('; ');
      throw new RestoreRefused('damaged', `${source} is damaged: ${detail}`);
    }
    const ran = await connection.all<{ name: string }>('select name from kysely_migration');
    const unknown = ran.find(({ name }) => !(name in migrations));
    if (unknown)
      throw new RestoreRefused('newer', `${source} was written by a newer version (${unknown.name})`);
  } catch (error) {
    if (error instanceof RestoreRefused) throw error;
    const { code } = error as { code?: string };
    const fault = code === 'SQLITE_NOTADB' ? 'not-a-database' : 'damaged';
    throw new RestoreRefused(fault, `${source} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await connection.close();
  }
}

/**
 * Gives whatever stands in the database's place a second name, so that the first can be reused. A sound database is merged
 * into one file and keeps its first name until the new one takes it; a damaged one is kept as it is, with its log, which
 * would otherwise be applied to the new one.
 */
async function setAside(file: string, at: Date): Promise<string | null> {
  const found = await lstat(file).catch(() => null);
  const aside = `${file}.replaced-${at.toISOString().replace(/[-:]/g, '')}`;
  if (!found?.isFile() || !(await isReadable(file)) || !(await settle(file))) {
    for (const suffix of ['-wal', '-shm', '-journal']) {
      if (await exists(file + suffix)) await rename(file + suffix, aside + suffix);
    }
  }
  if (!found) return null;
  // A folder cannot have two names.
  await (found.isFile() ? link(file, aside) : rename(file, aside));
  return aside;
}

/** What SQLite answers about a file that is damaged, cut off, or no database at all. */
const DAMAGED = ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_FORMAT'];

const isDamage = (error: unknown): boolean => DAMAGED.includes((error as { code?: string }).code ?? '');

/** Opens read-only: a writable connection would already recover or empty the log. */
async function isReadable(file: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.open(file, 'read');
    await connection.all('select count(*) from sqlite_master');
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    await connection?.close();
  }
}

/**
 * Merges the write-ahead log into the file and removes it. SQLite does this only while no other process has it open.
 *
 * @returns false where the file is too damaged for that
 * @throws {RestoreRefused} when another program has it open
 */
async function settle(file: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.open(file, 'write');
    connection.setBusyTimeout(1000);
    const [row] = await connection.all<{ journal_mode: string }>('pragma journal_mode = delete');
    if (row?.journal_mode !== 'delete')
      throw new RestoreRefused('in-use', `${file} is open in another program`);
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new RestoreRefused('in-use', `${file} is open in another program`, { cause: error });
  } finally {
    await connection?.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Connection } from './connection.ts';
import { getDatabaseFile } from './url.ts';

/** Thrown when another process already holds the database. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse';
}

/**
 * Locks the database for one server (or one restore). The lock is an exclusive transaction on a companion file, so the
 * operating system releases it when the process dies, however it dies.
 *
 * @returns releases the lock
 * @throws {DatabaseInUse} when another process holds it
 */
export async function lockForServing(url: string): Promise<() => Promise<void>> {
  const file = getDatabaseFile(url);
  await mkdir(dirname(file), { recursive: true });
  const connection = await Connection.open(`${file}.lock`, 'create');
  connection.setBusyTimeout(0);
  try {
    await connection.all('begin exclusive');
  } catch (error) {
    await connection.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new DatabaseInUse(`Another server is using ${file}`, { cause: error });
  }
  return () => connection.close();
}

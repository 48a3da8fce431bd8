import { realpathSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from './dialect.ts';

/**
 * The file behind a `DATABASE_URL`: `file:data/indicators.sqlite` (relative to the working directory),
 * `file:/srv/indicators.sqlite` or `file:///srv/indicators.sqlite`. Links are resolved, so that a
 * second server that uses a link finds the lock of the first.
 *
 * @throws for any other scheme, so that a mistyped URL does not quietly open an empty database
 */
export function getDatabaseFile(url: string): string {
  if (url.startsWith('file://')) return followLinks(fileURLToPath(url));
  const path = /^file:(.+)$/s.exec(url)?.[1];
  if (!path || path.startsWith(':')) throw new Error(`DATABASE_URL must be file:PATH, but is "${url}"`);
  return followLinks(resolve(path));
}

/** Resolves the existing part of a path, links included. */
export function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(followLinks(folder), basename(path));
  }
}

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

/**
 * Copies a consistent snapshot of the database in `file` to `target` while others read and write. `target` is created or
 * replaced only when the copy is complete and flushed to disk.
 */
export async function copyDatabase(file: string, target: string): Promise<void> {
  const partial = `${resolve(target)}.partial`;
  await rm(partial, { force: true });
  const source = await Connection.open(file, 'read');
  try {
    await source.all('vacuum into ?', [partial]);
    await chmod(partial, 0o600);
    await syncToDisk(partial);
    await rename(partial, target);
    await syncToDisk(dirname(resolve(target)));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await source.close();
  }
}

/** Flushes a file or folder to disk; a rename is durable only when both are. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

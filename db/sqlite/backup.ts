import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Connection } from './connection.ts';

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

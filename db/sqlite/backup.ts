import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Connection } from './connection.ts';

/**
 * Copies the database in `file` to `target`: one moment of it, complete, while others read and write.
 * Nothing stands at `target` before the copy is whole and on the disk; what stood there is replaced.
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

/** A rename is only as lasting as the file and the folder behind it. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

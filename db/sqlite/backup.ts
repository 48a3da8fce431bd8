import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { copyDatabase, followLinks, syncToDisk } from './database-file.ts';

/** Files of a running database beside the database itself. */
const SUFFIXES = ['', '-wal', '-shm', '-journal', '.lock', '.lock-journal', '.restoring', '.partial'];

/** Thrown where a backup would replace a file that the database needs. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}

/** The file with a backup's SHA-256, in the form that `sha256sum -c` reads. */
export const checksumFile = (backup: string): string => `${backup}.sha256`;

/**
 * Copies the database in `file` to `target` while others read and write, with its checksum beside it. Only its owner may
 * read the copy: it holds everything.
 *
 * @returns bytes of the copy
 * @throws {BackupRefused} where `target` is a file of the database, by whatever name
 */
export async function saveBackup(file: string, target: string): Promise<{ size: number }> {
  if (await isOwnFile(file, target)) throw new BackupRefused(`${target} is a file of the database itself`);
  await copyDatabase(file, target);
  const line = `${await sha256Of(target)}  ${basename(target)}\n`;
  await writeFile(checksumFile(target), line, { mode: 0o600 });
  await syncToDisk(checksumFile(target));
  return { size: (await stat(target)).size };
}

async function isOwnFile(file: string, target: string): Promise<boolean> {
  const path = followLinks(target);
  const found = await stat(target).catch(() => null);
  for (const suffix of SUFFIXES) {
    if (path === file + suffix) return true;
    const own = await stat(file + suffix).catch(() => null);
    // A hard link is the same file under another name.
    if (own && found && own.dev === found.dev && own.ino === found.ino) return true;
  }
  return false;
}

/** Whether a backup is what was written; null where it has no checksum beside it. */
export async function isBackupIntact(backup: string): Promise<boolean | null> {
  const text = await readFile(checksumFile(backup), 'utf8').catch(() => null);
  const stated = text === null ? null : /^([0-9a-f]{64})\b/i.exec(text)?.[1];
  if (text === null) return null;
  return stated?.toLowerCase() === (await sha256Of(backup));
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

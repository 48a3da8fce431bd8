import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** Resolves the existing part of a path. */
function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(followLinks(folder), basename(path));
  }
}

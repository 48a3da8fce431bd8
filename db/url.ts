import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The file behind a `DATABASE_URL`: `file:data/indicators.sqlite` (relative to the working directory),
 * `file:/srv/indicators.sqlite` or `file:///srv/indicators.sqlite`.
 *
 * @throws for any other scheme, so that a mistyped URL does not quietly open an empty database
 */
export function getDatabaseFile(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url);
  const path = /^file:(.+)$/s.exec(url)?.[1];
  if (!path || path.startsWith(':')) throw new Error(`DATABASE_URL must be file:PATH, but is "${url}"`);
  return resolve(path);
}

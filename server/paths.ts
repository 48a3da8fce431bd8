import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds package.json, found upwards from this file: the same from the sources (`server/`) and from
 * what is built of them (`build/server/`). Files that are not code are looked for from here.
 */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json is missing above the server');
    folder = above;
  }
  return folder;
}

/** The page as Vite built it. */
export const webRoot = (): string => join(projectRoot(), 'build', 'web');

/** The demonstration zone, a data folder like any other. */
export const demonstrationFolder = (): string => join(projectRoot(), 'seeds', 'demonstration');

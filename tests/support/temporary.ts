import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { type Database, openDatabase } from '../../db/sqlite/open.ts';

const undo: (() => Promise<unknown>)[] = [];

/** Runs after the test, the last registered first. */
export function afterTest(action: () => Promise<unknown>): void {
  undo.push(action);
}

afterEach(async () => {
  while (undo.length > 0) await undo.pop()!();
});

/** A folder of its own for one test; gone afterwards. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'economic-scheduling-'));
  afterTest(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A real, migrated, empty database in a folder of its own. */
export async function temporaryDatabase(): Promise<Database & { url: string }> {
  const url = `file:${join(await temporaryFolder(), 'indicators.sqlite')}`;
  const database = await openDatabase(url);
  afterTest(() => database.close());
  return { ...database, url };
}

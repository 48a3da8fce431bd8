import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { getDatabaseFile } from '../../db/sqlite/database-file.ts';
import { watchHealth } from '../../server/health.ts';
import { afterTest, temporaryDatabase } from '../support/temporary.ts';
import { NOON, runApp } from './running.ts';

async function watched(probe?: (path: string) => Promise<void>) {
  const database = await temporaryDatabase();
  const file = getDatabaseFile(database.url);
  const clock = { now: NOON };
  const errors: unknown[] = [];
  const events: unknown[] = [];
  const log = { event: (event: string) => events.push(event), error: (error: unknown) => errors.push(error) };
  const health = watchHealth({ file, clock: () => clock.now, log, ...(probe && { probe }) });
  afterTest(() => health.stop());
  return { database, file, clock, errors, events, health };
}

describe('the health of the disk', () => {
  test('is tried by writing, at most every ten seconds, and leaves nothing behind', async () => {
    const { health, file } = await watched();
    const before = await readdir(dirname(file));
    expect(await health.state()).toEqual({ isDamaged: null, storage: 'ok' });
    expect(await readdir(dirname(file))).toEqual(before);
  });

  test.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['EIO', 'failing'],
  ])('that answers %s is %s, told once', async (code, storage) => {
    let tries = 0;
    const { health, clock, events } = await watched(async () => {
      tries++;
      throw Object.assign(new Error(code), { code });
    });
    expect((await health.state()).storage).toBe(storage);
    await health.state();
    expect(tries).toBe(1);
    clock.now = new Date(NOON.getTime() + 10_000);
    await health.state();
    expect([tries, events]).toEqual([2, ['storage-failing']]);
  });
});

describe('the health of the database', () => {
  test('is sound where every page is', async () => {
    const { health, errors } = await watched();
    await health.checkIntegrity();
    expect([await health.state(), errors]).toEqual([{ isDamaged: false, storage: 'ok' }, []]);
  });

  test('is damaged where a page is, though it still answers', async () => {
    const { database, file, clock } = await watched();
    const copy = `${file}.copy`;
    await database.backup(copy);
    const bytes = await readFile(copy);
    await writeFile(copy, bytes.fill(0x5a, 3 * 4096, 5 * 4096));
    const errors: unknown[] = [];
    const log = { event: () => {}, error: (error: unknown) => errors.push(error) };
    const health = watchHealth({ file: copy, clock: () => clock.now, log });
    afterTest(() => health.stop());
    await health.checkIntegrity();
    expect([(await health.state()).isDamaged, errors.length]).toEqual([true, 1]);
  });

  test.each([
    [
      { isDamaged: true, storage: 'ok' },
      { database: 'damaged', storage: 'ok' },
    ],
    [
      { isDamaged: false, storage: 'full' },
      { database: 'ok', storage: 'full' },
    ],
  ] as const)('%j is a failing server, which still answers', async (state, told) => {
    const running = await runApp({ healthState: async () => state });
    const response = await running.get('/api/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'failing', ...told, revision: 0, backup: null });
  });
});

import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isBackupIntact } from '../../../db/sqlite/backup.ts';
import { getDatabaseFile } from '../../../db/sqlite/database-file.ts';
import { scheduleBackups } from '../../../server/backups/scheduled-backups.ts';
import { afterTest, temporaryDatabase, temporaryFolder } from '../../support/temporary.ts';

async function scheduled() {
  const database = await temporaryDatabase();
  const folder = join(await temporaryFolder(), 'backups');
  const clock = { now: new Date('2026-12-01T20:00:00Z') };
  const errors: unknown[] = [];
  const events: string[] = [];
  const backups = scheduleBackups({
    file: getDatabaseFile(database.url),
    folder,
    clock: () => clock.now,
    log: { event: (event) => events.push(event), error: (error) => errors.push(error) },
  });
  afterTest(() => backups.stop());
  return { folder, clock, backups, errors, events };
}

test('one a day is made, by the day in Shanghai, readable by its owner alone, with its checksum', async () => {
  const { folder, clock, backups, events } = await scheduled();
  await backups.run();
  await backups.run();
  expect((await readdir(folder)).sort()).toEqual([
    'indicators-2026-12-02.sqlite',
    'indicators-2026-12-02.sqlite.sha256',
  ]);
  const file = join(folder, 'indicators-2026-12-02.sqlite');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await isBackupIntact(file)).toBe(true);
  expect(events).toEqual(['backup-made']);
  clock.now = new Date('2026-12-02T16:00:00Z');
  await backups.run();
  expect(await readdir(folder)).toContain('indicators-2026-12-03.sqlite');
  expect(backups.state().failed).toBe(false);
  expect(Date.parse(backups.state().last!)).toBeGreaterThan(0);
});

test('what is outdated goes with its checksum, and nothing else', async () => {
  const { folder, clock, backups } = await scheduled();
  clock.now = new Date('2026-12-10T04:00:00Z');
  await backups.run();
  for (const name of ['indicators-2026-10-05.sqlite', 'indicators-2026-10-06.sqlite', 'ours.sqlite'])
    for (const suffix of ['', '.sha256']) await writeFile(join(folder, name + suffix), '');
  await backups.run();
  expect((await readdir(folder)).sort()).toEqual([
    'indicators-2026-10-05.sqlite',
    'indicators-2026-10-05.sqlite.sha256',
    'indicators-2026-12-10.sqlite',
    'indicators-2026-12-10.sqlite.sha256',
    'ours.sqlite',
    'ours.sqlite.sha256',
  ]);
});

test('a folder that cannot be written is told, and the next attempt can succeed', async () => {
  const { folder, backups, errors } = await scheduled();
  await writeFile(folder, 'a file in its place');
  await backups.run();
  expect([backups.state(), errors.length]).toEqual([{ last: null, failed: true }, 1]);
});

test('a changed byte is noticed', async () => {
  const { folder, backups } = await scheduled();
  await backups.run();
  const file = join(folder, 'indicators-2026-12-02.sqlite');
  await chmod(file, 0o600);
  const bytes = await readFile(file);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(file, bytes);
  expect(await isBackupIntact(file)).toBe(false);
});

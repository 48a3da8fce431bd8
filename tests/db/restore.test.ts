import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DatabaseInUse, lockForServing } from '../../db/sqlite/database-file.ts';
import { Connection } from '../../db/sqlite/dialect.ts';
import { openDatabase } from '../../db/sqlite/open.ts';
import { restoreDatabase } from '../../db/sqlite/restore.ts';
import { temporaryDatabase, temporaryFolder } from '../support/temporary.ts';

const AT = new Date('2026-11-22T08:00:00.000Z');

async function databaseWith(...keys: string[]) {
  const url = `file:${join(await temporaryFolder(), 'indicators.sqlite')}`;
  const database = await openDatabase(url);
  for (const key of keys) {
    await database.write((trx) => trx.insertInto('setting').values({ key, value: '' }).execute());
  }
  return { url, file: url.slice('file:'.length), database };
}

async function keysOf(url: string): Promise<string[]> {
  const database = await openDatabase(url);
  const rows = await database.read.selectFrom('setting').select('key').orderBy('key').execute();
  await database.close();
  return rows.map(({ key }) => key);
}

async function backupOf(...keys: string[]): Promise<string> {
  const { database, file } = await databaseWith(...keys);
  const backup = join(dirname(file), 'backup.sqlite');
  await database.backup(backup);
  await database.close();
  return backup;
}

describe('backup', () => {
  test('is one moment of a database that goes on being written, in one file', async () => {
    const { database, file } = await databaseWith('before');
    const target = join(dirname(file), 'backup.sqlite');
    let going = true;
    const writing = (async () => {
      for (let i = 0; going; i++) {
        await database.write(async (trx) => {
          await trx
            .insertInto('setting')
            .values({ key: `a${i}`, value: '' })
            .execute();
          await trx
            .insertInto('setting')
            .values({ key: `b${i}`, value: '' })
            .execute();
        });
      }
    })();
    await database.backup(target);
    going = false;
    await writing;
    await database.close();

    const keys = await keysOf(`file:${target}`);
    expect(keys).toContain('before');
    // Never half of a transaction.
    expect(keys.filter((key) => key.startsWith('a'))).toHaveLength(
      keys.filter((key) => /^b\d/.test(key)).length,
    );
  });

  test('leaves nothing half written when it cannot be made', async () => {
    const { database } = await temporaryDatabase().then((one) => ({ database: one }));
    const folder = await temporaryFolder();
    await expect(database.backup(join(folder, 'no', 'such', 'folder'))).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('restore', () => {
  test('puts the backup in place and keeps what was there', async () => {
    const backup = await backupOf('backed up');
    const { url, file, database } = await databaseWith('replaced');
    await database.close();
    const aside = await restoreDatabase(url, backup, AT);
    expect(aside).toBe(`${file}.replaced-20261122T080000.000Z`);
    expect(await keysOf(url)).toEqual(['backed up']);
    expect(await keysOf(`file:${aside}`)).toEqual(['replaced']);
    expect((await readdir(dirname(file))).filter((name) => /restoring|partial/.test(name))).toEqual([]);
  });

  test('into a place where nothing was', async () => {
    const url = `file:${join(await temporaryFolder(), 'data', 'indicators.sqlite')}`;
    expect(await restoreDatabase(url, await backupOf('backed up'), AT)).toBeNull();
    expect(await keysOf(url)).toEqual(['backed up']);
  });

  test('in the place of one that cannot be read any more, with its log out of the way', async () => {
    const backup = await backupOf('backed up');
    const { url, file, database } = await databaseWith('lost');
    await database.close();
    await writeFile(file, 'this is no database, and was one before'.repeat(100));
    await writeFile(`${file}-wal`, 'a log of something else');
    const aside = await restoreDatabase(url, backup, AT);
    expect(await keysOf(url)).toEqual(['backed up']);
    expect(await readFile(`${aside}-wal`, 'utf8')).toBe('a log of something else');
  });

  test.each<[string, (file: string, bytes: Buffer) => Promise<unknown>]>([
    ['its schema is', (file, bytes) => writeFile(file, bytes.fill(0x5a, 100, 2100))],
    ['all but its first page is', (file, bytes) => writeFile(file, bytes.fill(0, 4096))],
    ['half of it is cut off', (file, bytes) => writeFile(file, bytes.subarray(0, bytes.length / 2))],
    ['it is empty', (file) => writeFile(file, '')],
    ['a folder stands in its place', (file) => rm(file).then(() => mkdir(file))],
  ])('in the place of one that is damaged: %s', async (_, damage) => {
    const backup = await backupOf('backed up');
    const { url, file, database } = await databaseWith('lost');
    await database.close();
    await damage(file, await readFile(file));
    const aside = await restoreDatabase(url, backup, AT);
    expect(await keysOf(url)).toEqual(['backed up']);
    expect(await readdir(dirname(file))).toContain(basename(aside!));
  });

  test('keeps what a crash left in the log of the database it replaces', async () => {
    const backup = await backupOf('backed up');
    const { url, file, database } = await databaseWith('first');
    // Copies of a database with a full log are what a crash leaves.
    const crashed = join(await temporaryFolder(), 'indicators.sqlite');
    await writeFile(crashed, await readFile(file));
    await writeFile(`${crashed}-wal`, await readFile(`${file}-wal`));
    await database.close();
    const aside = await restoreDatabase(`file:${crashed}`, backup, AT);
    expect(await keysOf(`file:${aside}`)).toEqual(['first']);
    expect(await keysOf(url)).toEqual(['first']);
    expect(await keysOf(`file:${crashed}`)).toEqual(['backed up']);
  });

  test('refuses while a server holds the database', async () => {
    const backup = await backupOf('backed up');
    const { url, database } = await databaseWith('kept');
    await database.close();
    const release = await lockForServing(url);
    await expect(restoreDatabase(url, backup, AT)).rejects.toThrow(DatabaseInUse);
    await release();
    expect(await keysOf(url)).toEqual(['kept']);
  });

  test('refuses while any other program has the database open', async () => {
    const backup = await backupOf('backed up');
    const { url, database } = await databaseWith('kept');
    await expect(restoreDatabase(url, backup, AT)).rejects.toMatchObject({ fault: 'in-use' });
    await database.close();
    expect(await keysOf(url)).toEqual(['kept']);
  });

  test.each<[string, string, (file: string) => Promise<unknown>]>([
    ['not-found', 'a file that is not there', async () => {}],
    ['not-a-database', 'a file that is no database', (file) => writeFile(file, '编码,名称\n'.repeat(500))],
    [
      'not-ours',
      'a database of another program',
      async (file) => {
        const connection = await Connection.open(file, 'create');
        await connection.run('create table t (x)');
        await connection.close();
      },
    ],
    [
      'damaged',
      'a backup with a hole in it',
      async (file) => {
        const bytes = await readFile(await backupOf('damaged'));
        // The second page on holds tables.
        bytes.fill(0xff, 4096, bytes.length - 4096);
        await writeFile(file, bytes);
      },
    ],
    [
      'newer',
      'a backup of a newer version',
      async (file) => {
        await writeFile(file, await readFile(await backupOf('newer')));
        const connection = await Connection.open(file, 'write');
        await connection.run("insert into kysely_migration values ('9999-future', '')");
        await connection.close();
      },
    ],
  ])('refuses with %s: %s', async (fault, _, make) => {
    const source = join(await temporaryFolder(), 'source');
    await make(source);
    const { url, database } = await databaseWith('kept');
    await database.close();
    await expect(restoreDatabase(url, source, AT)).rejects.toMatchObject({ fault });
    expect(await keysOf(url)).toEqual(['kept']);
  });
});

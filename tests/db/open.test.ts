import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Writer } from '../../db/schema.ts';
import { DatabaseInUse, lockForServing } from '../../db/sqlite/database-file.ts';
import { Connection } from '../../db/sqlite/dialect.ts';
import { openDatabase } from '../../db/sqlite/open.ts';
import { temporaryDatabase, temporaryFolder } from '../support/temporary.ts';

const setting = (trx: Writer, key: string, value = key) =>
  trx.insertInto('setting').values({ key, value }).execute();

describe('openDatabase', () => {
  test('keeps what was committed, in the folder it made', async () => {
    const url = `file:${join(await temporaryFolder(), 'a', 'b', 'indicators.sqlite')}`;
    const first = await openDatabase(url);
    await first.write((trx) => setting(trx, 'kept'));
    await first.close();
    const second = await openDatabase(url);
    expect(await second.read.selectFrom('setting').selectAll().execute()).toEqual([
      { key: 'kept', value: 'kept' },
    ]);
    await second.close();
  });

  test('refuses a URL that is not a file', async () => {
    await expect(openDatabase('postgres://localhost/x')).rejects.toThrow('file:PATH');
    await expect(openDatabase('file::memory:')).rejects.toThrow('file:PATH');
  });

  test('commits with the log on the disk, checks references, and reads without writing', async () => {
    const { read, write } = await temporaryDatabase();
    const pragmas = await write((trx) =>
      sql<Record<string, unknown>>`select j.journal_mode, s.synchronous, f.foreign_keys
        from pragma_journal_mode j, pragma_synchronous s, pragma_foreign_keys f`.execute(trx),
    );
    expect(pragmas.rows).toEqual([{ journal_mode: 'wal', synchronous: 2, foreign_keys: 1 }]);
    await expect(sql`insert into setting values ('a', 'b')`.execute(read)).rejects.toThrow('readonly');
  });
});

describe('write', () => {
  test('rolls back everything when the work fails', async () => {
    const { read, write } = await temporaryDatabase();
    const failed = write(async (trx) => {
      await setting(trx, 'lost');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await read.selectFrom('setting').selectAll().execute()).toEqual([]);
    await write((trx) => setting(trx, 'next'));
    expect(await read.selectFrom('setting').selectAll().execute()).toHaveLength(1);
  });

  test('never lets two pieces of work share a transaction', async () => {
    const { read, write } = await temporaryDatabase();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const order: string[] = [];
    const first = write(async (trx) => {
      await setting(trx, 'first');
      order.push('first wrote');
      await held;
      order.push('first fails');
      throw new Error('first undone');
    });
    const second = write(async (trx) => {
      order.push('second starts');
      await setting(trx, 'second');
    });
    // A reader meanwhile neither waits nor sees what is not committed.
    expect(await read.selectFrom('setting').selectAll().execute()).toEqual([]);
    release();
    await expect(first).rejects.toThrow('first undone');
    await second;
    expect(order).toEqual(['first wrote', 'first fails', 'second starts']);
    expect(await read.selectFrom('setting').select('key').execute()).toEqual([{ key: 'second' }]);
  });

  test('waits for another process that is writing', async () => {
    const { url, write, read } = await temporaryDatabase();
    const other = await Connection.open(url.slice('file:'.length), 'write');
    await other.run('begin immediate');
    const writing = write((trx) => setting(trx, 'ours'));
    await other.run("insert into setting values ('theirs', '')");
    await other.run('commit');
    await writing;
    await other.close();
    expect(await read.selectFrom('setting').select('key').orderBy('key').execute()).toEqual([
      { key: 'ours' },
      { key: 'theirs' },
    ]);
  });

  test('gives up together when another program does not let go, and goes on when it has', async () => {
    const url = `file:${join(await temporaryFolder(), 'indicators.sqlite')}`;
    const database = await openDatabase(url, 100);
    const other = await Connection.open(url.slice('file:'.length), 'write');
    await other.all('begin immediate');
    const results = await Promise.allSettled(
      ['a', 'b', 'c'].map((key) => database.write((trx) => setting(trx, key))),
    );
    expect(results.map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
      'SQLITE_BUSY',
      'SQLITE_BUSY',
      'SQLITE_BUSY',
    ]);
    await other.all('rollback');
    await other.close();
    await database.write((trx) => setting(trx, 'd'));
    expect(await database.read.selectFrom('setting').select('key').execute()).toEqual([{ key: 'd' }]);
    await database.close();
  });

  test('says how many rows it changed', async () => {
    const { write } = await temporaryDatabase();
    const changed = await write(async (trx) => {
      await setting(trx, 'a');
      await setting(trx, 'b');
      return trx.updateTable('setting').set({ value: 'c' }).executeTakeFirst();
    });
    expect(changed.numUpdatedRows).toBe(2n);
  });
});

test('version changes when anyone has committed, and only then', async () => {
  const { url, write, version } = await temporaryDatabase();
  const start = await version();
  expect(await version()).toBe(start);
  await write((trx) => setting(trx, 'ours'));
  const second = await version();
  expect(second).not.toBe(start);
  const other = await openDatabase(url);
  await other.write((trx) => setting(trx, 'theirs'));
  await other.close();
  expect(await version()).not.toBe(second);
});

test('close lets running work finish', async () => {
  const url = `file:${join(await temporaryFolder(), 'indicators.sqlite')}`;
  const database = await openDatabase(url);
  const writing = database.write((trx) => setting(trx, 'finished'));
  const reading = database.read.selectFrom('setting').selectAll().execute();
  await database.close();
  await Promise.all([writing, reading]);
  const again = await openDatabase(url);
  expect(await again.read.selectFrom('setting').select('key').execute()).toEqual([{ key: 'finished' }]);
  await again.close();
});

describe('lockForServing', () => {
  test('refuses a second one until the first lets go', async () => {
    const { url } = await temporaryDatabase();
    const release = await lockForServing(url);
    await expect(lockForServing(url)).rejects.toThrow(DatabaseInUse);
    await release();
    await (await lockForServing(url))();
  });

  test('refuses one that comes by a link to the file, or to its folder', async () => {
    const { url } = await temporaryDatabase();
    const file = url.slice('file:'.length);
    const elsewhere = await temporaryFolder();
    await symlink(file, join(elsewhere, 'link.sqlite'));
    await symlink(dirname(file), join(elsewhere, 'folder'));
    const release = await lockForServing(url);
    for (const other of [
      join(elsewhere, 'link.sqlite'),
      file.replace(dirname(file), join(elsewhere, 'folder')),
    ]) {
      await expect(lockForServing(`file:${other}`)).rejects.toThrow(DatabaseInUse);
    }
    await release();
  });

  test('does not keep anyone from reading and writing', async () => {
    const { url, write } = await temporaryDatabase();
    const release = await lockForServing(url);
    await write((trx) => setting(trx, 'a'));
    await release();
  });
});

test('what was stored can be neither changed nor deleted', async () => {
  const { write } = await temporaryDatabase();
  await write((trx) => trx.insertInto('revision').values({ id: 1, at: '', by: '', kind: '' }).execute());
  await expect(write((trx) => trx.updateTable('revision').set({ at: 'x' }).execute())).rejects.toThrow(
    'append-only',
  );
  await expect(write((trx) => trx.deleteFrom('revision').execute())).rejects.toThrow('append-only');
});

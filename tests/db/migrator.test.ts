import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Kysely, type Migration, sql } from 'kysely';
import { migrations } from '../../db/migrations/index.ts';
import { lockForServing } from '../../db/sqlite/database-file.ts';
import { Connection, SqliteDialect } from '../../db/sqlite/dialect.ts';
import { DatabaseForeign, DatabaseNewer, migrate } from '../../db/sqlite/migrator.ts';
import { openDatabase } from '../../db/sqlite/open.ts';
import { afterTest, temporaryDatabase, temporaryFolder } from '../support/temporary.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

async function openPlain(file: string): Promise<Kysely<never>> {
  const db = new Kysely<never>({ dialect: new SqliteDialect([await Connection.open(file, 'create')]) });
  afterTest(() => db.destroy());
  return db;
}

async function contents(file: string) {
  const connection = await Connection.open(file, 'read');
  const schema = await connection.all(
    "select name, sql from sqlite_schema where name not like 'kysely%' order by 1",
  );
  const ran = await connection.all('select name from kysely_migration order by 1');
  await connection.close();
  return { schema, ran };
}

const halfway: Migration = {
  async up(db) {
    await sql`create table half_done (id integer)`.execute(db);
    await sql`alter table setting add column half_done text`.execute(db);
    throw new Error('the middle of a migration');
  },
};

describe('migrate', () => {
  test('a migration that fails half way leaves the old schema, and the next start repairs nothing but goes on', async () => {
    const { url } = await temporaryDatabase();
    const file = url.slice('file:'.length);
    const before = await contents(file);
    const db = await openPlain(file);
    await expect(migrate(db, { ...migrations, '9998-halfway': halfway })).rejects.toThrow(
      /9998-halfway.*the middle of a migration/,
    );
    expect(await contents(file)).toEqual(before);

    await migrate(db, {
      ...migrations,
      '9999-whole': { up: (d) => sql`create table whole (id)`.execute(d).then() },
    });
    expect((await contents(file)).ran).toEqual(
      [...Object.keys(migrations), '9999-whole'].map((name) => ({ name })),
    );
  });

  test('of several pending ones, a failing one takes back those before it', async () => {
    const db = await openPlain(join(await temporaryFolder(), 'new.sqlite'));
    await expect(migrate(db, { ...migrations, '9998-halfway': halfway })).rejects.toThrow('9998-halfway');
    const { rows } = await sql`select name from sqlite_schema where name not like 'kysely%'
      and name not like 'sqlite_%'`.execute(db);
    expect(rows).toEqual([]);
  });

  test('refuses a database of a newer version', async () => {
    const { url } = await temporaryDatabase();
    const db = await openPlain(url.slice('file:'.length));
    await migrate(db, { ...migrations, '9999-future': { up: async () => {} } });
    await expect(openDatabase(url)).rejects.toThrow(DatabaseNewer);
  });

  test('refuses a database of another program, and changes nothing in it', async () => {
    const file = join(await temporaryFolder(), 'theirs.sqlite');
    const theirs = await Connection.open(file, 'create');
    await theirs.all('create table bookmark (url text)');
    await theirs.close();
    const before = await readFile(file);
    await expect(openDatabase(`file:${file}`)).rejects.toThrow(DatabaseForeign);
    expect(await readFile(file)).toEqual(before);
  });

  test('goes on with a file in which it had noted nothing yet but its own tables', async () => {
    const file = join(await temporaryFolder(), 'begun.sqlite');
    const begun = await Connection.open(file, 'create');
    await begun.all('create table kysely_migration (name text primary key, timestamp text)');
    await begun.close();
    const database = await openDatabase(`file:${file}`);
    expect(await database.read.selectFrom('revision').selectAll().execute()).toEqual([]);
    await database.close();
  });

  test('several that create the same database at once all find the newest schema', async () => {
    // Before the switch to the write-ahead log was repeated, one opening in forty failed with SQLITE_BUSY.
    for (let round = 0; round < 10; round += 1) {
      const url = `file:${join(await temporaryFolder(), 'indicators.sqlite')}`;
      const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(url)));
      for (const database of opened) {
        expect(await database.read.selectFrom('revision').selectAll().execute()).toEqual([]);
        await database.close();
      }
    }
  });
});

describe('a process killed with no warning', () => {
  async function killedChild(script: string, file: string): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--import', './tests/support/typescript.js', `./tests/db/children/${script}`, file],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.stdout.once('data', () => child.kill('SIGKILL'));
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
  }

  test('in the middle of a migration leaves the old schema', async () => {
    const { url } = await temporaryDatabase();
    const file = url.slice('file:'.length);
    const before = await contents(file);
    await killedChild('migrate-and-hang.ts', file);
    expect(await contents(file)).toEqual(before);
    await (await openDatabase(url)).close();
  });

  test('while serving leaves the lock to the next', async () => {
    const { url } = await temporaryDatabase();
    await killedChild('lock-and-hang.ts', url);
    await (await lockForServing(url))();
  });

  test('in the middle of a transaction leaves nothing of it', async () => {
    const { url, read } = await temporaryDatabase();
    await killedChild('write-and-hang.ts', url);
    expect(await read.selectFrom('setting').select('key').execute()).toEqual([{ key: 'committed' }]);
  });
});

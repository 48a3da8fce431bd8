import { execFile } from 'node:child_process';
import { appendFile, link, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { currentRevision } from '../../../db/revisions.ts';
import { lockForServing } from '../../../db/sqlite/database-file.ts';
import { openDatabase } from '../../../db/sqlite/open.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** The commands as a person starts them, each in a process of its own. */
async function workplace() {
  const home = await temporaryFolder();
  const url = `file:${join(home, 'db', 'indicators.sqlite')}`;
  const run = (command: string, ...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const script = ['--import', './tests/support/typescript.js', `server/commands/${command}.ts`, ...args];
      const env = { PATH: process.env.PATH, DATABASE_URL: url };
      execFile(process.execPath, script, { cwd: ROOT, env }, (error, out, err) => {
        resolve({ code: Number(error?.code ?? 0), out, err });
      });
    });
  const folder = join(home, 'data');
  await mkdir(folder);
  const entities = (text: string) =>
    writeFile(join(folder, 'entities.csv'), `code,name,kind,parent\n${text}`);
  await entities('ZONE,全区,zone,\n');
  const revision = async () => {
    const database = await openDatabase(url);
    const found = await currentRevision(database.read);
    await database.close();
    return found;
  };
  return { home, url, run, folder, entities, revision };
}

describe('load', () => {
  test('prints what was new, and the second time that nothing was', async () => {
    const { run, folder } = await workplace();
    const first = await run('load', folder);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('已载入，版次 1 · Loaded as revision 1');
    expect(first.out).toContain('主体 entities: 新增 new 1, 更改 changed 0, 相同 same 0');
    expect((await run('load', folder)).out).toContain('没有变化，仍为版次 1 · Nothing new, still revision 1');
  });

  test('prints every problem with file, row and column, and ends with 1', async () => {
    const { run, folder, entities } = await workplace();
    await entities('ZONE,,zone,\nA,甲,town,\n');
    const { code, out, err } = await run('load', folder);
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')).toEqual([
      '未载入：有 2 处问题 · Nothing was loaded: 2 problems',
      'entities.csv 第 2 行 “name”列：不能为空 · row 2, column "name": must not be blank',
      expect.stringMatching(
        /^entities.csv 第 3 行 “kind”列：应为其中之一：.*（“town”） · row 3, column "kind": /,
      ),
    ]);
  });

  test('says that the database is none, and ends with 1', async () => {
    const { run, folder, home, url } = await workplace();
    await mkdir(join(home, 'db'));
    await writeFile(url.slice('file:'.length), 'these are no tables, and no pages either');
    for (const { code, out, err } of [await run('load', folder), await run('user', 'list')]) {
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('is not a database or is damaged (SQLITE_NOTADB)');
      expect(err).not.toMatch(/^ +at /m);
    }
  });

  test('says how it is used, and ends with 2', async () => {
    const { run } = await workplace();
    expect(await run('load')).toMatchObject({ code: 2, err: expect.stringContaining('npm run load -- DIR') });
  });
});

test('backup and restore bring back what was', async () => {
  const { home, url, run, folder, entities, revision } = await workplace();
  const backup = join(home, 'backup.sqlite');
  expect(await run('backup', backup)).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no database'),
  });
  await run('load', folder);
  expect(await run('backup', backup)).toMatchObject({ code: 0, out: expect.stringContaining(backup) });
  await entities('ZONE,新区,zone,\n');
  await run('load', folder);
  expect(await revision()).toBe(2);

  const release = await lockForServing(url);
  expect(await run('restore', backup)).toMatchObject({
    code: 1,
    err: expect.stringContaining('stop it first'),
  });
  expect(await run('backup', join(home, 'while-serving.sqlite'))).toMatchObject({ code: 0 });
  await release();

  const restored = await run('restore', backup);
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(await revision()).toBe(1);
  const aside = /The replaced database is kept as (.*)/.exec(restored.out)?.[1];
  expect((await stat(aside!)).isFile()).toBe(true);
});

test('a backup never replaces a file of the database, by whatever name', async () => {
  const { home, url, run, folder, revision } = await workplace();
  await run('load', folder);
  const database = url.slice('file:'.length);
  await symlink(database, join(home, 'other-name.sqlite'));
  await link(database, join(home, 'hard.sqlite'));
  const names = [
    database,
    `${database}-wal`,
    `${database}.lock`,
    join(home, 'db', '..', 'other-name.sqlite'),
  ];
  for (const target of [...names, join(home, 'hard.sqlite')]) {
    expect(await run('backup', target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('a file of the database itself'),
    });
  }
  expect(await revision()).toBe(1);
}, 60_000);

test('a backup that was changed since is not restored', async () => {
  const { home, run, folder, revision } = await workplace();
  const backup = join(home, 'backup.sqlite');
  await run('load', folder);
  await run('backup', backup);
  await appendFile(backup, 'x');
  expect(await run('restore', backup)).toMatchObject({ code: 1, err: expect.stringContaining('checksum') });
  expect(await revision()).toBe(1);
}, 60_000);

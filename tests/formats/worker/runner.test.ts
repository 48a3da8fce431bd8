import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createRunner, type Runner } from '../../../formats/worker/runner.ts';
import { RUNNER, run } from '../../support/runner.ts';

/** Process ids of the processes that `pid` started. */
async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8')),
  );
  return lists.join(' ').trim().split(/\s+/).filter(Boolean).map(Number);
}

const CSV = { bytes: Buffer.from('a,b\n1,2\n'), request: { kind: 'tables', rows: null } } as const;

describe('a task', () => {
  test('that is not accepted rejects with its problem, and a bug with its stack', async () => {
    await expect(run('refill', Buffer.from('no deck'))).rejects.toMatchObject({
      name: 'FileRefused',
      problem: { code: 'not-a-deck' },
    });
    await expect(run('render-table', null as never)).rejects.toThrow(/render-table failed: TypeError/);
  });

  test('whose process does not start rejects', async () => {
    const { run } = createRunner({ execArgv: ['--no-such-option'] });
    await expect(run('read-file', CSV)).rejects.toThrow('ended with code 9');
  });

  test('rejects when a question is not answered', async () => {
    const facts = { title: '表', author: '', createdAt: '2025-09-10T04:00:00.000Z' };
    const onAsk = async () => {
      throw new Error('no such page');
    };
    const rendered = run('render-deck', { format: 'xlsx', language: 'zh', facts }, { onAsk });
    await expect(rendered).rejects.toThrow('no such page');
  });
});

describe('a runner that keeps a process for the next file', () => {
  const SLOW = { bytes: Buffer.from(`a\n${'1\n'.repeat(60_000)}`), request: CSV.request };
  let runner: Runner;
  beforeEach(() => {
    runner = createRunner(RUNNER);
    runner.keepReader();
  });
  afterEach(() => runner.close());
  const read = () => runner.run('read-file', CSV);

  test('reads one small file after the other', async () => {
    for (let turn = 0; turn < 3; turn++) expect(await read()).toMatchObject({ encoding: 'utf-8' });
  });

  test('reads several at once', async () => {
    const both = await Promise.all([read(), read(), read()]);
    for (const file of both) expect(file).toMatchObject({ encoding: 'utf-8' });
    expect(await read()).toMatchObject({ encoding: 'utf-8' });
  });

  test('reads the next file after one that was given up, too large, or too long', async () => {
    const controller = new AbortController();
    const given = runner.run('read-file', CSV, { signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    expect(await read()).toMatchObject({ encoding: 'utf-8' });

    const broken = { bytes: null, request: null } as never;
    await expect(runner.run('read-file', broken)).rejects.toThrow();
    expect(await read()).toMatchObject({ encoding: 'utf-8' });

    expect(await runner.run('read-file', SLOW)).toMatchObject({ encoding: 'utf-8' });
    expect(await read()).toMatchObject({ encoding: 'utf-8' });
  });

  test('a process killed while it is idle is replaced', async () => {
    await read();
    for (const pid of await childrenOf(process.pid)) process.kill(pid, 'SIGKILL');
    expect(await read()).toMatchObject({ encoding: 'utf-8' });
  });
});

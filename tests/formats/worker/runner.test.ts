import { describe, expect, test } from '@jest/globals';
import { createRunner } from '../../../formats/worker/runner.ts';
import { RUNNER, run } from '../../support/runner.ts';

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

test('a spare process serves the next file, and is replaced', async () => {
  const runner = createRunner(RUNNER);
  runner.keepSpare();
  try {
    for (let turn = 0; turn < 3; turn++)
      expect(await runner.run('read-file', CSV)).toMatchObject({ encoding: 'utf-8' });
  } finally {
    runner.close();
  }
});

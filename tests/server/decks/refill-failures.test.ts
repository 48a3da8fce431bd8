import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { ExportJob } from '../../../domain/decks/export-job.ts';
import { createRunner, TaskKilled } from '../../../formats/worker/runner.ts';
import { editedDeck } from '../../support/office/edited-deck.ts';
import { RUNNER, run } from '../../support/runner.ts';
import { signIn } from '../running.ts';
import { exported, finished, sendForm, start } from './export-client.ts';

describe('a refill that is not made', () => {
  test('says why in a sentence', async () => {
    const { running, headers } = await start();
    const july = await exported(running, headers, '2025-07');
    const foreign = editedDeck(july, (edit) => {
      for (const number of [2, 3, 4, 5])
        edit(`ppt/slides/slide${number}.xml`, (xml) =>
          xml.replace(/ name="(?:标题|一句话|图|表|数字) /g, ' name="'),
        );
    });
    const reasons: string[] = [];
    for (const bytes of [
      foreign,
      strToU8('not a deck'),
      zipSync({ 'a.txt': strToU8('a') }),
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
      editedDeck(july, (edit) =>
        edit('[Content_Types].xml', (xml) =>
          xml.replace('presentation.main+xml', 'presentation.macroEnabled.main+xml'),
        ),
      ),
    ]) {
      const { job } = await finished(running, headers, await sendForm(running, headers, bytes));
      expect(job).toMatchObject({ state: 'failed', refill: null, name: null });
      reasons.push(job.failure!.zh);
      expect(job.failure!.en).toMatch(/^[A-Z][^.]*\.$/);
    }
    expect(reasons).toEqual([
      '文件里没有本系统导出的图表或表格，无从更新；请选择从“会议文稿”导出的 PPTX。',
      '不是有效的 PPTX 文件。',
      '不是有效的 PPTX 文件。',
      '文件是旧版 PPT 或加了密码，请在 PowerPoint 或 WPS 里另存为不加密的 PPTX。',
      '文件带有宏或控件，请另存为普通 PPTX。',
    ]);
    expect(running.logged).toEqual([]);
  });

  test('is refused before it is ordered where it is too large, of no month, or of nobody', async () => {
    const { running, headers } = await start();
    const small = strToU8('x');
    expect((await sendForm(running, headers, new Uint8Array(41 * 2 ** 20))).status).toBe(413);
    expect((await sendForm(running, headers, small, '2025-13')).status).toBe(400);
    expect((await sendForm(running, { Cookie: '' }, small)).status).toBe(401);
    const nothing = await running.get('/api/refills', { method: 'POST', headers });
    expect(nothing.status).toBe(400);
  });

  test('holds no more decks in memory than are allowed for, and gives the room back', async () => {
    const stop: (() => void)[] = [];
    const { running, headers } = await start(
      (_name, _input, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          stop.push(() => reject(new Error('enough')));
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    const others = [headers, await signIn(running, 'second')];
    const large = new Uint8Array(39 * 2 ** 20);
    const statuses: number[] = [];
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      const response = await sendForm(running, others[count % 2]!, large);
      statuses.push(response.status);
      if (response.status === 202) ids.push(((await response.json()) as ExportJob).id);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 503]);
    const cancelled = await running.get(`/api/exports/${ids[0]}`, { method: 'DELETE', headers });
    expect(cancelled.status).toBe(204);
    expect((await sendForm(running, headers, large)).status).toBe(202);
  });
});

describe('a process of its own', () => {
  test('makes the very deck that is made here, and is killed when its signal is aborted', async () => {
    const { running, headers } = await start();
    const july = await exported(running, headers, '2025-07');
    const here = await finished(running, headers, await sendForm(running, headers, july));
    const other = await start(run);
    const sent = await sendForm(other.running, other.headers, july);
    const there = await finished(other.running, other.headers, sent);
    expect(Buffer.from(there.bytes!).equals(here.bytes!)).toBe(true);
    expect(there.job.refill).toEqual(here.job.refill);
    const stop = new AbortController();
    const made = run('refill', july, {
      signal: stop.signal,
      onAsk: () => new Promise(() => {}),
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(made).rejects.toThrow('enough');
  });

  test('is killed when it reports nothing for too long, and the person is told', async () => {
    const { running, headers } = await start();
    const july = await exported(running, headers, '2025-07');
    const impatient = createRunner({ ...RUNNER, limits: { timeout: 50 } });
    const refilled = impatient.run('refill', july, { onAsk: () => new Promise(() => {}) });
    await expect(refilled).rejects.toMatchObject({ reason: 'time' });
    const killed = await start(async (name) => {
      throw new TaskKilled(name, 'time');
    });
    const { job } = await finished(
      killed.running,
      killed.headers,
      await sendForm(killed.running, killed.headers, july),
    );
    expect(job.failure!.zh).toBe('文件太复杂，没有在规定时间内读完，已停止。');
  });

  test('refuses what is no deck', async () => {
    const described = run('describe-template', strToU8('x'));
    await expect(described).rejects.toMatchObject({ problem: { code: 'not-a-deck' } });
  });
});

import { describe, expect, test } from '@jest/globals';
import type { DeckTable } from '../../../domain/decks/deck-table.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Run } from '../../../formats/worker/runner.ts';
import { run, runHere } from '../../support/runner.ts';
import { type Running, runApp, signIn, storeZone } from '../running.ts';

const text = (bytes: ArrayBuffer) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

async function start(run: Run = runHere) {
  const running = await runApp({ run });
  await storeZone(running.database);
  return { running, headers: await signIn(running) };
}

/** Lines of a CSV without quoted fields, by the names in its head. */
function records(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((field, at) => [names[at]!, field])));
}

describe('the rows of /api/progress as a table', () => {
  test('are the same rows with the same numbers, unrounded, and say so to Excel', async () => {
    const { running, headers } = await start();
    const query = '?period=2025-08&kind=park,zone';
    const { rows } = (await (await running.get(`/api/progress${query}`, { headers })).json()) as {
      rows: ProgressRow[];
    };
    const response = await running.get(`/api/exports/progress.csv${query}`, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=.*\.csv/);
    const csv = text(await response.arrayBuffer());
    expect(csv.startsWith('\ufeff')).toBe(true);
    const table = records(csv);
    expect(table.length).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(2);
    rows.forEach((row, at) => {
      const line = table[at]!;
      const shown = (value: number | null) => (value === null ? '' : String(value));
      expect(line).toMatchObject({
        指标编码: row.indicator,
        主体编码: row.entity,
        累计: shown(row.ytd),
        '完成率（%）': shown(row.completion),
        序时差: shown(row.gap),
        序时差单位: row.gap === null ? '' : '个百分点',
      });
    });
    expect(table.some((line) => line['完成率（%）']!.length > 10)).toBe(true);
  });

  test('take the same parameters and refuse the same', async () => {
    const { running, headers } = await start();
    for (const format of ['xlsx', 'csv']) {
      for (const query of ['?period=2025-13', '?kind=x', '?nothing=1', '?lang=fr', '?asOf=99']) {
        const response = await running.get(`/api/exports/progress.${format}${query}`, { headers });
        expect([query, response.status]).toEqual([query, 400]);
      }
      expect((await running.get(`/api/exports/progress.${format}`)).status).toBe(401);
    }
  });

  test('honour asOf', async () => {
    const { running, headers } = await start();
    const ytd = async (asOf: string) => {
      const address = `/api/exports/progress.csv?period=2025-08&entity=P1${asOf}`;
      return records(await (await running.get(address, { headers })).text())[0]!.累计;
    };
    expect(await ytd('')).toBe('61');
    expect(await ytd('&asOf=1')).toBe('64');
  });

  test('are not made again for who has them, at another second either', async () => {
    const { running, headers } = await start();
    for (const format of ['xlsx', 'csv']) {
      const address = `/api/exports/progress.${format}?period=2025-08`;
      const etag = (await running.get(address, { headers })).headers.get('ETag')!;
      running.clock.now = new Date(running.clock.now.getTime() + 60_000);
      const ask = async (query: string) =>
        (await running.get(address + query, { headers: { ...headers, 'If-None-Match': etag } })).status;
      expect([await ask(''), await ask('&lang=zh'), await ask('&lang=en'), await ask('&asOf=1')]).toEqual([
        304, 304, 200, 200,
      ]);
    }
  });

  test('a chart is to be had as its numbers', async () => {
    const { running, headers } = await start();
    const query = '?indicator=SALES&entity=P1&period=2025-08&figure=months&lang=en';
    const table = records(await (await running.get(`/api/exports/figure.csv${query}`, { headers })).text());
    expect(table.map((line) => line.Code)).toContain('2025-08');
    const none = await running.get(
      '/api/exports/figure.csv?indicator=LOSS&entity=P2&period=2025-08&figure=league',
      { headers },
    );
    expect(none.status).toBe(404);
  });
});

describe('an export that takes its time', () => {
  const DECK = { title: '月度', period: null, pages: [{ kind: 'cover' }, { kind: 'overall' }] };
  const order = (running: Running, headers: object) =>
    running.get('/api/exports?format=xlsx', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(DECK),
    });
  const ended = async (running: Running, headers: HeadersInit, id: string) => {
    for (;;) {
      const job = await (await running.get(`/api/exports/${id}`, { headers })).json();
      if (!['waiting', 'running'].includes(job.state)) return job;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  test('is ordered, watched and fetched by its owner alone', async () => {
    const { running, headers } = await start();
    const response = await order(running, headers);
    expect(response.status).toBe(202);
    const { id, total } = await response.json();
    expect(total).toBe(2);
    const job = await ended(running, headers, id);
    expect(job).toMatchObject({ state: 'done', done: 2, name: '月度.xlsx' });
    const file = await running.get(`/api/exports/${id}/file`, { headers });
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(bytes.length).toBe(job.size);
    expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    const other = await signIn(running, 'other');
    expect((await running.get(`/api/exports/${id}`, { headers: other })).status).toBe(404);
    expect((await running.get(`/api/exports/${id}/file`, { headers: other })).status).toBe(404);
    running.clock.now = new Date(running.clock.now.getTime() + 11 * 60_000);
    expect((await running.get(`/api/exports/${id}`, { headers })).status).toBe(404);
  });

  test('waits where two are under way, and is cancelled at once', async () => {
    const stopped: string[] = [];
    const slow: Run = (name, _input, { signal } = {}) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          stopped.push(name);
          reject(signal.reason);
        });
      });
    const { running, headers } = await start(slow);
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) ids.push((await (await order(running, headers)).json()).id);
    const states = async () =>
      Promise.all(ids.map(async (id) => (await running.get(`/api/exports/${id}`, { headers })).json()));
    expect((await states()).map(({ state, ahead }) => [state, ahead])).toEqual([
      ['running', 0],
      ['running', 0],
      ['waiting', 1],
    ]);
    const gone = await running.get(`/api/exports/${ids[0]}`, { method: 'DELETE', headers });
    expect(gone.status).toBe(204);
    expect(stopped).toEqual(['render-deck']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await states())[2].state).toBe('running');
    expect((await running.get(`/api/exports/${ids[2]}/file`, { headers })).status).toBe(409);
    for (const id of ids.slice(1)) await running.get(`/api/exports/${id}`, { method: 'DELETE', headers });
    expect(running.logged).toEqual([]);
  });
});

test('a file is no longer made when the client that waits for it disconnects', async () => {
  const client = new AbortController();
  const stopped: string[] = [];
  const slow: Run = (name, _input, { signal } = {}) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        stopped.push(name);
        reject(signal.reason);
      });
      setTimeout(() => client.abort(), 10);
    });
  const { running, headers } = await start(slow);
  const response = running.get('/api/decks?pages=cover', { headers, signal: client.signal });
  await expect(response).rejects.toThrow('aborted');
  while (stopped.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(stopped).toEqual(['render-deck']);
  expect(running.logged).toEqual([]);
});

describe('a process of its own', () => {
  const table: DeckTable = {
    id: 'x',
    columns: [{ id: 'a', name: { zh: '甲', en: 'a' }, unit: null, align: 'left' }],
    rows: [{ key: '1', cells: [{ is: 'text', text: { zh: '=1+1', en: '=1+1' } }] }],
    lane: null,
    figure: null,
  };
  const facts = { title: '表', author: '', createdAt: '2025-09-10T04:00:00.000Z' };

  test('makes the very bytes that are made here', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const order = { format, table, name: '表', language: 'zh', facts } as const;
      const there = await run('render-table', order);
      const here = await runHere('render-table', order);
      expect(Buffer.from(there).equals(Buffer.from(here))).toBe(true);
    }
  });

  test('is killed when its signal is aborted', async () => {
    const stop = new AbortController();
    const order = { format: 'xlsx', language: 'zh', facts } as const;
    const made = run('render-deck', order, { signal: stop.signal, onAsk: () => new Promise(() => {}) });
    stop.abort(new Error('enough'));
    await expect(made).rejects.toThrow('enough');
  });
});

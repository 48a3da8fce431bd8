import { describe, expect, test } from '@jest/globals';
import { observation } from '../../domain/given.ts';
import { zoneApp } from '../figures/zone-client.ts';
import { type Running, runApp, signIn, store, storeZone } from '../running.ts';

describe('a response', () => {
  const etagOf = (response: Response) => response.headers.get('ETag');

  test('is not sent again to a client that has it', async () => {
    const { running, headers } = await zoneApp();
    const get = (more: HeadersInit = {}) =>
      running.get('/api/progress', { headers: { ...headers, ...more } });
    const first = await get();
    const etag = etagOf(first)!;
    expect(etag).toMatch(/^"[\w-]{27}(-gzip)?"$/);
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache');
    expect(first.headers.get('Vary')).toBe('Accept-Encoding');
    for (const known of [etag, `"other", W/${etag}`, '*']) {
      const again = await get({ 'If-None-Match': known });
      expect([again.status, etagOf(again), await again.text()]).toEqual([304, etag, '']);
    }
    expect((await get({ 'If-None-Match': '"other"' })).status).toBe(200);
  });

  test('changes with a new revision, and the old one stays available', async () => {
    const { running, headers } = await zoneApp();
    const get = (path: string) => running.get(path, { headers });
    const before = await get('/api/progress');
    await store(running.database, { observations: [observation('P2', '2025-08', { ytd: 50 })] });
    const after = await get('/api/progress');
    expect(etagOf(after)).not.toBe(etagOf(before));
    expect(await after.json()).toMatchObject({ revision: 3 });
    const old = await get('/api/progress?asOf=2');
    expect(await old.text()).toBe(await before.text());
  });

  test('is the same however the question was written', async () => {
    const { running, headers } = await zoneApp();
    const tags = await Promise.all(
      ['period=2025-08&kind=zone,park', 'kind=park,zone,park', 'kind=park%2Czone&asOf=2'].map(async (query) =>
        etagOf(await running.get(`/api/progress?${query}`, { headers })),
      ),
    );
    expect(new Set(tags).size).toBe(1);
  });

  test('is known within a second where another process has written', async () => {
    const running: Running = await runApp({ freshForMs: 200 });
    await storeZone(running.database);
    const headers = await signIn(running);
    const revision = async () =>
      ((await (await running.get('/api/catalog', { headers })).json()) as { revision: number }).revision;
    expect(await revision()).toBe(2);
    await store(running.database, {});
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await revision()).toBe(3);
  });

  test('has a head alone for HEAD', async () => {
    const { running, headers } = await zoneApp();
    const response = await running.get('/api/catalog', { method: 'HEAD', headers });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(etagOf(response)).not.toBeNull();
  });
});

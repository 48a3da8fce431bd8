import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { acceptsGzip } from '../../../server/cache/encoded-response.ts';
import { ResponseCache } from '../../../server/cache/response-cache.ts';
import { afterTest } from '../../support/temporary.ts';
import { rawRequest } from '../raw-request.ts';

/** A server that answers each path with a text of the length the path names, and counts how often it had to make one. */
async function counting(maxBytes?: number) {
  const responses = new ResponseCache(maxBytes);
  const made: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url!;
    void responses.send(url, request, response, async () => {
      made.push(url);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { text: '调'.repeat(Number(url.slice(1))) };
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(() => new Promise((resolve) => server.close(resolve)));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = (path: string, headers: Record<string, string> = {}) => rawRequest(origin + path, { headers });
  return { made, get };
}

describe('prewarmed responses', () => {
  test('are sent from their revision on, and only those that somebody asked for', async () => {
    const responses = new ResponseCache();
    let revision = 1;
    const made: string[] = [];
    const revalidate = (url: string) => async (next: number) => {
      if (url === '/gone' && next > 1) throw new Error('there is no such park any more');
      const key = `${url}@${next}`;
      await responses.get(key, async () => {
        made.push(key);
        return { key, text: '调'.repeat(5000) };
      });
      return key;
    };
    const server = createServer((request, response) => {
      const sent = responses.trySend(request.url!, revision, request, response);
      if (!sent) response.end('the long way');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterTest(() => new Promise((resolve) => server.close(resolve)));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const get = async (url: string) => {
      const { body } = await rawRequest(origin + url, { headers: {} });
      const text = body.toString();
      return text.startsWith('{') ? (JSON.parse(text) as { key: string }).key : text;
    };
    for (const url of ['/seldom', '/often', '/gone']) {
      const key = await revalidate(url)(1);
      responses.setRoute(url, { revision: 1, key, revalidate: revalidate(url) });
    }
    await responses.prewarm(2, () => false);
    expect(await get('/often')).toBe('/often@1');
    revision = 2;
    expect(await get('/often')).toBe('/often@2');
    expect(await get('/gone')).toBe('the long way');
    made.length = 0;
    await responses.prewarm(3, () => true);
    expect(made).toEqual([]);
    await responses.prewarm(3, () => false);
    revision = 3;
    expect([await get('/often'), await get('/seldom')]).toEqual(['/often@3', 'the long way']);
  });
});

describe('responses', () => {
  test('are made once for many askers at once, and not again', async () => {
    const { made, get } = await counting();
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/5000')));
    expect(new Set(answers.map(({ body }) => body.toString())).size).toBe(1);
    await get('/5000');
    expect(made).toEqual(['/5000']);
  });

  test('come in both forms with a tag of their own, equal in content', async () => {
    const { made, get } = await counting();
    const plain = await get('/5000');
    const [gzip, same] = await Promise.all([
      get('/5000', { 'Accept-Encoding': 'gzip, deflate, br' }),
      get('/5000', { 'Accept-Encoding': 'gzip' }),
    ]);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(same.body).toEqual(gzip.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(gzip.body.length).toBeLessThan(plain.body.length / 10);
    expect(gzip.headers.etag).not.toBe(plain.headers.etag);
    expect(made).toHaveLength(1);
    const known = { 'Accept-Encoding': 'gzip', 'If-None-Match': gzip.headers.etag! };
    expect((await get('/5000', known)).status).toBe(304);
    expect((await get('/5000', { 'If-None-Match': gzip.headers.etag! })).status).toBe(200);
  });

  test('too small to be worth it are not compressed', async () => {
    const { get } = await counting();
    expect((await get('/10', { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
  });

  test('give way to newer ones, and one huge answer is not kept at all', async () => {
    // 10 000 characters of three bytes each, and an answer may take a quarter of the room: four of them fit.
    const { made, get } = await counting(130_000);
    const five = ['/10000', '/10001', '/10002', '/10003', '/10004'];
    for (const path of [...five, '/10004', '/10000', '/20000', '/20000', '/10004']) await get(path);
    expect(made).toEqual([...five, '/10000', '/20000', '/20000']);
  });
});

test.each([
  ['gzip', true],
  ['deflate, gzip;q=0.5, *;q=0', true],
  ['GZIP', false],
  ['br', false],
  ['gzip;q=0', false],
  ['gzip; q=0.000', false],
  ['identity', false],
])('Accept-Encoding %j takes gzip: %p', (accepted, takes) => {
  expect(acceptsGzip(accepted)).toBe(takes);
});

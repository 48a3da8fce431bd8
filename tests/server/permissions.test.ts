import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../support/temporary.ts';
import { rawRequest } from './raw-request.ts';
import { addPerson, PASSWORD, type Running, runApp, signIn } from './running.ts';

const POLICY =
  "default-src 'self';script-src 'self';script-src-attr 'none';style-src 'self';style-src-attr 'unsafe-inline';" +
  "img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'";

async function builtPage(): Promise<string> {
  const root = await temporaryFolder();
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>页面</title>');
  await writeFile(join(root, 'assets', 'main-1a2b3c.js'), `export const words = '${'调度 '.repeat(2000)}';`);
  await writeFile(join(root, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return root;
}

describe('who has not signed in', () => {
  test('reads health, the sign-in page and its stylesheet, and nothing else', async () => {
    const running = await runApp({ webRoot: await builtPage() });
    const statusOf = async (path: string) => (await running.get(path)).status;
    expect(await statusOf('/api/health')).toBe(200);
    expect(await statusOf('/sign-in')).toBe(200);
    expect(await statusOf('/sign-in.css')).toBe(200);
    for (const path of [
      '/assets/main-1a2b3c.js',
      '/icon.svg',
      '/no.js',
      '/api/session',
      '/api/catalog',
      '/api/nothing',
    ])
      expect([path, await statusOf(path)]).toEqual([path, 401]);
    for (const path of ['/', '/matrix', '/index', '/nothing', '/parks/P1.2'])
      expect([path, await statusOf(path)]).toEqual([path, 303]);
    expect((await running.get('/api/catalog')).headers.get('WWW-Authenticate')).toBe('Bearer');
  });

  test.each([
    ['/', '/sign-in'],
    ['/matrix?period=2025-08', '/sign-in?next=%2Fmatrix%3Fperiod%3D2025-08'],
    ['/?lang=en', '/sign-in?lang=en&next=%2F%3Flang%3Den'],
    ['//evil.example/', '/sign-in'],
  ])('is sent from %s to %s', async (path, address) => {
    const response = await (await runApp()).get(path);
    expect([response.status, response.headers.get('Location')]).toEqual([303, address]);
  });
});

describe('pages', () => {
  test('are index.html at every address of a page, and files by name', async () => {
    const running = await runApp({ webRoot: await builtPage() });
    const headers = await signIn(running);
    for (const path of ['/', '/matrix', '/parks/P1', '/indicators/a.b']) {
      const response = await running.get(path, { headers });
      expect([path, response.status, response.headers.get('Content-Type')]).toEqual([
        path,
        200,
        'text/html; charset=utf-8',
      ]);
      expect(response.headers.get('Cache-Control')).toBe('private, no-cache');
      expect(await response.text()).toContain('页面');
    }
    expect((await running.get('/assets/none.js', { headers })).status).toBe(404);
    expect((await running.get('/', { method: 'POST', headers })).status).toBe(405);
  });

  test('come compressed, and what has a hash in its name for good', async () => {
    const running = await runApp({ webRoot: await builtPage() });
    const headers = await signIn(running);
    const response = await rawRequest(`${running.url}/assets/main-1a2b3c.js`, {
      headers: { ...headers, 'Accept-Encoding': 'gzip' },
    });
    expect(response.headers['content-encoding']).toBe('gzip');
    expect(response.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(response.headers.vary).toBe('Accept-Encoding');
    expect(gunzipSync(response.body).toString()).toContain('调度 调度');
    expect(Number(response.headers['content-length'])).toBe(response.body.length);
  });

  test('say that they have not been built', async () => {
    const running = await runApp({ webRoot: await temporaryFolder() });
    const response = await running.get('/', { headers: await signIn(running) });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build:web');
  });
});

describe('the sign-in page', () => {
  const post = (running: Running, fields: Record<string, string>, headers: HeadersInit = {}) =>
    running.get('/sign-in', { method: 'POST', body: new URLSearchParams(fields), headers });

  test('is Chinese, or English when asked, with a form and no script', async () => {
    const running = await runApp();
    const chinese = await (await running.get('/sign-in?next=/matrix')).text();
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('用户名');
    expect(chinese).toContain('name="next" value="/matrix"');
    const english = await (await running.get('/sign-in?lang=en')).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Password');
    for (const page of [chinese, english]) expect(page).not.toMatch(/<script|style=| on\w+=/i);
  });

  test('signs in and goes on to the page asked for, in the language chosen', async () => {
    const running = await runApp();
    await addPerson(running, 'reader');
    const fields = { username: ' reader ', password: PASSWORD, next: '/parks/P1?period=2025-08', lang: 'en' };
    const response = await post(running, fields);
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/parks/P1?period=2025-08&lang=en');
    expect(response.headers.getSetCookie()[0]).toMatch(/^session=/);
  });

  test('says what was wrong, keeps the name, and never repeats the password', async () => {
    const running = await runApp();
    const response = await post(running, {
      username: '"><script>',
      password: 'hunter2hunter2',
      next: '/matrix',
    });
    const page = await response.text();
    expect(response.status).toBe(401);
    expect(page).toContain('用户名或密码不对');
    expect(page).toContain('value="&#34;&#62;&#60;script&#62;"');
    expect(page).toContain('value="/matrix"');
    expect(page).not.toContain('hunter2');
    expect((await post(running, { username: 'reader' })).status).toBe(400);
    expect((await post(running, { username: 'x', password: 'x'.repeat(9000) })).status).toBe(413);
  });

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/a/..//evil.example/',
    'javascript:alert(1)',
    'matrix',
    '/sign-in?next=/x',
    '/api/session',
  ])('leads to the first page instead of %j', async (next) => {
    const running = await runApp();
    await addPerson(running, 'reader');
    const response = await post(running, { username: 'reader', password: PASSWORD, next });
    expect(response.headers.get('Location')).toBe('/');
  });
});

describe('every answer', () => {
  test('carries the security headers, cached or not, fine or not', async () => {
    const running = await runApp({ webRoot: await builtPage() });
    const headers = await signIn(running);
    for (const path of ['/sign-in', '/api/health', '/api/catalog', '/api/catalog', '/api/nothing', '/']) {
      const response = await running.get(path, { headers });
      expect([path, response.headers.get('Content-Security-Policy')]).toEqual([path, POLICY]);
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(response.headers.get('X-Frame-Options')).toBe('DENY');
      expect(response.headers.get('Referrer-Policy')).toBe('same-origin');
      expect(response.headers.get('X-Powered-By')).toBeNull();
      expect(response.headers.get('Strict-Transport-Security')).toBeNull();
    }
  });
});

describe('requests that change something', () => {
  test.each([
    [{ Origin: 'http://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 204],
    [{ Origin: 'here' }, 204],
    [{}, 204],
  ])('from a page with %j get %d', async (given: Record<string, string>, status) => {
    const running = await runApp();
    const cookie = await signIn(running);
    const headers = { ...cookie, ...given, ...(given.Origin === 'here' && { Origin: running.url }) };
    const response = await rawRequest(`${running.url}/api/session`, { method: 'DELETE', headers });
    expect(response.status).toBe(status);
    if (status === 403)
      expect(JSON.parse(response.body.toString())).toMatchObject({ code: 'foreign-origin' });
    expect((await running.get('/api/session', { headers: cookie })).status).toBe(status === 403 ? 200 : 401);
  });
});

describe('errors', () => {
  test('of method and path say what would do', async () => {
    const running = await runApp();
    const headers = await signIn(running);
    const response = await running.get('/api/catalog', { method: 'PUT', headers });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
    expect((await running.get('/api/session', { method: 'PATCH' })).headers.get('Allow')).toBe(
      'GET, HEAD, POST, DELETE',
    );
    const unknown = await running.get('/api/nothing?x=1', { headers });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({
      type: 'urn:economic-scheduling:problem:unknown-path',
      code: 'unknown-path',
      requestId: unknown.headers.get('X-Request-Id'),
      title: '没有这个地址',
      titleEn: 'No such address',
      status: 404,
      detail: '没有 /api/nothing 这个地址。',
      detailEn: 'There is nothing at /api/nothing.',
    });
  });

  test('nobody expected are logged, and told to nobody', async () => {
    const running = await runApp();
    const headers = await signIn(running);
    await running.database.write((trx) => trx.schema.dropTable('observed_period').execute());
    const response = await running.get('/api/catalog', { headers });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'internal-error' });
    expect(text).not.toMatch(/observed_period|SQLITE|\.ts/);
    expect(String(running.logged[0])).toContain('observed_period');
  });

  test('show a page to who asked for a page', async () => {
    const running = await runApp();
    const response = await running.get('/sign-in', { method: 'PUT', headers: { Accept: 'text/html' } });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      405,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('此地址不接受 PUT 请求');
  });
});

describe('health', () => {
  test('asks the database, and says when it does not answer', async () => {
    const running = await runApp();
    expect(await (await running.get('/api/health')).json()).toEqual({
      status: 'ok',
      database: 'ok',
      revision: 0,
      storage: 'ok',
      backup: null,
    });
    await running.database.write((trx) => trx.schema.dropTable('observation').execute());
    await running.database.write((trx) => trx.schema.alterTable('revision').renameTo('lost').execute());
    const response = await running.get('/api/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'failing',
      database: 'unreachable',
      revision: null,
      storage: 'ok',
      backup: null,
    });
  });
});

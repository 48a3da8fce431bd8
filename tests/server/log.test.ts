import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { FileReader } from '../../formats/worker/file-reader.ts';
import { createLog, type LogFormat } from '../../server/log.ts';
import {
  addPerson,
  cookieOf,
  NOON,
  PASSWORD,
  postSession,
  type Running,
  runApp,
  signIn,
  storeZone,
} from './running.ts';

type Line = Record<string, unknown>;

interface Logged {
  running: Running;
  /** All that has been logged. */
  text(): string;
  lines(): Line[];
}

async function start(
  format: LogFormat = 'json',
  parts: { reader?: { parse: FileReader['parse'] }; freshForMs?: number } = {},
): Promise<Logged> {
  let text = '';
  const log = createLog(
    format,
    () => NOON,
    (lines) => {
      text += lines;
    },
  );
  const running = await runApp({ log: log.error, ...(parts as { reader?: FileReader }) });
  await storeZone(running.database);
  running.server.prependListener('request', log.request);
  const written = () => {
    log.flush();
    return text;
  };
  const lines = () =>
    written()
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
  return { running, text: written, lines };
}

/** Lines are added when a response is closed, which a client may see before the server does. */
async function settled({ lines }: Logged, count: number): Promise<Line[]> {
  while (lines().length < count) await new Promise((resolve) => setImmediate(resolve));
  return lines();
}

describe('the log', () => {
  test('has one line for each request, with its account, and only the names of its parameters', async () => {
    const logged = await start('json', { freshForMs: 600_000 });
    const { running } = logged;
    const headers = await signIn(running);
    await (await running.get('/api/progress?period=2025-08&kind=park,zone', { headers })).text();
    // The second time it is answered from memory.
    await (await running.get('/api/progress?period=2025-08&kind=park,zone', { headers })).text();
    await (await running.get('/api/health')).text();
    const lines = await settled(logged, 3);
    const read = {
      time: '2025-09-10T04:00:00.000Z',
      level: 'info',
      requestId: expect.stringMatching(/^[0-9a-f]{6}-\w+$/),
      method: 'GET',
      path: '/api/progress',
      query: ['period', 'kind'],
      status: 200,
      ms: expect.any(Number),
      account: 1,
    };
    expect(lines).toEqual([
      read,
      read,
      expect.objectContaining({ path: '/api/health', status: 200, account: null }),
    ]);
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(3);
  });

  test('has the id that an error response has', async () => {
    const logged = await start();
    const response = await logged.running.get('/api/progress');
    const problem = await response.json();
    const [line] = await settled(logged, 1);
    expect(line).toMatchObject({ level: 'warn', status: 401, requestId: problem.requestId });
    expect(response.headers.get('X-Request-Id')).toBe(problem.requestId);
  });

  test('has the stack of an unexpected error under the same id', async () => {
    const reader = {
      parse: async () => {
        throw new Error('out of order');
      },
    };
    const logged = await start('json', { reader });
    const headers = await signIn(logged.running, 'editor', 'editor');
    const response = await logged.running.get('/api/uploads?filename=王芳.csv', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/octet-stream' },
      body: 'secret cell',
    });
    const { requestId, status } = await response.json();
    expect(status).toBe(500);
    const [error, line] = await settled(logged, 2);
    expect(error).toMatchObject({ level: 'error', event: 'error', requestId });
    expect(error!.stack).toMatch(/out of order\n +at /);
    expect(line).toMatchObject({ level: 'error', status: 500, requestId, query: ['filename'] });
    expect(logged.text()).not.toMatch(/王芳|secret cell/);
  });

  test.each(['json', 'text'] as const)('never has a password, a token or a name: %s', async (format) => {
    const logged = await start(format);
    const { running } = logged;
    await addPerson(running, '王芳', 'admin');
    const signedIn = await postSession(running, { username: '王芳', password: PASSWORD });
    const headers = { Cookie: cookieOf(signedIn) };
    const secrets = [
      PASSWORD,
      'wrong secret',
      cookieOf(signedIn).split('=')[1]!,
      '王芳',
      '%E7%8E%8B',
      'lifang',
      '13800138000',
    ];
    await postSession(running, { username: '王芳', password: 'wrong secret' });
    await postSession(running, '{"username": "王芳", "password": "wrong secret');
    const token = 'T'.repeat(43);
    secrets.push(token);
    for (const [path, more] of [
      [`/sign-in?token=${token}`, {}],
      ['/api/audit?by=王芳', { headers }],
      ['/api/audit?by=lifang', { headers }],
      ['/api/accounts/lifang', { headers, method: 'PUT', body: '{}' }],
      ['/api/accounts/王芳', {}],
      ['/api/accounts/lifang', {}],
      [`/api/exports/${token}`, { headers }],
      ['/api/catalog', { headers: { Authorization: `Bearer ${token}` } }],
      // Links copied wrongly, and paths that no route knows.
      [`/sign-in%3Ftoken=${token}`, {}],
      [`/sign-in/${token}`, {}],
      [`/sign-in?${token}=`, {}],
      ['//api/accounts/lifang', {}],
      ['/API/accounts/lifang/x', {}],
      ['/api%2Faccounts%2Flifang', {}],
      ['/x/api/accounts/lifang', {}],
      ['/api/lifang', {}],
      ['/accounts/lifang', {}],
      ['/api/accounts/13800138000', { headers, method: 'PATCH', body: '{}' }],
    ] as [string, RequestInit][]) {
      await (await running.get(path, more)).text();
    }
    const count = () => logged.text().trimEnd().split('\n').length;
    while (count() < 21) await new Promise((resolve) => setImmediate(resolve));
    expect(count()).toBe(21);
    for (const secret of secrets) expect([secret, logged.text().includes(secret)]).toEqual([secret, false]);
    expect(logged.text()).toContain('/api/exports/:id');
    expect(running.logged).toEqual([]);
  });

  test('says where the client went away', async () => {
    const logged = await start('json', { reader: { parse: () => new Promise(() => {}) } });
    const { Cookie } = await signIn(logged.running, 'editor', 'editor');
    const socket = connect(Number(new URL(logged.running.url).port));
    const head = ['POST /api/uploads?filename=x.csv HTTP/1.1', 'Host: x', `Cookie: ${Cookie}`];
    const type = ['Content-Type: application/octet-stream', 'Content-Length: 1', '', 'x'];
    await once(socket, 'connect');
    const arrived = once(logged.running.server, 'request');
    socket.write([...head, ...type].join('\r\n'));
    await arrived;
    socket.destroy();
    expect((await settled(logged, 1))[0]).toMatchObject({ path: '/api/uploads', aborted: true });
  });

  test('is silent when it is off', async () => {
    const logged = await start('off');
    await logged.running.get('/api/progress');
    expect(logged.text()).toBe('');
  });
});

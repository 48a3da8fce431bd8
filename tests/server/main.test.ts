import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { afterTest, temporaryFolder } from '../support/temporary.ts';
import { start } from './process.ts';
import { cookieOf } from './running.ts';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\//;

async function settings(more: Record<string, string> = {}): Promise<Record<string, string>> {
  return { PORT: '0', DATABASE_URL: `file:${join(await temporaryFolder(), 'zone.sqlite')}`, ...more };
}

describe('the server as a program', () => {
  test('fills an empty database, prints a link that signs in, answers, and stops cleanly', async () => {
    const env = await settings();
    const server = start('server/main.ts', [], env);
    const [link] = await server.says(/http:\S+\/sign-in\?token=\S{43}/);
    const [, password] = await server.says(/First password.*\n +(\S{20})\n/);
    const [url] = await server.says(ADDRESS);

    const signedIn = await fetch(link, { redirect: 'manual' });
    expect([signedIn.status, signedIn.headers.get('Location')]).toEqual([303, '/']);
    const headers = { Cookie: cookieOf(signedIn) };
    const catalog = await (await fetch(`${url}api/catalog`, { headers })).json();
    expect(catalog).toMatchObject({ revision: 1, demonstration: true });
    const byPassword = await fetch(`${url}api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password }),
    });
    expect(byPassword.status).toBe(201);

    server.child.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    const log = [...server.output().matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line));
    expect(log).toMatchObject([
      { event: 'demonstration-loaded' },
      { event: 'started' },
      { path: '/sign-in', status: 303 },
      { path: '/api/catalog', status: 200 },
      { path: '/api/session', status: 201 },
      { event: 'stopped' },
    ]);
    // The link and the password are announced, and occur nowhere else.
    expect(server.output().split(link.split('=')[1] ?? '')).toHaveLength(2);
    expect(server.output().split(password ?? '')).toHaveLength(2);

    const again = start('server/main.ts', [], { ...env, DEMO: '0' });
    await again.says(/Ctrl-C/);
    expect(again.output()).not.toMatch(/First password|sign-in\?token/);
    again.child.kill('SIGINT');
    again.child.kill('SIGINT');
    expect(await again.ended()).toBe(0);
  });

  test('finishes what it has begun to answer before it stops', async () => {
    const server = start('server/main.ts', [], await settings({ DEMO: '0' }));
    const [url] = await server.says(ADDRESS);
    const body = JSON.stringify({ username: 'nobody', password: 'wrong password' });
    const sent = request(`${url}api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length, Expect: '100-continue' },
    });
    sent.flushHeaders();
    // The server's word that it has the request, and waits for the rest.
    await once(sent, 'continue');
    server.child.kill('SIGTERM');
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(401);
    answer.resume();
    expect(await server.ended()).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  test('ends when npm and its shell have been ended above it', async () => {
    // As npm does it: a shell that waits for the program, and dies of the signal.
    const env = { ...(await settings({ DEMO: '0' })), npm_lifecycle_event: 'start' };
    const shell = start('tests/server/shell.ts', ['server/main.ts'], env);
    const [url] = await shell.says(ADDRESS);
    shell.child.kill('SIGKILL');
    // Its output stays open as long as the program lives.
    await shell.ended();
    await expect(fetch(url)).rejects.toThrow();
  });

  test('ends too when that happened while it was still starting', async () => {
    const env = await settings({ npm_lifecycle_event: 'start' });
    const shell = start('tests/server/shell.ts', ['server/main.ts'], env);
    const claim = `${env.DATABASE_URL!.slice('file:'.length)}.lock`;
    while (!(await stat(claim).catch(() => undefined))) await sleep(5);
    shell.child.kill('SIGKILL');
    await shell.ended();
    expect(shell.output()).toContain('Economic scheduling');
  });

  test('serves a database alone, and leaves an empty one empty when told', async () => {
    const env = await settings({ DEMO: '0', ADMIN_PASSWORD: 'given password' });
    const first = start('server/main.ts', [], env);
    const [url] = await first.says(ADDRESS);
    expect(await (await fetch(`${url}api/health`)).json()).toMatchObject({ status: 'ok', revision: 0 });
    expect(first.output()).not.toContain('given password');
    const second = start('server/main.ts', [], env);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain('is in use by another server');
    expect(second.output()).not.toMatch(/^ +at /m);
  });

  test('says that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    afterTest(() => new Promise((resolve) => other.close(resolve)));
    const { port } = other.address() as AddressInfo;
    const server = start('server/main.ts', [], await settings({ DEMO: '0', PORT: String(port) }));
    expect(await server.ended()).toBe(1);
    expect(server.output()).toContain(`Port ${port} of 127.0.0.1 is already in use`);
  });

  test('says that the database cannot be opened', async () => {
    const folder = await temporaryFolder();
    const server = start('server/main.ts', [], { PORT: '0', DATABASE_URL: `file:${folder}` });
    expect(await server.ended()).toBe(1);
    expect(server.output()).toContain('cannot be opened or written (SQLITE_CANTOPEN)');
    expect(server.output()).not.toMatch(/^ +at /m);
  });

  test('says which setting is wrong', async () => {
    const server = start('server/main.ts', [], { PORT: 'eighty' });
    expect(await server.ended()).toBe(2);
    expect(server.output()).toBe(
      '环境变量 PORT 的值“eighty”不可用：应为 0 到 65535 之间的整数。\n' +
        'Environment variable PORT has the value "eighty", which cannot be used: expected a whole number from 0 to 65535.\n',
    );
  });
});

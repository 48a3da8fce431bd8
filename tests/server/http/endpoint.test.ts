import { get as httpGet } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { textParameter } from '../../../contract/core/parameter.ts';
import { type Route, route } from '../../../contract/core/route.ts';
import { TEXT } from '../../../contract/core/schema.ts';
import type { Problem } from '../../../domain/problem.ts';
import { type Endpoint, endpoint } from '../../../server/http/endpoint.ts';
import { errorHandler } from '../../../server/http/errors.ts';
import { mount } from '../../../server/http/mount.ts';
import { afterTest } from '../../support/temporary.ts';

const SERVICES = {
  findPerson: async () => undefined,
  readQuery: async () => {
    throw new Error('no catalogue here');
  },
};
const SUMMARY = { zh: '测试', en: 'Test' };
const PART = {
  method: 'GET',
  path: '/file',
  role: 'anyone',
  summary: SUMMARY,
  responses: { 200: { description: SUMMARY, type: 'text/plain' } },
} as const;

/** Serves one endpoint, and keeps what is logged. */
async function serve(one: Endpoint): Promise<{ url: string; logged: unknown[] }> {
  const app = express();
  const logged: unknown[] = [];
  mount(app, SERVICES.findPerson, [one]);
  app.use(errorHandler((error) => logged.push(error)));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  afterTest(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logged };
}

function gate(): { opened: Promise<void>; open(): void } {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Long enough for the error handler to have run, had it been called. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

test('a client that disconnects while its file is made is not an error', async () => {
  const [begun, ended] = [gate(), gate()];
  const { url, logged } = await serve(
    endpoint(SERVICES, route(PART), async ({ signal }) => {
      begun.open();
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
      ).finally(ended.open);
      return { status: 200, content: 'never' };
    }),
  );
  const request = httpGet(`${url}/file`).on('error', () => {});
  await begun.opened;
  request.destroy();
  await ended.opened;
  await settle();
  expect(logged).toEqual([]);
});

test('a client that disconnects in the middle of a streamed file is not an error', async () => {
  const ended = gate();
  const { url, logged } = await serve(
    endpoint(SERVICES, route(PART), () => {
      async function* lines() {
        try {
          while (true) {
            yield 'x'.repeat(65_536);
            await new Promise((resolve) => setTimeout(resolve, 1));
          }
        } finally {
          ended.open();
        }
      }
      return { status: 200, content: lines() };
    }),
  );
  const request = httpGet(`${url}/file`, (response) => {
    response.on('error', () => {}).once('data', () => request.destroy());
  }).on('error', () => {});
  await ended.opened;
  await settle();
  expect(logged).toEqual([]);
});

test('a streamed file that fails is logged once, and its connection is cut', async () => {
  const failure = new Error('the disk is gone');
  const { url, logged } = await serve(
    endpoint(SERVICES, route(PART), () => {
      async function* lines() {
        yield 'first\n';
        await settle();
        throw failure;
      }
      return { status: 200, content: lines() };
    }),
  );
  const response = await fetch(`${url}/file`);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  expect(logged).toEqual([failure]);
});

test('rules between parameters hold where no parameter needs the catalogue', async () => {
  const problem: Problem = {
    code: 'wrong-value',
    row: null,
    column: 'to',
    value: null,
    message: 'to 应不小于 from。',
    messageEn: 'Parameter to must not be below from.',
  };
  const bounded = route({
    ...PART,
    query: { from: textParameter(SUMMARY, 9), to: textParameter(SUMMARY, 9) },
    check: ({ from, to }) => (from !== null && to !== null && from > to ? [problem] : []),
  });
  const { url } = await serve(endpoint(SERVICES, bounded, () => ({ status: 200, content: 'fine' })));
  expect((await fetch(`${url}/file?from=1&to=2`)).status).toBe(200);
  const refused = await fetch(`${url}/file?from=2&to=1`, { headers: { Accept: 'application/json' } });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: 'invalid-parameter', problems: [problem] });
});

test('a body that is one value of a wrong kind does not reach the handler', async () => {
  const even = {
    schema: { type: 'number' },
    parse: (value: unknown) => (typeof value === 'number' && value % 2 === 0 ? value : undefined),
    expected: { zh: '偶数', en: 'an even number' },
  };
  const double = {
    method: 'POST',
    path: '/double',
    role: 'anyone',
    summary: SUMMARY,
    body: { kind: 'value', field: even, limit: '1kb' },
    responses: { 200: TEXT },
  } as const satisfies Route;
  const { url } = await serve(
    endpoint(SERVICES, double, ({ body }) => ({ status: 200, body: String(body) })),
  );
  const send = (body: string) =>
    fetch(`${url}/double`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body,
    });
  expect((await send('[4]')).status).toBe(400);
  expect(await (await send('{}')).json()).toMatchObject({
    code: 'invalid-body',
    detail: '请求内容应为偶数。',
    detailEn: 'Expected an even number.',
  });
});

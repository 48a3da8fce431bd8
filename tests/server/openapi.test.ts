import { describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Express } from 'express';
import { createApp } from '../../server/app.ts';
import { runHere } from '../support/runner.ts';
import { temporaryDatabase } from '../support/temporary.ts';
import { addPerson, cookieOf, PASSWORD, postSession, type Running, runApp, storeZone } from './running.ts';

interface Document {
  openapi: string;
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
  components: { schemas: Record<string, object> };
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** `GET /api/progress` for every method of every path that Express would route to. */
function routesOf(app: Express): string[] {
  return (app.router as unknown as { stack: Layer[] }).stack.flatMap(({ route }) =>
    route
      ? Object.keys(route.methods)
          // What `all` refuses with 405 is no method of ours.
          .filter((method) => method !== '_all')
          .map((method) => `${method.toUpperCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`)
      : [],
  );
}

const described = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );

const KEY = 'indicator=SALES&entity=P1';
/** Questions whose answers are held against the description; every path that answers JSON has some. */
const QUESTIONS: Record<string, string[]> = {
  '/api/health': [''],
  '/api/session': [''],
  '/api/catalog': ['', '?asOf=1', '?asOf=0', '?asOf=99', '?x=1'],
  '/api/progress': [
    '',
    '?period=2024-12',
    '?period=2025-01',
    '?period=2025-12',
    '?period=2030-01',
    '?entity=P1',
    '?kind=park,department',
    '?asOf=1',
    '?period=2025-13',
    '?period=2025-01&period=2025-02&kind=x',
  ],
  '/api/series': [
    `?${KEY}`,
    `?${KEY}&from=2023-01&to=2026-12`,
    '?indicator=LOSS&entity=ZONE',
    '?indicator=SALES',
  ],
  '/api/figures': [
    `?${KEY}`,
    `?${KEY}&period=2024-06&asOf=1`,
    '?indicator=SALES&entity=ZONE',
    '?indicator=SALES&entity=CITY',
    '?indicator=SALES&entity=OFFICE',
    '?indicator=LOSS&entity=P2',
    '?indicator=LOSS',
  ],
  '/api/observations/history': [`?${KEY}&period=2025-08`, `?${KEY}&period=2020-08`, `?${KEY}&period=8`],
  '/api/targets/history': [`?${KEY}&year=2025`, `?${KEY}&year=2020`, `?${KEY}`],
  '/api/uploads': ['', '?before=2', '?before=x'],
  '/api/uploads/{id}': ['1', '2', '3', '99'],
  '/api/due': ['', '?period=2025-07&asOf=1', '?period=2030-01', '?period=7'],
  '/api/tokens': [''],
  '/api/periods': [''],
  '/api/accounts': [''],
  '/api/audit': ['', '?action=upload,commit&by=reader&from=2025-01-01T00:00Z', '?action=nothing'],
  '/api/deck-content': [
    '',
    '?entity=P1',
    '?deck=shortfalls&period=2025-03',
    '?pages=cover,matrix,indicator:SALES,ranking:SALES;measure=pull,text;title=1;text=2&title=x',
    '?pages=indicator:NONE,park:NONE&asOf=1',
    '?pages=x',
    '?deck=99',
  ],
  '/api/saved-decks': [''],
  '/api/saved-decks/{id}': ['1', '99'],
  '/api/exports/{id}': ['nothing'],
  '/api/deck-template': [''],
  '/api/openapi.json': [''],
};

const addressOf = (path: string, query: string) =>
  path.includes('{') ? path.replace(/\{\w+\}/, query) : path + query;

describe('the description of the interface', () => {
  let document: Document;
  let running: Running;
  let headers: { Cookie: string };

  async function prepare(): Promise<void> {
    running = await runApp({ run: runHere });
    await storeZone(running.database);
    await addPerson(running, 'reader', 'admin');
    headers = { Cookie: cookieOf(await postSession(running, { username: 'reader', password: PASSWORD })) };
    document = (await (await running.get('/api/openapi.json', { headers })).json()) as Document;
  }

  function validator(path: string, method: string, status: number): ValidateFunction {
    const ajv = new Ajv2020({ allErrors: true, formats: { 'date-time': isMoment, uri: /^[a-z]+:/ } });
    ajv.addVocabulary(['components']);
    const answer = document.paths[path]![method]!.responses[status];
    if (!answer) throw new Error(`${method} ${path} answers ${status}, which is not described`);
    const [schema] = Object.values(answer.content ?? {}).map((content) => content.schema);
    return ajv.compile({ ...schema, components: document.components });
  }

  async function check(path: string, method: string, response: Response): Promise<unknown> {
    const body: unknown = await response.json();
    const validate = validator(path, method, response.status);
    validate(body);
    expect([path, response.url, validate.errors]).toEqual([path, response.url, null]);
    return body;
  }

  /** Who has the answer already is told so, and the description says it. */
  async function checkUnchanged(path: string, query: string, { headers: had }: Response): Promise<void> {
    const etag = had.get('ETag') ?? `${path} has none`;
    const again = await running.get(addressOf(path, query), {
      headers: { ...headers, 'If-None-Match': etag },
    });
    expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
    expect(Object.keys(document.paths[path]!.get!.responses)).toContain('304');
  }

  const send = (text: string) =>
    running.get('/api/uploads?filename=8.csv', { method: 'POST', headers, body: text });
  const call = (method: string, path: string, body: object) =>
    running.get(path, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** A deck becomes the unit's template, and is filled again. */
  async function checkTemplateAndRefill(): Promise<void> {
    const pages = 'cover,overall,indicator:SALES;entity=P1';
    const deck = await running.get(`/api/decks?period=2025-07&pages=${pages}`, { headers });
    const body = Buffer.from(await deck.arrayBuffer());
    const sent = (method: string, path: string, bytes: Buffer) =>
      running.get(`${path}?filename=a.pptx`, { method, headers, body: new Uint8Array(bytes) });
    const template = ['/api/deck-template', 'put'] as const;
    await check(...template, await sent('PUT', '/api/deck-template', body));
    await check(...template, await sent('PUT', '/api/deck-template', Buffer.from('x')));
    for (const bytes of [body, Buffer.from('x')]) {
      const ordered = await check('/api/refills', 'post', await sent('POST', '/api/refills', bytes));
      const { id } = ordered as { id: string };
      const states = ['done', 'failed'];
      for (let state = ''; !states.includes(state); ) {
        const job = await check(
          '/api/exports/{id}',
          'get',
          await running.get(`/api/exports/${id}`, { headers }),
        );
        state = (job as { state: string }).state;
      }
    }
  }

  /** Uploads of every sort, a closed month, tokens: so that answers have something to be right about. */
  async function tellOfEverything(): Promise<void> {
    const uploads = ['/api/uploads', 'post'] as const;
    await check(
      ...uploads,
      await send('period,indicator,entity,ytd\n2025-09,SALES,P1,70\n2025-08,SALES,P1,62'),
    );
    await check(...uploads, await send('period,indicator,entity,ytd\n2025-08,SALES,P9,seventy'));
    await check(...uploads, await send('indicator,entity,ytd\nSALES,P1,70'));
    const commit = ['/api/uploads/{id}/commit', 'post'] as const;
    for (const body of [{}, { reason: '更正', revision: 'revision' }, { accept: 1 }]) {
      await check(...commit, await call('POST', '/api/uploads/1/commit', body));
    }
    const answer = await call('PATCH', '/api/uploads/3', { answers: { period: '2025-09' } });
    await check('/api/uploads/{id}', 'patch', answer);
    const revert = await call('POST', '/api/uploads/1/revert', { reason: '数字有误' });
    await check('/api/uploads/{id}/revert', 'post', revert);
    const close = ['/api/periods/{period}/close', 'post'] as const;
    await check(...close, await call('POST', '/api/periods/2025-07/close', { reason: null }));
    await check(...close, await call('POST', '/api/periods/2025-07/close', {}));
    await check('/api/tokens', 'post', await call('POST', '/api/tokens', { name: 'script' }));
    const deck = { title: '月度', period: null, pages: [{ kind: 'cover' }] };
    const saved = ['/api/saved-decks', 'post'] as const;
    await check(...saved, await call('POST', '/api/saved-decks', { deck, shared: true }));
    await check(...saved, await call('POST', '/api/saved-decks', { deck: { ...deck, pages: [] } }));
    for (const version of [1, 1]) {
      const answer = await call('PUT', '/api/saved-decks/1', { deck, version });
      await check('/api/saved-decks/{id}', 'put', answer);
    }
    await check('/api/exports', 'post', await call('POST', '/api/exports?lang=en', deck));
    await check('/api/deck-template', 'delete', await call('DELETE', '/api/deck-template', {}));
    await checkTemplateAndRefill();
    await check('/api/deck-content', 'post', await call('POST', '/api/deck-content', deck));
    const person = { name: 'clerk', role: 'statistician', entities: ['P1'], password: PASSWORD };
    await check('/api/accounts', 'post', await call('POST', '/api/accounts', person));
    await check(
      '/api/accounts/{name}',
      'patch',
      await call('PATCH', '/api/accounts/clerk', { disabled: true }),
    );
    for (const [name, row] of [
      ['entities', { code: 'P3', name: '临空园区', kind: 'park', parent: 'ZONE' }],
      ['indicators', { code: 'SALES', unit: '万元' }],
      ['targets', { indicator: 'SALES', entity: 'P3', year: 2025, type: 'value', value: 60 }],
    ] as const) {
      await check(`/api/${name}`, 'post', await call('POST', `/api/${name}`, { rows: [row] }));
    }
  }

  test('has every route, and no other', async () => {
    await prepare();
    const app = createApp({
      database: await temporaryDatabase(),
      clock: () => new Date(0),
      webRoot: null,
      log: () => {},
    });
    expect(routesOf(app).sort()).toEqual(described(document).sort());
    expect(document.openapi).toBe('3.1.0');
    app.get('/api/forgotten', () => {});
    expect(routesOf(app)).toContain('GET /api/forgotten');
  });

  test('is true of real answers, right and wrong', async () => {
    await prepare();
    const answering = Object.entries(document.paths).filter(([, { get }]) =>
      Object.values(get?.responses ?? {}).some(({ content }) => content && 'application/json' in content),
    );
    expect(Object.keys(QUESTIONS).sort()).toEqual(answering.map(([path]) => path).sort());
    const statuses = new Set<number>();
    await tellOfEverything();
    for (const [path, queries] of Object.entries(QUESTIONS)) {
      for (const query of queries) {
        const response = await running.get(addressOf(path, query), { headers });
        statuses.add(response.status);
        await check(path, 'get', response);
        if (response.status === 200 && path !== '/api/health') await checkUnchanged(path, query, response);
      }
    }
    expect([...statuses].sort()).toEqual([200, 400, 404]);
  });

  test('is true of refusals and of signing in', async () => {
    await prepare();
    for (const path of Object.keys(QUESTIONS)) {
      if (path !== '/api/health') await check(path, 'get', await running.get(addressOf(path, '1')));
    }
    const sessionOf = (body: unknown, more = {}) => postSession(running, body, more);
    const right = { username: 'reader', password: PASSWORD };
    const answers = [
      await sessionOf(right),
      await sessionOf({ ...right, password: 'wrong password' }),
      await sessionOf('{'),
      await sessionOf({}),
      await sessionOf(right, { Origin: 'http://evil.example' }),
      await sessionOf({ username: 'x'.repeat(9000) }),
      await sessionOf(right, { 'Content-Type': 'text/plain' }),
    ];
    for (const response of answers) await check('/api/session', 'post', response);
    expect(answers.map(({ status }) => status)).toEqual([201, 401, 400, 400, 403, 413, 415]);
  });

  test('would not be true of an answer with a field more, a field less or a field of another kind', async () => {
    await prepare();
    const validate = validator('/api/progress', 'get', 200);
    const answer = async () =>
      (await (await running.get('/api/progress', { headers })).json()) as { rows: Record<string, unknown>[] };
    expect(validate(await answer())).toBe(true);
    const more = await answer();
    more.rows[0]!.colour = 'green';
    const less = await answer();
    delete less.rows[0]!.gap;
    const other = await answer();
    other.rows[0]!.light = 'blue';
    expect([more, less, other].map((body) => validate(body))).toEqual([false, false, false]);
  });

  test('offers asOf wherever figures are read', async () => {
    await prepare();
    const read = [
      'catalog',
      'progress',
      'series',
      'figures',
      'observations/history',
      'targets/history',
      'due',
    ];
    const made = [
      'decks',
      'deck-content',
      'exports/progress.xlsx',
      'exports/progress.csv',
      'exports/figure.csv',
    ];
    for (const path of [...read, ...made]) {
      const { parameters } = document.paths[`/api/${path}`]!.get as unknown as {
        parameters: { name: string }[];
      };
      expect([path, parameters.map(({ name }) => name)]).toEqual([path, expect.arrayContaining(['asOf'])]);
    }
  });

  test('names parameters with what they take', async () => {
    await prepare();
    const { parameters } = document.paths['/api/progress']!.get as unknown as {
      parameters: { name: string; required: boolean; schema: { pattern?: string } }[];
    };
    expect(parameters.map(({ name }) => name)).toEqual([
      'period',
      'entity',
      'indicator',
      'category',
      'department',
      'kind',
      'light',
      'status',
      'asOf',
    ]);
    const pattern = (name: string) =>
      new RegExp(parameters.find((one) => one.name === name)!.schema.pattern!);
    expect(pattern('period').test('2025-12')).toBe(true);
    expect(pattern('period').test('2025-13')).toBe(false);
    expect(pattern('kind').test('zone,park')).toBe(true);
    expect(pattern('kind').test('zone,')).toBe(false);
    expect(pattern('asOf').test('2025-08-10T01:00:00Z')).toBe(true);
    expect(pattern('asOf').test('2025-08-10')).toBe(false);
  });
});

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

import { beforeEach, describe, expect, test } from '@jest/globals';
import { PASSWORD, postSession } from '../running.ts';
import { checkWrites } from './check-writes.ts';
import { type DescribedApp, describedApp } from './described-app.ts';

const KEY = 'indicator=SALES&entity=P1';
/** Queries whose responses are checked; every path that returns JSON has some. */
const QUERIES: Record<string, string[]> = {
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
  '/api/lights': ['', `?${KEY}&months=3`, '?kind=park&period=2025-03', '?months=0', '?months=61'],
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
  '/api/targets': ['?year=2025', '?year=2020&asOf=1', '?year=25'],
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

describe('the OpenAPI description', () => {
  let app: DescribedApp;
  beforeEach(async () => {
    app = await describedApp();
  });

  /** A client that has the response already gets 304, and the description has that status. */
  async function checkUnchanged(path: string, query: string, { headers: had }: Response): Promise<void> {
    const { running, headers, description } = app;
    const etag = had.get('ETag') ?? `${path} has none`;
    const again = await running.get(addressOf(path, query), {
      headers: { ...headers, 'If-None-Match': etag },
    });
    expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
    expect(Object.keys(description.paths[path]!.get!.responses)).toContain('304');
  }

  test('is true of real responses, right and wrong', async () => {
    const { running, headers, description, check } = app;
    const answering = Object.entries(description.paths).filter(([, { get }]) =>
      Object.values(get?.responses ?? {}).some(({ content }) => content && 'application/json' in content),
    );
    expect(Object.keys(QUERIES).sort()).toEqual(answering.map(([path]) => path).sort());
    const statuses = new Set<number>();
    await checkWrites(app);
    for (const [path, queries] of Object.entries(QUERIES)) {
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
    const { running, check } = app;
    for (const path of Object.keys(QUERIES)) {
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
});

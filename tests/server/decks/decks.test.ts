import { describe, expect, test } from '@jest/globals';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { parsePages } from '../../../domain/decks/page-url.ts';
import { runHere } from '../../support/runner.ts';
import { addPerson, cookieOf, PASSWORD, postSession, type Running, runApp, storeZone } from '../running.ts';

const DECK = {
  title: '月度调度',
  period: null,
  pages: [{ kind: 'cover' }, { kind: 'indicator', indicator: 'SALES', entity: 'P1', remark: '口径，有变' }],
};

async function start() {
  const running = await runApp({ run: runHere });
  await storeZone(running.database);
  return running;
}

async function person(running: Running, name: string, role: 'viewer' | 'editor' = 'viewer') {
  await addPerson(running, name, role);
  const headers = { Cookie: cookieOf(await postSession(running, { username: name, password: PASSWORD })) };
  return (method: string, path: string, body?: unknown) =>
    running.get(path, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

describe('what stands on the pages of a deck', () => {
  const contentsOf = async (response: Response) => (await response.json()).contents as PageContent[];

  test('is the same for pages in the address, in the body, and in a saved deck', async () => {
    const running = await start();
    const ask = await person(running, 'reader');
    const pages = encodeURIComponent('cover,indicator:SALES;entity=P1;remark=口径，有变');
    const title = encodeURIComponent(DECK.title);
    const inAddress = await contentsOf(await ask('GET', `/api/deck-content?pages=${pages}&title=${title}`));
    const { id } = await (await ask('POST', '/api/saved-decks', { deck: DECK })).json();
    const saved = await contentsOf(await ask('GET', `/api/deck-content?deck=${id}`));
    const sent = await contentsOf(await ask('POST', '/api/deck-content', DECK));
    expect(inAddress.map(({ kind }) => kind)).toEqual(['cover', 'indicator']);
    expect(inAddress[1]!.remark).toBe('口径，有变');
    expect(saved).toEqual(inAddress);
    expect(sent).toEqual(inAddress);
  });

  test('has the figures of /api/figures', async () => {
    const running = await start();
    const ask = await person(running, 'reader');
    const query = 'indicator=SALES&entity=P1&period=2025-08';
    const { figures, sentence } = await (await ask('GET', `/api/figures?${query}`)).json();
    const [page] = await contentsOf(
      await ask('GET', '/api/deck-content?pages=indicator:SALES;entity=P1&period=2025-08'),
    );
    expect(page!.sentence).toEqual(sentence);
    expect(page!.figures.length).toBe(2);
    for (const figure of page!.figures) expect(figures).toContainEqual(figure);
  });

  test('is of the month asked for, else of the deck’s own, and of what was known then', async () => {
    const running = await start();
    const ask = await person(running, 'reader');
    const deck = { ...DECK, period: '2025-03' };
    const ytd = async (query: string) => {
      const [, page] = await contentsOf(await ask('POST', `/api/deck-content${query}`, deck));
      return [page!.asOf.period, page!.tiles[0]!.value.zh];
    };
    expect(await ytd('')).toEqual(['2025-03', '24.00']);
    expect(await ytd('?period=2025-08')).toEqual(['2025-08', '61.00']);
    expect(await ytd('?period=2025-08&asOf=1')).toEqual(['2025-08', '64.00']);
  });

  test('says every problem with its page, and draws pages about nothing', async () => {
    const running = await start();
    const ask = await person(running, 'reader');
    const refused = await ask('GET', '/api/deck-content?pages=cover,what,indicator,text;title=x');
    expect(refused.status).toBe(400);
    const { problems } = await refused.json();
    expect(problems.map(({ code, row, column }: never) => [code, row, column])).toEqual([
      ['unknown-page-kind', 2, 'kind'],
      ['missing-field', 3, 'indicator'],
      ['missing-field', 4, 'text'],
    ]);
    expect((await ask('POST', '/api/deck-content', { ...DECK, pages: [] })).status).toBe(400);
    const [page] = await contentsOf(await ask('GET', '/api/deck-content?pages=indicator:GONE'));
    expect(page!.figures).toEqual([]);
  });
});

describe('a deck as a file', () => {
  test('is a presentation or a workbook under the deck’s name', async () => {
    const running = await start();
    const ask = await person(running, 'reader');
    for (const [query, type, ending] of [
      ['', 'presentationml.presentation', 'pptx'],
      ['?entity=P1&ratio=4:3&lang=en', 'presentationml.presentation', 'pptx'],
      ['?format=xlsx&pages=matrix', 'spreadsheetml.sheet', 'xlsx'],
    ]) {
      const response = await ask('GET', `/api/decks${query}`);
      expect([query, response.status]).toEqual([query, 200]);
      expect(response.headers.get('content-type')).toContain(type);
      expect(response.headers.get('content-disposition')).toContain(`.${ending}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    }
    for (const query of ['?ratio=5:4', '?format=pdf', '?deck=fine', '?deck=99', '?entity=NONE']) {
      expect([400, 404]).toContain((await ask('GET', `/api/decks${query}`)).status);
    }
    expect((await running.get('/api/decks')).status).toBe(401);
    expect(running.logged).toEqual([]);
  });
});

describe('saved decks', () => {
  test('are one’s own until an editor shares them', async () => {
    const running = await start();
    const reader = await person(running, 'reader');
    const editor = await person(running, 'editor', 'editor');
    const mine = await (await reader('POST', '/api/saved-decks', { deck: DECK })).json();
    expect(mine).toMatchObject({ owner: 'reader', shared: false, mayChange: true, version: 1 });
    expect((await editor('GET', `/api/saved-decks/${mine.id}`)).status).toBe(404);
    expect((await reader('POST', '/api/saved-decks', { deck: DECK, shared: true })).status).toBe(403);
    const theirs = await (await editor('POST', '/api/saved-decks', { deck: DECK, shared: true })).json();
    const { decks } = await (await reader('GET', '/api/saved-decks')).json();
    expect(decks.map(({ owner, mayChange }: never) => [owner, mayChange])).toEqual([
      ['editor', false],
      ['reader', true],
    ]);
    const change = { deck: DECK, shared: true, version: 1 };
    expect((await reader('PUT', `/api/saved-decks/${theirs.id}`, change)).status).toBe(403);
    expect((await reader('DELETE', `/api/saved-decks/${theirs.id}`)).status).toBe(403);
    expect((await reader('DELETE', `/api/saved-decks/${mine.id}`)).status).toBe(204);
    expect((await reader('GET', `/api/saved-decks/${mine.id}`)).status).toBe(404);
  });

  test('are not overwritten by who has not seen the last change', async () => {
    const running = await start();
    const ask = await person(running, 'reader');
    const { id } = await (await ask('POST', '/api/saved-decks', { deck: DECK })).json();
    const put = (title: string, version: number) =>
      ask('PUT', `/api/saved-decks/${id}`, { deck: { ...DECK, title }, version });
    expect(await (await put('甲', 1)).json()).toMatchObject({ version: 2, deck: { title: '甲' } });
    expect((await put('乙', 1)).status).toBe(409);
    expect((await (await ask('GET', `/api/saved-decks/${id}`)).json()).deck.title).toBe('甲');
    const refused = await ask('POST', '/api/saved-decks', { deck: { title: '', pages: [{ kind: 'x' }] } });
    expect(refused.status).toBe(400);
    expect((await refused.json()).problems.length).toBe(2);
  });
});

test('pages as a text come back as they were', () => {
  const text = 'cover,overall,indicator:A;entity=P1;remark=一%2C二%3B%0A100%25,text;title=甲;text=乙';
  expect(parsePages(text)).toEqual([
    { kind: 'cover' },
    { kind: 'overall' },
    { kind: 'indicator', indicator: 'A', entity: 'P1', remark: '一,二;\n100%' },
    { kind: 'text', title: '甲', text: '乙' },
  ]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ask, type Asked, BYTES, FIXTURES, gets, JSON_BODY, type Named } from './request.ts';

const DECK = {
  title: '调度会',
  period: null,
  pages: [{ kind: 'cover' }, { kind: 'text', title: '要求', text: '一\n二' }],
};

export function* decks(): Generator<Named> {
  const requests: [name: string, method: string, path: string, body: object][] = [
    ['content', 'POST', '/api/deck-content?period=2025-08', DECK],
    ['content-nested', 'POST', '/api/deck-content?period=2025-08', { deck: DECK }],
    ['saved', 'POST', '/api/saved-decks', { deck: DECK, shared: true }],
    [
      'saved-wrong',
      'POST',
      '/api/saved-decks',
      { deck: { title: '', pages: [{ kind: 'song' }] }, shared: 'yes' },
    ],
    [
      'saved-changed',
      'PUT',
      '/api/saved-decks/1',
      { deck: { ...DECK, title: '新' }, shared: false, version: 1 },
    ],
    ['saved-moved', 'PUT', '/api/saved-decks/1', { deck: DECK, shared: false, version: 9 }],
  ];
  for (const [name, method, path, body] of requests) {
    yield { name: `decks/${name}`, method, path, headers: JSON_BODY, body: JSON.stringify(body) };
  }
  yield* gets('decks', ['/api/saved-decks', '/api/saved-decks/1', '/api/deck-content?deck=1']);
}

/** Decks exported in July 2025's edition, filled with other months; a deck ordered as a job; and what is no deck. */
export async function* refills(ask: Ask): AsyncGenerator<Named> {
  const orders: [name: string, order: Asked][] = [];
  for (const file of ['zone-2025-07.pptx', 'park-2025-07-en.pptx']) {
    for (const period of ['2025-08', '2025-01']) {
      const path = `/api/refills?filename=${file}&period=${period}`;
      const body = readFileSync(join(FIXTURES, 'decks', file));
      orders.push([`${file}-${period}`, { method: 'POST', path, headers: BYTES, body }]);
    }
  }
  orders.push(['ordered', { method: 'POST', path: '/api/exports?deck=park&entity=P-HG&period=2025-08' }]);
  orders.push([
    'no-deck',
    { method: 'POST', path: '/api/refills?filename=a.pptx', headers: BYTES, body: 'no deck' },
  ]);
  for (const [name, order] of orders) {
    const { id } = JSON.parse((await ask(order)).bytes.toString()) as { id: string };
    await ended(ask, id);
    yield { name: `refill/${name}-report`, path: `/api/exports/${id}` };
    yield { name: `refill/${name}`, path: `/api/exports/${id}/file` };
  }
}

async function ended(ask: Ask, id: string): Promise<void> {
  for (;;) {
    const { state } = JSON.parse((await ask({ path: `/api/exports/${id}` })).bytes.toString()) as {
      state: string;
    };
    if (state !== 'waiting' && state !== 'running') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

import { administration } from './administration.ts';
import { decks, refills } from './decks.ts';
import { deckPaths, pagePaths, REFUSED, readPaths, tablePaths } from './reads.ts';
import { type Ask, gets, type Named } from './request.ts';
import { uploads } from './uploads.ts';

/** Every request in turn. Those that depend on an earlier response make it themselves, by `ask`. */
export async function* allRequests(ask: Ask): AsyncGenerator<Named> {
  const catalog = JSON.parse((await ask({ path: '/api/catalog' })).bytes.toString()) as {
    indicators: { code: string; category: string }[];
    entities: { code: string; kind: string }[];
  };
  yield* gets('open', ['/api/health', '/sign-in', '/sign-in?lang=en', '/sign-in.css', '/api/session'], true);
  yield* gets('read', readPaths(catalog));
  yield* gets('refused', REFUSED);
  yield* gets('page', pagePaths());
  yield* gets('deck', deckPaths());
  yield* gets('table', tablePaths(catalog));
  yield* uploads(ask);
  yield* administration();
  yield* decks();
  yield* refills(ask);
  yield* gets('after', [
    '/api/catalog',
    '/api/progress?period=2025-08&kind=zone',
    '/api/audit',
    '/api/uploads',
  ]);
}

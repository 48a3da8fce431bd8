import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';
import { withLanguage } from '../auth/sign-in-page.ts';
import { EncodedResponse } from '../cache/encoded-response.ts';
import type { FindPerson } from '../http/authorization.ts';
import { notSignedIn } from '../http/authorization.ts';
import { methodNotAllowed, unknownPath } from '../http/errors.ts';
import { messagePage } from '../http/html-page.ts';
import type { PageRenderer } from './ssr.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Vite puts a content hash into these names, so these files never change. */
const HASHED = /^\/assets\//;
const FOREVER = 'private, max-age=31536000, immutable';
const ASK_FIRST = 'private, no-cache';

const INDEX = '/index.html';

export type Pages = ReadonlyMap<string, EncodedResponse>;

/**
 * Reads the built page into memory, by address. Its compressed forms are made at once, in the background, so that
 * the first visitor does not wait for them. Empty when there is no page at `root`.
 */
export function loadPages(root: string | null): Pages {
  const pages = new Map<string, EncodedResponse>();
  if (root === null || !existsSync(join(root, 'index.html'))) return pages;
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const address = `/${relative(root, file).split(sep).join('/')}`;
    const type = TYPES[extname(entry.name)] ?? 'application/octet-stream';
    const body = new EncodedResponse(readFileSync(file), type, HASHED.test(address) ? FOREVER : ASK_FIRST);
    pages.set(address, body);
    // A failure shows again, and is reported, when the file is requested.
    body.prepare().catch(() => {});
  }
  return pages;
}

/** The HTML that every page starts from; empty if none was built. */
export function pageTemplate(pages: Pages): string {
  return pages.get(INDEX)?.text() ?? '';
}

/** Serves the page after sign-in: its files by name, and index.html at every page's address, rendered if possible. */
export function pageHandler(pages: Pages, findPerson: FindPerson, renderer: PageRenderer): RequestHandler {
  return async (request, response) => {
    const file = request.path === INDEX ? undefined : pages.get(request.path);
    const isPage = !file && !isFileName(request.path);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw methodNotAllowed(request.method, 'GET, HEAD');
    }
    if (isPage) renderer.prepare();
    const person = await findPerson(request);
    if (!person) {
      if (!isPage) throw notSignedIn();
      response.set('Cache-Control', 'no-store').redirect(303, signInAddress(request.originalUrl));
      return;
    }
    const body = file ?? (isPage ? pages.get(INDEX) : undefined);
    if (!body) {
      if (!isPage) throw unknownPath(request.path);
      response.status(503).type('html').set('Cache-Control', 'no-store').send(NOT_BUILT);
      return;
    }
    const sent = (isPage && (await renderer.render(request, person))) || body;
    if (!sent.isReadyFor(request)) await sent.prepare();
    sent.send(request, response);
  };
}

/** Whether the last segment has a file's ending; a code in a page's address may contain a dot. */
function isFileName(path: string): boolean {
  return path.startsWith('/assets/') || Object.hasOwn(TYPES, extname(path));
}

function signInAddress(url: string): string {
  const base = 'http://here.invalid';
  // `//` and its like are no address.
  if (!URL.canParse(url, base)) return '/sign-in';
  const asked = new URL(url, base);
  const next = asked.pathname + asked.search;
  const lang = asked.searchParams.get('lang') === 'en' ? { lang: 'en' } : undefined;
  if (next === '/' && !lang) return '/sign-in';
  return `/sign-in?${new URLSearchParams({ ...lang, next: lang ? withLanguage(next, 'en') : next })}`;
}

const NOT_BUILT = messagePage(
  { zh: '页面尚未构建', en: 'The page has not been built' },
  {
    zh: '服务器在运行，但没有找到构建好的页面（build/web）。请在服务器上运行 npm run build:web，然后重新启动。',
    en: 'The server is running, but the built page (build/web) is not there. Run npm run build:web on the server and start it again.',
  },
);

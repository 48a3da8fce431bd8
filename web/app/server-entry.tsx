import { renderToString } from 'preact-render-to-string';
import type { SessionResponse } from '../../contract/session.ts';
import { indexCatalog } from '../api/catalog.ts';
import { clearQueries, setQuery } from '../api/client.ts';
import { CATALOG, type ResponseOf, SESSION } from '../api/url.ts';
import { setLanguage } from '../i18n/index.ts';
import { firstQuery, pastCatalog } from '../navigation/first-query.ts';
import { currentRoute, setAddress } from '../navigation/navigation.ts';
import { languageOf, readPreferences, themeOf } from '../navigation/theme.ts';
import { App, titleOf } from './app.tsx';
import { hydrationKey } from './hydration-key.ts';

/*
 * The page's own components, rendered on the server: the overview is visible before any script of ours has
 * run. Rendering is synchronous, so requests cannot mix their addresses, languages and responses in module state.
 */

/** What the page depends on of its request: the address, and the cookies with preferences. */
interface PageRequest {
  /** Path with query. */
  url: string;
  cookies: string;
}

export interface RenderedPage {
  /** Of the root element. */
  language: string;
  theme: string;
  title: string;
  /** See `hydrationKey`. */
  hydrationKey: string;
  html: string;
}

/**
 * The API URLs that this page is rendered from; null for a page that is rendered in the browser only, because
 * its code is not in the first script.
 */
export function requiredQueries(url: string): string[] | null {
  setUrl(url);
  const route = currentRoute();
  const own = firstQuery(route);
  if (route.query.explain !== undefined) return null;
  const past = pastCatalog(route);
  return route.page === 'overview' && own !== null ? [CATALOG, own, ...(past ? [past] : [])] : null;
}

/** Renders the page from these responses, by URL, for the signed-in account. */
export function renderPage(
  request: PageRequest,
  session: SessionResponse,
  responses: ReadonlyMap<string, unknown>,
): RenderedPage {
  setUrl(request.url);
  readPreferences(request.cookies);
  const route = currentRoute();
  const [language, theme] = [languageOf(route.query), themeOf(route.query)];
  setLanguage(language);
  const catalog = responses.get(CATALOG) as ResponseOf<'GET /api/catalog'>;
  setQuery(SESSION, session);
  for (const [url, response] of responses) setQuery(url, response);
  try {
    return {
      language: language === 'zh' ? 'zh-CN' : 'en',
      theme,
      title: titleOf(route, indexCatalog(catalog)),
      hydrationKey: hydrationKey(route, catalog, session),
      html: renderToString(<App />),
    };
  } finally {
    clearQueries();
  }
}

function setUrl(url: string): void {
  const [path = '', ...search] = url.split('?');
  setAddress(path, search.join('?'));
}

import { renderToString } from 'preact-render-to-string';
import type { SessionResponse } from '../../contract/session.ts';
import { indexCatalog } from '../api/catalog.ts';
import { clearQueries, setQuery } from '../api/client.ts';
import type { ResponseOf } from '../api/url.ts';
import { CATALOG, firstQuery, SESSION } from '../api/url.ts';
import { setLanguage } from '../i18n/index.ts';
import { currentRoute, standAt } from '../navigation/navigation.ts';
import { languageOf, readWishes, themeOf } from '../navigation/theme.ts';
import { App, titleOf } from './app.tsx';
import { drawnFrom } from './hydration-key.ts';

/*
 * The page's own components, drawn on the server: whoever opens the overview sees it before any script of ours has
 * run. Drawing is one synchronous turn, so what the modules keep of address, language and answers cannot mix.
 */

/** Where somebody asks for a page from: its address, and the cookies that carry wishes. */
export interface Asked {
  /** Path with query. */
  url: string;
  cookies: string;
}

export interface FirstPicture {
  /** Of the root element. */
  language: string;
  theme: string;
  title: string;
  /** What the page must setQuery to be of the same mind: see `drawnFrom`. */
  drawnFrom: string;
  html: string;
}

/**
 * The addresses of the API that this page's first picture is drawn from; null for a page that draws itself, because
 * its code comes only with it.
 */
export function answersNeeded(url: string): string[] | null {
  stand(url);
  const route = currentRoute();
  const own = firstQuery(route);
  return route.page === 'overview' && own !== null ? [CATALOG, own] : null;
}

/** Draws the page from these answers, by address, for who is signed in. */
export function drawFirstPicture(
  asked: Asked,
  session: SessionResponse,
  answers: ReadonlyMap<string, unknown>,
): FirstPicture {
  stand(asked.url);
  readWishes(asked.cookies);
  const route = currentRoute();
  const [language, theme] = [languageOf(route.query), themeOf(route.query)];
  setLanguage(language);
  const catalog = answers.get(CATALOG) as ResponseOf<'GET /api/catalog'>;
  setQuery(SESSION, session);
  for (const [url, answer] of answers) setQuery(url, answer);
  try {
    return {
      language: language === 'zh' ? 'zh-CN' : 'en',
      theme,
      title: titleOf(route, indexCatalog(catalog)),
      drawnFrom: drawnFrom(route, catalog, session),
      html: renderToString(<App />),
    };
  } finally {
    clearQueries();
  }
}

function stand(url: string): void {
  const [path = '', ...search] = url.split('?');
  standAt(path, search.join('?'));
}

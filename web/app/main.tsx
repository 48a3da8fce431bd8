import { hydrate, render } from 'preact';
import type { SessionResponse } from '../../contract/session.ts';
import { fetchMissing, fetchQuery } from '../api/client.ts';
import type { ResponseOf, Url } from '../api/url.ts';
import { CATALOG, SESSION } from '../api/url.ts';
import { firstQuery, pastCatalog } from '../navigation/first-query.ts';
import { currentRoute, listenToBrowser, setAddress } from '../navigation/navigation.ts';
import { followSystemTheme, readPreferences } from '../navigation/theme.ts';
import { App } from './app.tsx';
import { hydrationKey } from './hydration-key.ts';

/** Milliseconds to wait for the data before drawing a placeholder. */
const PATIENCE = 200;

/** Draws the page, or hydrates the one that the server drew, and follows the browser from then on. */
export async function begin(root: HTMLElement): Promise<void> {
  readPreferences(document.cookie);
  followSystemTheme();
  setAddress(location.pathname, location.search);
  const route = currentRoute();

  // Everything the first page needs is requested before drawing, and drawn once.
  const own = firstQuery(route);
  const past = pastCatalog(route);
  const isDrawn = root.dataset.hydrationKey !== undefined;
  const answers = Promise.allSettled([
    fetchQuery(CATALOG),
    fetchQuery(SESSION),
    own && fetchWithFigures(own, route.query.period !== undefined || isDrawn),
    past && fetchQuery(past),
  ]);
  listenToBrowser((next) => {
    const url = firstQuery(next);
    return url === null ? null : fetchMissing(url);
  });
  // A page left open on a projector checks for new data when it becomes visible again.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && currentRoute().page !== 'present')
      fetchQuery(CATALOG).catch(() => {});
  });

  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const known = await (isDrawn ? answers : Promise.race([answers, late]));
  const [catalog, session] = known ? known.map((one) => (one.status === 'fulfilled' ? one.value : null)) : [];
  const same =
    isDrawn &&
    root.dataset.hydrationKey ===
      hydrationKey(
        route,
        catalog as ResponseOf<'GET /api/catalog'> | null,
        session as SessionResponse | null,
      );
  if (same) {
    hydrate(<App />, root);
  } else {
    root.textContent = '';
    render(<App />, root);
  }
}

/** Without a month in the address the latest is meant, and an empty database has none: then nothing is requested. */
async function fetchWithFigures(url: Url<unknown>, isSafe: boolean): Promise<unknown> {
  if (!isSafe && (await fetchQuery(CATALOG)).latestPeriod === null) return null;
  return fetchQuery(url);
}

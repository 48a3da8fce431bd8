import { hydrate, render } from 'preact';
import type { SessionResponse } from '../../contract/session.ts';
import { fetchMissing, fetchQuery } from '../api/client.ts';
import type { ResponseOf } from '../api/url.ts';
import { CATALOG, firstQuery, SESSION } from '../api/url.ts';
import { currentRoute, listenToBrowser, standAt } from '../navigation/navigation.ts';
import { followMachine, readWishes } from '../navigation/theme.ts';
import { App } from './app.tsx';
import { drawnFrom } from './hydration-key.ts';

/** Milliseconds to wait for the figures before drawing the page's shape without them. */
const PATIENCE = 200;

/** Draws the page, or takes over the picture of it that the server drew, and follows the browser from then on. */
export async function begin(root: HTMLElement): Promise<void> {
  readWishes(document.cookie);
  followMachine();
  standAt(location.pathname, location.search);
  const route = currentRoute();

  // Everything the first picture needs is asked for before anything is drawn, and drawn once, with all of it.
  const own = firstQuery(route);
  const answers = Promise.allSettled([fetchQuery(CATALOG), fetchQuery(SESSION), own && fetchQuery(own)]);
  listenToBrowser((next) => {
    const url = firstQuery(next);
    return url === null ? null : fetchMissing(url);
  });
  // A page left open on a projector: coming back to it asks whether figures were loaded since.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && currentRoute().page !== 'present')
      fetchQuery(CATALOG).catch(() => {});
  });

  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const isDrawn = root.dataset.drawnFrom !== undefined;
  const known = await (isDrawn ? answers : Promise.race([answers, late]));
  const [catalog, session] = known ? known.map((one) => (one.status === 'fulfilled' ? one.value : null)) : [];
  const same =
    isDrawn &&
    root.dataset.drawnFrom ===
      drawnFrom(route, catalog as ResponseOf<'GET /api/catalog'> | null, session as SessionResponse | null);
  if (same) {
    hydrate(<App />, root);
  } else {
    root.textContent = '';
    render(<App />, root);
  }
}

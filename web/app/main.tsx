import { hydrate, render } from 'preact';
import { CATALOG, firstAddress, SESSION } from '../api/addresses.ts';
import type { CatalogAnswer, SessionAnswer } from '../api/answers.ts';
import { load, loadMissing } from '../api/client.ts';
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
  const own = firstAddress(route);
  const answers = Promise.allSettled([
    load<CatalogAnswer>(CATALOG),
    load<SessionAnswer>(SESSION),
    own && load(own),
  ]);
  listenToBrowser((next) => {
    const url = firstAddress(next);
    return url === null ? null : loadMissing(url);
  });
  // A page left open on a projector: coming back to it asks whether figures were loaded since.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && currentRoute().page !== 'present')
      load(CATALOG).catch(() => {});
  });

  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const isDrawn = root.dataset.drawnFrom !== undefined;
  const known = await (isDrawn ? answers : Promise.race([answers, late]));
  const [catalog, session] = known ? known.map((one) => (one.status === 'fulfilled' ? one.value : null)) : [];
  const same =
    isDrawn &&
    root.dataset.drawnFrom ===
      drawnFrom(route, catalog as CatalogAnswer | null, session as SessionAnswer | null);
  if (same) {
    hydrate(<App />, root);
  } else {
    root.textContent = '';
    render(<App />, root);
  }
}

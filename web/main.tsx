import { render } from 'preact';
import { CATALOG, firstAddress, SESSION } from './api/addresses.ts';
import { load } from './api/client.ts';
import { App } from './app.tsx';
import { currentRoute, listenToBrowser } from './navigation.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/rows.css';
import './styles/page.css';
import './styles/dialog.css';
import './styles/print.css';

/** Milliseconds to wait for the figures before drawing the page's shape without them. */
const PATIENCE = 200;

// Everything the first picture needs is asked for before anything is drawn, and drawn once, with all of it.
const needed = [CATALOG, SESSION, firstAddress(currentRoute())].filter((url) => url !== null);
const there = Promise.allSettled(needed.map((url) => load(url)));
const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));

listenToBrowser();
// A page left open on a projector: coming back to it asks whether figures were loaded since.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && currentRoute().page !== 'present')
    load(CATALOG).catch(() => {});
});
Promise.race([there, late]).then(() => render(<App />, document.getElementById('app')!));

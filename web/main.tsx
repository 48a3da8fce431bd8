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

// Everything the first picture needs is under way before anything is drawn; whoever draws asks again and waits.
for (const url of [CATALOG, SESSION, firstAddress(currentRoute())]) if (url) load(url).catch(() => {});

listenToBrowser();
// A page left open on a projector: coming back to it asks whether figures were loaded since.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && currentRoute().page !== 'present')
    load(CATALOG).catch(() => {});
});
render(<App />, document.getElementById('app')!);

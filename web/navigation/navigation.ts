import { useEffect, useState } from 'preact/hooks';
import {
  formatAddress,
  type Page,
  parseAddress,
  type Query,
  type Route,
  toPage,
  withQuery,
} from './router.ts';

/** The one current route, kept by the browser's own history. */
let current: Route = { page: 'overview', code: null, query: {} };
const listeners = new Set<(route: Route) => void>();

/** The address as it stands, which may be ahead of what is drawn by the moment that figures take to come. */
export function currentRoute(): Route {
  return current;
}

/** Takes an address as where we are, drawing nothing. */
export function standAt(path: string, search: string): void {
  current = parseAddress(path, search);
}

/** Asks for what a route is drawn from; null: it is there already, or the page asks for itself. */
type Preparation = (route: Route) => Promise<unknown> | null;
let prepare: Preparation = () => null;

/** Milliseconds for which a page stays as it is while the next one's figures come, rather than be drawn twice. */
const PATIENCE = 100;

function arrive(afterwards?: () => void): void {
  standAt(location.pathname, location.search);
  const arriving = current;
  const show = () => {
    if (current !== arriving) return;
    for (const listener of listeners) listener(arriving);
    afterwards?.();
  };
  const coming = prepare(arriving);
  if (!coming) {
    show();
    return;
  }
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  Promise.race([coming, late]).then(show, show);
}

/** Goes to a route. Replacing is for what Back should not have to undo one by one (theme, language). */
export function go(route: Route, replace = false): void {
  const turned = route.page !== current.page || route.code !== current.code;
  history[replace ? 'replaceState' : 'pushState'](null, '', formatAddress(route));
  arrive(turned ? toTop : undefined);
}

function toTop(): void {
  window.scrollTo(0, 0);
  document.getElementById('main')?.focus({ preventScroll: true });
}

/** Changes part of the page's state: `change({ light: 'red' })`; `undefined` takes a key away. */
export function change(changes: Query, replace = false): void {
  go(withQuery(current, changes), replace);
}

/** Address of another page at the current month, language and theme. */
export function hrefTo(page: Page, code: string | null = null, query: Query = {}): string {
  return formatAddress(toPage(current, page, code, query));
}

/** Address of this page with part of its state changed. */
export function hrefWith(changes: Query): string {
  return formatAddress(withQuery(current, changes));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    listeners.add(setRoute);
    setRoute(current);
    return () => {
      listeners.delete(setRoute);
    };
  }, []);
  return route;
}

/** Plain links are enough everywhere: clicks on our own pages are taken here, all others are the browser's. */
function takeClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest('a');
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (link.hash && link.pathname === location.pathname) return;
  const route = parseAddress(link.pathname, link.search);
  if (route.page === 'not-found') return;
  event.preventDefault();
  go(route);
}

/** Begins to follow the browser; `preparation` is what `arrive` asks for before it shows a page. */
export function listenToBrowser(preparation: Preparation): void {
  prepare = preparation;
  window.addEventListener('popstate', () => arrive());
  document.addEventListener('click', takeClick);
}

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

/** The current route, in step with the browser's history. */
let current: Route = { page: 'overview', code: null, query: {} };
const listeners = new Set<(route: Route) => void>();

/** The address's route. What is drawn may lag behind it while data is loading. */
export function currentRoute(): Route {
  return current;
}

/** Sets the current route without drawing. */
export function setAddress(path: string, search: string): void {
  current = parseAddress(path, search);
}

/** Requests a route's data; null where it is cached or the page requests it itself. */
type Preparation = (route: Route) => Promise<unknown> | null;
let prepare: Preparation = () => null;

/** Milliseconds to wait for the next page's data before drawing it without: drawing once looks calmer. */
const PATIENCE = 100;

function arrive(afterwards?: () => void): void {
  setAddress(location.pathname, location.search);
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

/** Goes to a route. `replace` for changes that Back should not undo (theme, language). */
export function go(route: Route, replace = false): void {
  const turned = route.page !== current.page || route.code !== current.code;
  history[replace ? 'replaceState' : 'pushState'](null, '', formatAddress(route));
  arrive(turned ? toTop : undefined);
}

function toTop(): void {
  window.scrollTo(0, 0);
  document.getElementById('main')?.focus({ preventScroll: true });
}

/** Changes part of the page's state: `change({ light: 'red' })`; `undefined` removes a key. */
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

/** Handles clicks on links to our own pages; all others are left to the browser. */
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

/** Starts to follow the browser's history and link clicks. `preparation` requests a page's data before it is shown. */
export function listenToBrowser(preparation: Preparation): void {
  prepare = preparation;
  window.addEventListener('popstate', () => arrive());
  document.addEventListener('click', takeClick);
}

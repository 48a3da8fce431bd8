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
let current: Route = parseAddress(location.pathname, location.search);
const listeners = new Set<(route: Route) => void>();

export function currentRoute(): Route {
  return current;
}

function arrive(): void {
  current = parseAddress(location.pathname, location.search);
  for (const listener of listeners) listener(current);
}

/** Goes to a route. Replacing is for what Back should not have to undo one by one (theme, language). */
export function go(route: Route, replace = false): void {
  const turned = route.page !== current.page || route.code !== current.code;
  history[replace ? 'replaceState' : 'pushState'](null, '', formatAddress(route));
  arrive();
  if (!turned) return;
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

export function listenToBrowser(): void {
  window.addEventListener('popstate', arrive);
  document.addEventListener('click', takeClick);
}

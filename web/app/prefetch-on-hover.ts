import { prefetch } from '../api/client.ts';
import { firstQuery } from '../navigation/first-query.ts';
import { parseAddress } from '../navigation/router.ts';

/** Milliseconds that the pointer must rest on a link. */
const HOVER_MS = 60;

/**
 * Requests the data of a link's page when the pointer rests on the link. A month whose data is there is shown after
 * 174 ms, and one that is requested after the click after 271 ms (`npm run bench -- screen`, processor slowed 4×).
 *
 * @returns a function that stops it
 */
export function prefetchOnHover(): () => void {
  let timer: number | undefined;
  const startTimer = (event: Event) => {
    clearTimeout(timer);
    const link = (event.target as Element).closest?.('a');
    if (!link || link.origin !== location.origin) return;
    const url = firstQuery(parseAddress(link.pathname, link.search));
    if (url) timer = window.setTimeout(() => prefetch([url]), HOVER_MS);
  };
  document.addEventListener('pointerover', startTimer);
  document.addEventListener('focusin', startTimer);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('pointerover', startTimer);
    document.removeEventListener('focusin', startTimer);
  };
}

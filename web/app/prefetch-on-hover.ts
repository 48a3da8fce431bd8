import { prefetch } from '../api/client.ts';
import { firstQuery } from '../api/url.ts';
import { parseAddress } from '../navigation/router.ts';

/** Milliseconds that the pointer must rest on a link. */
const RESTING = 60;

/** Requests the data of a link's page when the pointer rests on the link. Returns a function that stops it. */
export function prefetchOnHover(): () => void {
  let timer: number | undefined;
  const pointed = (event: Event) => {
    clearTimeout(timer);
    const link = (event.target as Element).closest?.('a');
    if (!link || link.origin !== location.origin) return;
    const url = firstQuery(parseAddress(link.pathname, link.search));
    if (url) timer = window.setTimeout(() => prefetch([url]), RESTING);
  };
  document.addEventListener('pointerover', pointed);
  document.addEventListener('focusin', pointed);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('pointerover', pointed);
    document.removeEventListener('focusin', pointed);
  };
}

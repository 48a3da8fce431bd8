import { prefetch } from '../api/client.ts';
import { firstQuery } from '../api/url.ts';
import { parseAddress } from '../navigation/router.ts';

/** Milliseconds a pointer must rest on a link before it counts as meant. */
const RESTING = 60;

/** Asks for what a link's page is drawn from as soon as somebody points at it. Returns how to stop. */
export function anticipate(): () => void {
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

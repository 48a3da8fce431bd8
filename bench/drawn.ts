import type { Page } from 'playwright-core';

const TIMEOUT_MS = 60_000;

export interface Drawn {
  /** Milliseconds from the start of the navigation until the frame with the picture had been painted. */
  at: number;
  /** URLs of the scripts loaded by then. */
  scripts: string[];
}

/**
 * Watches the next document of this page until the first frame painted after `count` elements match `selector`. All pages
 * are measured this way. Call it before the navigation.
 */
export async function watchFor(
  page: Page,
  selector: string,
  count: number,
): Promise<{ drawn: Promise<Drawn> }> {
  let drawn: (result: Drawn) => void;
  const result = new Promise<Drawn>((resolve, reject) => {
    drawn = resolve;
    setTimeout(() => reject(new Error(`${selector} was never drawn`)), TIMEOUT_MS).unref();
  });
  await page.exposeFunction('drawn', (found: Drawn) => drawn(found));
  await page.addInitScript(
    ({ selector, count }) => {
      const observer = new MutationObserver(() => {
        if (document.querySelectorAll(selector).length < count) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // A message sent from a frame's callback is delivered after that frame is painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const at = performance.now();
            const scripts = performance
              .getEntriesByType('resource')
              .filter((one) => (one as PerformanceResourceTiming).responseEnd <= at)
              .map((one) => one.name)
              .filter((name) => name.endsWith('.js'));
            (window as unknown as { drawn(result: object): void }).drawn({ at, scripts });
          };
          port2.postMessage(null);
        });
      });
      observer.observe(document, { childList: true, subtree: true });
    },
    { selector, count },
  );
  return { drawn: result };
}

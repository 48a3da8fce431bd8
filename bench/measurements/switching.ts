import type { Page } from 'playwright-core';
import type { Report } from '../report.ts';
import { median } from '../statistics.ts';

/** From one page to the next: from the key press or click to the painted frame. */
export async function measureSwitching(
  report: Report,
  open: (address: string) => Promise<Page>,
  runs: number,
): Promise<void> {
  const overview = await open('/?period=2025-08');
  await idle(overview);
  report.figure(
    'switching to the next month, slowed 4×',
    median(await repeat(runs, () => switched(overview, { key: 'ArrowLeft' }))),
    'ms',
    150,
  );
  await overview.context().close();

  const months = await open('/?period=2025-08');
  await idle(months);
  const far = ['2023-03', '2024-11', '2023-10', '2025-02', '2024-05', '2023-07', '2024-08'];
  report.figure(
    'switching to any month, not yet asked for, slowed 4×',
    median(await repeat(runs, (i) => switched(months, { month: far[i % far.length]! }))),
    'ms',
    150,
  );
  await months.context().close();

  const park = await open('/parks/P-GX?period=2025-08');
  await idle(park);
  const parks = ['P-ZB', 'P-XN', 'P-HG', 'P-GW', 'P-SP', 'P-FW', 'P-KJ'];
  report.figure(
    'switching to another park, slowed 4×',
    median(await repeat(runs, (i) => switched(park, { href: `/parks/${parks[i % parks.length]}` }))),
    'ms',
    150,
  );
  await park.context().close();
}

async function repeat(times: number, measure: (i: number) => Promise<number>): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < times; i++) found.push(await measure(i));
  return found;
}

/** Waits until the page's idle work is done. */
async function idle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
}

type Step = { key: string } | { month: string } | { href: string };

async function switched(page: Page, step: Step): Promise<number> {
  const ms = await page.evaluate((step) => {
    const heading = () => document.querySelector('main h1')?.textContent;
    const before = heading();
    const isThere = () =>
      heading() !== before &&
      document.querySelector('main [aria-busy="true"]') === null &&
      document.querySelector('svg.bullet rect.bar') !== null;
    return new Promise<number>((done) => {
      const start = performance.now();
      const painted = () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - start);
        port2.postMessage(null);
      };
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        requestAnimationFrame(painted);
      });
      observer.observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
      });
      if ('key' in step) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: step.key, bubbles: true }));
      } else if ('href' in step) {
        document.querySelector<HTMLAnchorElement>(`nav a[href^="${step.href}"]`)?.click();
      } else {
        history.pushState(null, '', `?period=${step.month}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }
    });
  }, step);
  await idle(page);
  return ms;
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startApplication } from '../tests/support/application.ts';
import { launchChromium } from '../tests/support/browser/chromium.ts';

/**
 * Takes the pictures that the READMEs show, of the demonstration zone:
 *
 *   npm run build && node --import ./tests/support/typescript.js docs/screenshots.ts
 *
 * The machine needs a Chinese font.
 */
const PICTURES = [
  { name: 'overview-light', address: '/?period=2025-08' },
  { name: 'overview-english-dark', address: '/?period=2025-08&lang=en&theme=dark' },
  { name: 'matrix', address: '/matrix?period=2025-08' },
  { name: 'indicator', address: '/indicators/IND_INVOICE?period=2025-08' },
];

const folder = join(import.meta.dirname, 'screenshots');
await mkdir(folder, { recursive: true });
const application = await startApplication();
const browser = await launchChromium();
const context = await browser.newContext({
  baseURL: application.origin,
  viewport: { width: 1360, height: 850 },
  reducedMotion: 'reduce',
});
await context.addCookies([{ ...application.session, url: application.origin }]);
for (const { name, address } of PICTURES) {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('main h1, [aria-busy="true"]') !== null);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
await application.stop();

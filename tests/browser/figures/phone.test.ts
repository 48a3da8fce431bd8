import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, visit } from '../../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const PHONE = { viewport: { width: 390, height: 844 } };

test.each([
  '/',
  '/?period=2025-01',
  '/?view=table',
  '/?lang=en',
  '/shortfalls',
  '/shortfalls?by=lead&lang=en',
  '/matrix',
  '/parks/P-GX',
  '/departments/D-GX',
  // Long English names, and words where others have a number.
  '/parks/P-KJ?lang=en',
  '/departments/D-GX?lang=en',
  '/wall',
  '/wall?lang=en',
  '/uploads',
  '/due',
  '/decks?period=2025-08&pages=cover%2Coverall',
  '/account',
  ...['accounts', 'entities', 'indicators', 'targets', 'audit'].map((view) => `/administration?view=${view}`),
  '/nowhere',
])('%s is as wide as a phone', async (address) => {
  const page = await newPage(application, PHONE);
  await visit(page, address);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});

test('a phone shows the sentence, the tally and the worst row first, and the zone’s name however far it scrolls', async () => {
  const page = await newPage(application, PHONE);
  await visit(page, '/');
  for (const part of ['.lead', '.light-filter', 'tr[data-row]']) {
    const box = await page.locator(part).first().boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(844);
    expect(box!.width).toBeGreaterThan(150);
  }
  const zone = page.getByRole('link', { name: '云澜经济技术开发区（示例）' });
  expect(await zone.count()).toBe(1);
  await page.mouse.wheel(0, 3000);
  await page.waitForFunction(() => scrollY > 1000);
  const name = await zone.boundingBox();
  expect(name!.y).toBeGreaterThanOrEqual(0);
  expect(name!.y + name!.height).toBeLessThan(60);
  const first = page.locator('tr[data-row]').first();
  expect(await first.locator('.need').isVisible()).toBe(true);
  expect(await first.locator('.whose').isVisible()).toBe(true);
});

test.each(['accounts', 'entities', 'indicators', 'targets'])(
  'no column of the %s is so narrow on a phone that words stand one letter under another',
  async (view) => {
    const page = await newPage(application, PHONE);
    await visit(page, `/administration?view=${view}`);
    await page.locator('.plain-table tbody tr').first().waitFor();
    const narrow = await page.evaluate(() =>
      [...document.querySelectorAll('.plain-table :is(th, td)')]
        .filter((cell) => (cell.textContent ?? '').trim().length > 1)
        .filter((cell) => cell.getBoundingClientRect().width < 40)
        .map((cell) => cell.textContent),
    );
    expect(narrow).toEqual([]);
  },
);

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
  '/wall',
])('%s is as wide as a phone', async (address) => {
  const page = await newPage(application, PHONE);
  await visit(page, address);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});

test('a phone shows the zone’s name, the sentence, the tally and the worst row first', async () => {
  const page = await newPage(application, PHONE);
  await visit(page, '/');
  for (const part of ['.zone-title', '.lead', '.light-filter', 'tr[data-row]']) {
    const box = await page.locator(part).first().boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(844);
    expect(box!.width).toBeGreaterThan(150);
  }
  const first = page.locator('tr[data-row]').first();
  expect(await first.locator('.need').isVisible()).toBe(true);
  expect(await first.locator('.whose').isVisible()).toBe(true);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiClient } from '../server/uploads/api-client.ts';
import { type Application, startApplication } from '../support/application.ts';
import { newPage, settled, visit } from '../support/browser/page.ts';

let application: Application;
/** The revision of the demonstration zone, before a figure of it was changed. */
let before: number;

beforeAll(async () => {
  application = await startApplication();
  const { origin, session } = application;
  before = (await application.get<{ revision: number }>('/api/catalog')).revision;
  const client = apiClient(origin, { cookie: `${session.name}=${session.value}`, origin });
  const { body } = await client.send('期间,指标,园区,累计,累计同比\n2025-08,IND_INVOICE,P-GX,999.99,10.0\n');
  const accept = body.warnings.map(({ code }) => code);
  const { status } = await client.commit(body.id, { reason: '更正', accept });
  expect(status).toBe(200);
}, 60_000);
afterAll(() => application.stop());

const PAGES = [
  '/',
  '/matrix',
  '/shortfalls',
  '/indicators/GDP',
  '/parks/P-GX',
  '/departments/D-GX',
  '/due',
  '/decks',
];

describe('a moment that has passed', () => {
  test.each(PAGES)('is said on %s, goes along, and leads back to now', async (path) => {
    const page = await newPage(application);
    await visit(page, `${path}?period=2025-08&asOf=${before}`);
    const strip = page.locator('.as-of-strip');
    expect(await strip.textContent()).toContain(`第${before}版`);
    expect(await page.locator('.as-of-revision').textContent()).toBe(`第${before}版`);
    const links = await page
      .locator('header nav a')
      .evaluateAll((all) =>
        all.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('asOf')),
      );
    expect(new Set(links)).toEqual(new Set([String(before)]));
    await strip.getByRole('link').click();
    await page.waitForURL((url) => !url.searchParams.has('asOf'));
    await settled(page);
    await strip.waitFor({ state: 'detached' });
    expect(await page.locator('.as-of-revision').textContent()).not.toBe(`第${before}版`);
  });

  test('shows the figure that was known then', async () => {
    const page = await newPage(application);
    await visit(page, `/indicators/IND_INVOICE?period=2025-08&entity=P-GX&asOf=${before}`);
    expect(await page.locator('.tiles').textContent()).not.toContain('999.99');
    await page.locator('.as-of-strip a').click();
    await page.locator('.as-of-strip').waitFor({ state: 'detached' });
    await settled(page);
    expect(await page.locator('.tiles').textContent()).toContain('999.99');
  });

  test('is not said where it is now', async () => {
    const { revision } = await application.get<{ revision: number }>('/api/catalog');
    const page = await newPage(application);
    await visit(page, `/?period=2025-08&asOf=${revision}`);
    expect(await page.locator('.as-of-strip').count()).toBe(0);
  });
});

describe('the explanation of a number', () => {
  test('is an address: Back closes it, a link opens it', async () => {
    const page = await newPage(application);
    await visit(page, '/parks/P-GX?period=2025-08');
    await page.locator('[data-row="IND_INVOICE P-GX"] [data-field="completion"]').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(new URL(page.url()).searchParams.get('explain')).toBe('completion.IND_INVOICE.P-GX');
    const address = page.url();
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.has('explain')).toBe(false);
    expect(new URL(page.url()).pathname).toBe('/parks/P-GX');

    await page.goto(address);
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.has('explain')).toBe(false);
  });

  test('closed by Esc does not stay behind in the history', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    await visit(page, '/parks/P-GX?period=2025-08');
    await page.locator('[data-row] [data-field="ytd"]').first().click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').locator('.field-list button').nth(2).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/');
  });
});

test.each(['/nothing', '/indicators/NONE', '/parks/NONE', '/departments/NONE'])(
  'an address that is no page (%s) has a way home',
  async (path) => {
    const page = await newPage(application, { forgive: /40[04]/ });
    await visit(page, `${path}?period=2025-08`);
    await page.locator('main a').first().click();
    await page.waitForURL((url) => url.pathname === '/');
    await settled(page);
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(5);
  },
);

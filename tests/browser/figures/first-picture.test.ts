import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, settled } from '../../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const ADDRESS = '/?period=2025-08';

describe('the overview comes drawn', () => {
  test.each([
    ['zh-CN', 'light', ''],
    ['en', 'dark', '&lang=en&theme=dark'],
  ])('in %s and %s, before any script runs: the same as with it', async (language, theme, wishes) => {
    const bare = await newPage(application, { javaScriptEnabled: false });
    await bare.goto(ADDRESS + wishes);
    const drawn = await picture(bare);
    expect(drawn.rows.length).toBeGreaterThanOrEqual(12);
    expect(drawn.root).toBe(`${language} ${theme}`);

    const live = await newPage(application);
    await live.goto(ADDRESS + wishes);
    await settled(live);
    const whole = await picture(live);
    expect(drawn).toEqual({ ...whole, rows: whole.rows.slice(0, drawn.rows.length) });
  });

  test('as was wished last time, in language and in theme', async () => {
    const page = await newPage(application, { javaScriptEnabled: false });
    const url = application.origin;
    await page.context().addCookies([
      { name: 'lang', value: 'en', url },
      { name: 'scheme', value: 'dark', url },
    ]);
    await page.goto(ADDRESS);
    expect((await picture(page)).root).toBe('en dark');
  });

  test('and not at all for who is not signed in', async () => {
    const page = await newPage(application, { javaScriptEnabled: false, signedIn: false });
    await page.goto(ADDRESS);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await page.locator('[data-row]').count()).toBe(0);
  });
});

describe('the page takes the picture over', () => {
  test('without drawing it again', async () => {
    const { page, release } = await held();
    await page.evaluate(() => {
      (document.querySelector('[data-row]') as HTMLElement & { seen?: boolean }).seen = true;
    });
    release();
    await settled(page);
    expect(await page.evaluate(() => 'seen' in document.querySelector('[data-row]')!)).toBe(true);
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(30);
  });

  test('and draws it anew where it is of another revision', async () => {
    const page = await newPage(application);
    await page.route(
      (url) => url.pathname === '/',
      async (route) => {
        const response = await route.fetch();
        const old = (await response.text())
          .replace(/(data-hydration-key="[^"]* light )\d+/, '$1999')
          .replace(/<rect class="bar"[^>]*>/g, '<rect class="bar wrong">');
        expect(old).toContain('light 999');
        await route.fulfill({ response, body: old });
      },
    );
    await page.goto(ADDRESS);
    await settled(page);
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(30);
    expect(await page.locator('.wrong').count()).toBe(0);
  });

  test('and does what was pressed and chosen before it could', async () => {
    const { page, release } = await held();
    await page.locator('.light-button.red').click();
    await page.getByLabel('月', { exact: true }).selectOption('7');
    expect(page.url()).toContain(ADDRESS);
    release();
    await page.waitForURL(/period=2025-07.*light=red/);
    await settled(page);
    expect(await page.locator('[data-row]').count()).toBe(
      await page.locator('[data-row] .light.red').count(),
    );
  });
});

/** A page that has its picture while its script is still on the way. */
async function held(): Promise<{ page: Page; release: () => void }> {
  const page = await newPage(application);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/main-/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(ADDRESS, { waitUntil: 'commit' });
  await page.waitForSelector('[data-row] rect.bar');
  // What begins the page is there when its first frame is painted; it is the rest that is held.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some((one) => /\/assets\/index-.*\.js$/.test(one.name)),
  );
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 50))));
  return { page, release };
}

/** What can be read and seen of the page, row by row. */
function picture(page: Page) {
  return page.evaluate(() => ({
    root: `${document.documentElement.lang} ${document.documentElement.dataset.theme}`,
    title: document.title,
    navigation: document.querySelector('.top-second nav')?.textContent,
    sentence: document.querySelector('.lead')?.textContent,
    lights: document.querySelector('.light-filter')?.outerHTML,
    rows: Array.from(document.querySelectorAll('[data-row]'), (row) => row.outerHTML),
  }));
}

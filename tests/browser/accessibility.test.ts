import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { parseAddress, type Page as RoutePage } from '../../web/navigation/router.ts';
import { type Application, startApplication } from '../support/application.ts';
import { axeViolations, lowContrast } from '../support/browser/legibility.ts';
import { drawn, newPage, visit } from '../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
  const { origin, session } = application;
  const response = await fetch(`${origin}/api/uploads?filename=september.csv`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      cookie: `${session.name}=${session.value}`,
      origin,
    },
    body: 'period,indicator,entity,month,ytd,status\n2025-09,EXPORT,P-GX,3.2,30.4,flash\n',
  });
  expect(response.status).toBe(201);
}, 60_000);
afterAll(() => application.stop());

const PAGES = [
  '/',
  '/?view=table',
  '/matrix',
  '/shortfalls',
  '/parks/P-GX',
  '/departments/D-GX',
  '/indicators/IND_INVOICE',
  '/indicators/EXPORT?entity=P-GX&beside=P-HG',
  '/?period=2031-01',
  '/nowhere',
  '/uploads',
  '/uploads/1',
  '/due',
  '/due?view=list',
  '/due?view=matrix',
  '/administration',
  '/administration?view=entities',
  '/administration?view=targets',
  '/administration?view=audit',
  '/account',
  '/decks',
  '/decks?view=refill',
  '/decks?view=template',
];
const PRESENTATION = '/present?period=2025-08&page=2&pages=cover,overall,matrix,indicator:IND_INVOICE';

const WALL = '/wall?period=2025-08';

const withQuery = (address: string, query: string) =>
  `${address}${address.includes('?') ? '&' : '?'}${query}`;

async function open(address: string, query: string): Promise<Page> {
  const page = await newPage(application);
  await visit(page, withQuery(address, query));
  if (address.startsWith('/indicators')) {
    await drawn(page);
  }
  return page;
}

test('every page of the router is among these', () => {
  const every: Record<RoutePage, true> = {
    ...{ overview: true, matrix: true, shortfalls: true, indicator: true, park: true, department: true },
    ...{ uploads: true, upload: true, due: true, administration: true, account: true, decks: true },
    ...{ present: true, wall: true, 'not-found': true },
  };
  const pages = [...PAGES, PRESENTATION, WALL].map((address) => {
    const { pathname, search } = new URL(address, 'http://localhost');
    return parseAddress(pathname, search).page;
  });
  expect(new Set(pages)).toEqual(new Set(Object.keys(every)));
});

describe.each(PAGES)('%s', (address) => {
  test.each(['light', 'dark'])(
    'has no faults that axe-core or the contrast finds, in the %s theme',
    async (theme) => {
      const page = await open(address, `theme=${theme}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(lowContrast)).toEqual([]);
    },
  );

  test('has a structure, shows the focus, and fits every window', async () => {
    const page = await open(address, 'lang=zh');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('nav[aria-label]').count()).toBe(1);
    expect(await page.locator('h1:not(.slide h1)').count()).toBe(1);
    expect(await page.evaluate(unlabelled)).toEqual([]);
    await expectVisibleFocus(page);
    for (const [width, height] of [PHONE, ...WINDOWS]) {
      await page.setViewportSize({ width, height });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([width, Math.max(0, overflow)]).toEqual([width, 0]);
    }
  });
});

const PHONE = [390, 844] as const;
const WINDOWS = [
  [1920, 1080],
  [1280, 720],
  [1024, 768],
] as const;

/** The first Tab leads to the link that skips to the content; the next twelve show where the focus is. */
async function expectVisibleFocus(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const isMarked = await page.evaluate(() => {
      const element = document.activeElement!;
      if (element === document.body) return true;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    expect(isMarked).toBe(true);
  }
}

/** Runs in the page: pictures without a text and tables without a caption, for which axe-core has no rule. */
function unlabelled(): string[] {
  const tables = Array.from(document.querySelectorAll('table'))
    .filter((table) => !table.caption?.textContent && !table.getAttribute('aria-label'))
    .filter((table) => table.closest('dialog') === null);
  const pictures = Array.from(document.querySelectorAll('svg, canvas, img'))
    .filter((picture) => picture.closest('[aria-hidden="true"], [role="img"][aria-label]') === null)
    .filter((picture) => picture.parentElement?.closest('svg') === null)
    .filter((picture) => !picture.getAttribute('aria-label') && !picture.getAttribute('alt'));
  return [...tables, ...pictures].map((element) => element.outerHTML.slice(0, 120));
}

test('both checks catch an offender', async () => {
  const page = await newPage(application, { signedIn: false });
  await page.goto('/sign-in');
  await page.evaluate(() => {
    const button = document.createElement('button');
    const text = document.createElement('p');
    text.textContent = 'faint';
    text.style.color = '#bbb';
    document.querySelector('main')!.append(button, text);
  });
  expect((await axeViolations(page)).join()).toMatch(/button-name: [\s\S]*color-contrast: /);
  expect((await page.evaluate(lowContrast)).join()).toContain('“faint”');
});

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  test('the sign-in page has no faults', async () => {
    const page = await newPage(application, { signedIn: false, colorScheme: theme as 'light' | 'dark' });
    await page.goto('/sign-in');
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(lowContrast)).toEqual([]);
  });

  test('the presentation has no faults', async () => {
    const page = await open(PRESENTATION, `theme=${theme}`);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('the large screen has no faults, and all of it is in sight', async () => {
    const page = await open(WALL, `theme=${theme}`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(lowContrast)).toEqual([]);
    expect(await page.evaluate(unlabelled)).toEqual([]);
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const size = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth, scrollHeight];
      });
      expect(size).toEqual([width, height]);
      const cut = await page.evaluate(() =>
        Array.from(document.querySelectorAll('.wall-rows tbody tr, .wall-tile, .wall-tally li'))
          .filter((one) => one.getBoundingClientRect().bottom > innerHeight)
          .map((one) => one.textContent),
      );
      expect(cut).toEqual([]);
    }
  });

  test.each<[dialog: string, address: string, show: (page: Page) => Promise<void>]>([
    ['search', '/', (page) => page.keyboard.press('/')],
    ['explanation', '/?view=table', (page) => page.locator('[data-row] [data-field]').first().click()],
    ['new account', '/administration', (page) => page.getByRole('button', { name: '新建账号' }).click()],
    [
      'changing a record',
      '/administration?view=entities',
      (page) => page.locator('.record-table tbody button').first().click(),
    ],
    [
      'bulletin',
      '/shortfalls?period=2025-08',
      async (page) => {
        await page.locator('.page-menu summary').click();
        await page.getByText('复制为通报稿').click();
        await page.getByRole('dialog').locator('textarea').waitFor();
      },
    ],
    ['new token', '/account', (page) => page.getByRole('button', { name: '新建令牌' }).click()],
    [
      'closing a month',
      '/due?period=2025-03',
      (page) => page.getByRole('button', { name: '2025年3月关账' }).click(),
    ],
  ])('the dialog “%s” has no faults', async (_, address, show) => {
    const page = await open(address, `theme=${theme}`);
    await show(page);
    await page.locator('dialog[open]').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(lowContrast)).toEqual([]);
  });
});

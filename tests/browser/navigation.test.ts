import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Application, startApplication } from '../support/application.ts';
import { drawn, newPage, settled, visit } from '../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const heading = async (page: Page) => (await page.locator('main h1').textContent()) ?? '';
const query = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

async function showsMonth(page: Page, span: string): Promise<void> {
  await page.waitForFunction((span) => document.querySelector('main h1')?.textContent?.includes(span), span);
  await settled(page);
}

describe('the month', () => {
  test('is the latest at first, can be any, and Back returns', async () => {
    const { latestPeriod } = await application.get<{ latestPeriod: string }>('/api/catalog');
    expect(latestPeriod).toBe('2025-08');
    const page = await newPage(application);
    await visit(page, '/');
    expect(await heading(page)).toContain('1—8月');
    await page.getByLabel('月', { exact: true }).selectOption('3');
    await showsMonth(page, '1—3月');
    expect(query(page, 'period')).toBe('2025-03');
    await page.getByLabel('年', { exact: true }).selectOption('2023');
    await showsMonth(page, '2023年');
    await page.goBack();
    await showsMonth(page, '2025年');
    await page.goBack();
    await showsMonth(page, '1—8月');
    await page.goForward();
    await showsMonth(page, '1—3月');
  });

  test('turns by ← and →, over the end of the year too', async () => {
    const page = await newPage(application);
    await visit(page, '/matrix?period=2025-01');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL('**/matrix?period=2024-12');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**/matrix?period=2025-02');
    await settled(page);
  });

  test('goes along to other pages', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2024-05');
    await page.getByRole('link', { name: '欠序时清单' }).click();
    await page.waitForURL('**/shortfalls?period=2024-05');
    await settled(page);
    expect(await page.locator('.lead').textContent()).toContain('1—5月');
  });
});

test('a link opens the same thing for somebody else', async () => {
  const page = await newPage(application);
  await visit(page, '/?period=2025-06');
  await page.getByLabel('类别').selectOption('外贸外资');
  await page.getByRole('button', { name: '按类别' }).click();
  await page.waitForURL('**sort=category**');
  const mine = await page.locator('main').textContent();
  const other = await newPage(application);
  await visit(other, page.url());
  expect(await other.locator('main').textContent()).toBe(mine);
});

async function search(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('dialog input:focus').waitFor();
}

describe('search', () => {
  test('/ opens it, typing narrows, ↓ and Enter choose', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    await search(page);
    await page.keyboard.type('开票');
    await page.locator('#search-list [role=option]', { hasText: '开票' }).first().waitFor();
    const options = page.locator('#search-list [role=option]');
    expect((await options.allTextContents()).every((text) => text.includes('开票'))).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/indicators/IND_INVOICE?period=2025-08');
    await settled(page);
    expect(await heading(page)).toContain('规上工业开票销售');
  });

  test('finds a park by the name people use, and says when there is nothing', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    await search(page);
    await page.keyboard.type('跨境电商园');
    await page.locator('#search-list [role=option]').first().click();
    await page.waitForURL('**/parks/P-KJ?period=2025-08');
    await settled(page);
    await search(page);
    await page.keyboard.type('没有这样的东西');
    await page.getByText('没有找到').waitFor();
    expect(await page.locator('#search-list [role=option]').count()).toBe(0);
  });

  test.each([
    ['化工园 出口', '/indicators/EXPORT?period=2025-08&entity=P-HG'],
    ['出口 hgy', '/indicators/EXPORT?period=2025-08&entity=P-HG'],
    ['ckze', '/indicators/EXPORT?period=2025-08'],
    ['zhuangbei', '/parks/P-ZB?period=2025-08'],
  ])('%s leads to %s', async (typed, address) => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    await search(page);
    await page.keyboard.insertText(typed);
    await page.locator('#search-list [role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${address}`);
    await settled(page);
  });

  test('Esc closes it and gives the focus back', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    const open = page.getByRole('button', { name: /查找/ });
    await open.click();
    await page.locator('dialog input:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await open.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('language', () => {
  const CHINESE = /[\u4e00-\u9fff]/;

  test.each([
    '/',
    '/?view=table',
    '/matrix',
    '/shortfalls',
    '/indicators/IND_INVOICE',
    '/parks/P-GX',
    '/departments/D-GX',
    '/?period=2031-01',
    '/nowhere',
  ])('%s has every word of ours in English', async (address) => {
    const page = await newPage(application);
    await visit(page, `${address}${address.includes('?') ? '&' : '?'}lang=en`);
    if (address.includes('/indicators/')) await drawn(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // What is left in Chinese is what only the data says: a definition, a source, a remark, a person.
    const data = await page
      .locator('[lang="zh-CN"], .indicator-facts dd, .figure-source, .fact, .whose, .whose-people span')
      .allTextContents();
    const texts = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const { parentElement, textContent } = walker.currentNode;
        // Written in both languages, for a browser that runs none of this.
        if (parentElement?.tagName !== 'NOSCRIPT') found.push(textContent?.trim() ?? '');
      }
      for (const element of document.querySelectorAll('[aria-label], [title]')) {
        found.push(element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '');
      }
      return found;
    });
    const left = texts.filter((text) => CHINESE.test(text) && !data.some((one) => one.includes(text)));
    expect(left).toEqual([]);
  });

  test('changes on the spot, is remembered, and Back does not undo it', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await heading(page)).toContain('Jan–Aug 2025');
    await visit(page, '/shortfalls');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: '中文' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
  });
});

describe('theme', () => {
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const brightness = (color: string) =>
    (color.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);

  test('follows the system until somebody chooses, and is then remembered', async () => {
    const page = await newPage(application, { colorScheme: 'dark' });
    await visit(page, '/?period=2025-08');
    expect(brightness(await background(page))).toBeLessThan(200);
    await page.getByRole('button', { name: '浅色' }).click();
    await page.waitForURL('**theme=light**');
    expect(brightness(await background(page))).toBeGreaterThan(600);
    await visit(page, '/matrix');
    expect(brightness(await background(page))).toBeGreaterThan(600);
  });

  test('a dark page is dark in its pictures too', async () => {
    const page = await newPage(application);
    await visit(page, '/indicators/IND_INVOICE?period=2025-08&theme=dark');
    await drawn(page);
    const fill = await page
      .locator('figure svg text')
      .first()
      .evaluate((element) => getComputedStyle(element).fill);
    expect(brightness(fill)).toBeGreaterThan(300);
  });
});

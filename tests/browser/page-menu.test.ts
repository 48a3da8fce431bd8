import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Application, PASSWORD, startApplication } from '../support/application.ts';
import { newPage, settled, visit } from '../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

async function openMenu(page: Page) {
  const menu = page.locator('.page-menu');
  await menu.locator('summary').click();
  // Its entries load when it is first opened.
  await menu.getByRole('link').first().waitFor();
  return menu;
}

/** Pages that show figures, and the kind of slide that each is. */
const PAGES = [
  ['/', 'overall'],
  ['/matrix', 'matrix'],
  ['/shortfalls', 'shortfalls'],
  ['/indicators/IND_INVOICE', 'indicator:IND_INVOICE'],
  ['/parks/P-GX', 'park:P-GX'],
  ['/departments/D-GX', 'department:D-GX'],
] as const;

describe('what can be taken from a page', () => {
  test.each(PAGES)('%s: its table, its slide, a page of a deck', async (path, slide) => {
    const page = await newPage(application);
    await visit(page, `${path}?period=2025-08`);
    const menu = await openMenu(page);
    for (const name of ['表格 XLSX', '表格 CSV', '复制为通报稿', '放映本页', '加入文稿'])
      expect(await menu.getByText(name).count()).toBe(1);
    const href = await menu.getByText('放映本页').getAttribute('href');
    const query = new URL(href!, application.origin).searchParams;
    expect([query.get('pages'), query.get('period')]).toEqual([slide, '2025-08']);
    await menu.getByText('加入文稿').click();
    expect(await menu.getByRole('status').textContent()).toContain('共1页');
    await menu.getByText('打开文稿').click();
    await page.waitForURL('**/decks?**');
    await settled(page);
    expect(await page.locator('.composer-pages h2').textContent()).toContain('1');
  });

  test('pages added one after the other make one deck', async () => {
    const page = await newPage(application);
    for (const path of ['/parks/P-GX', '/parks/P-HG']) {
      await visit(page, `${path}?period=2025-08`);
      await (await openMenu(page)).getByText('加入文稿').click();
    }
    expect(await page.locator('.page-menu').getByRole('status').textContent()).toContain('共2页');
  });

  test('its rows as a bulletin: the sentences of the rows shown, numbered', async () => {
    const { rows } = await application.get<{ rows: unknown[] }>(
      '/api/progress?period=2025-08&kind=zone,park&status=behind&department=D-SW',
    );
    const page = await newPage(application);
    await visit(page, '/shortfalls?period=2025-08&department=D-SW');
    await (await openMenu(page)).getByText('复制为通报稿').click();
    const area = page.getByRole('dialog').locator('textarea');
    await area.waitFor();
    const lines = (await area.inputValue()).split('\n');
    expect(lines).toHaveLength(rows.length);
    expect(lines[0]).toMatch(/^1\. .*欠序时进度.*。$/);
    await page.getByRole('button', { name: '复制', exact: true }).click();
    expect(await page.getByRole('dialog').getByRole('status').textContent()).toBe('已复制。');
  });
});

test.each([
  ['a park', 'P-HG', '/parks/P-HG'],
  ['a department', 'D-SW', '/departments/D-SW'],
])('an account bound to %s opens there', async (_, entity, path) => {
  const { origin, session } = application;
  const name = `reader-${entity}`;
  const response = await fetch(`${origin}/api/accounts`, {
    method: 'POST',
    headers: { cookie: `${session.name}=${session.value}`, 'content-type': 'application/json', origin },
    body: JSON.stringify({ name, role: 'statistician', entities: [entity], password: PASSWORD }),
  });
  expect(response.status).toBe(201);
  const page = await newPage(application, { signedIn: false });
  await page.goto('/');
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === path);
  await settled(page);
});

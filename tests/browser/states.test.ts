import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Application, startApplication } from '../support/application.ts';
import { newPage, settled, visit } from '../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

describe('nothing to show', () => {
  test.each(['/', '/matrix', '/shortfalls', '/parks/P-GX', '/departments/D-GX', '/indicators/IND_INVOICE'])(
    '%s at a month without figures says so and stays usable',
    async (address) => {
      const page = await newPage(application);
      await visit(page, `${address}?period=2030-05`);
      const text = await page.locator('main').textContent();
      expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
      expect(text).toMatch(/没有|未报|尚未/);
      await page.getByLabel('年', { exact: true }).selectOption('2025');
      await page.waitForURL('**period=2025-05**');
      await settled(page);
    },
  );

  test('an empty database is asked for no figures, on any page', async () => {
    const empty = await startApplication(null);
    try {
      // The page fails on any error in the console, which a refused request leaves.
      const page = await newPage(empty);
      for (const address of ['/', '/matrix', '/shortfalls', '/wall']) {
        await page.goto(address, { waitUntil: 'networkidle' });
        await page.getByText('还没有任何数据').waitFor();
      }
    } finally {
      await empty.stop();
    }
  }, 60_000);

  test('the overview leads to the nearest month that has some', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2026-02');
    await page.getByRole('link', { name: /查看2025年8月/ }).click();
    await page.waitForURL('**period=2025-08');
    await page.locator('[data-row]').first().waitFor();
    await settled(page);
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(30);
  });

  test.each([
    ['/nowhere', '没有这个页面'],
    ['/parks/NONE', '没有这个园区'],
    ['/departments/NONE', '没有这个部门'],
    ['/departments/P-GX', '没有这个部门'],
    ['/indicators/NONE', '没有这个指标'],
    ['/indicators/%E0%A4%A', '没有'],
  ])('%s says what is not there', async (address, words) => {
    const page = await newPage(application, { forgive: /status of 4/ });
    await visit(page, address);
    expect(await page.locator('main').textContent()).toContain(words);
  });

  test.each(['2025-13', 'yesterday', '2025-8', '202508'])(
    'a month %s that is none does no harm',
    async (period) => {
      const page = await newPage(application, { forgive: /status of 400/ });
      await visit(page, `/?period=${period}`);
      expect((await page.locator('main h1').textContent())?.length).toBeGreaterThan(0);
      expect(await page.locator('main').textContent()).not.toMatch(/NaN|undefined|Invalid/);
    },
  );
});

describe('something went wrong', () => {
  const OWN = /Failed to load resource|net::ERR/;

  test('the connection is lost: it says so, and trying again helps', async () => {
    const page = await newPage(application, { forgive: OWN });
    await page.route('**/api/progress**', (route) => route.abort());
    await page.goto('/?period=2025-08');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('连接中断');
    await page.unroute('**/api/progress**');
    await page.getByRole('button', { name: '重试' }).click();
    await page.waitForSelector('[data-row]');
  });

  test('the server says why: its sentence is shown', async () => {
    const page = await newPage(application, { forgive: OWN });
    await page.route('**/api/progress**', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: '暂停服务',
          status: 503,
          detail: '数据库正在恢复，请稍后再试。',
        }),
      }),
    );
    await page.goto('/?period=2025-08');
    await page.getByText('数据库正在恢复').waitFor();
    await page.getByRole('link', { name: '回到总览' }).waitFor();
  });

  test('the catalogue does not come', async () => {
    const page = await newPage(application, { forgive: OWN });
    await page.route('**/api/catalog**', (route) => route.abort());
    await page.goto('/');
    await page.getByRole('alert').waitFor();
  });

  test('the drawing library does not come: the numbers are still there', async () => {
    const page = await newPage(application, { forgive: OWN });
    await page.route('**/assets/echarts-*.js', (route) => route.abort());
    await page.goto('/indicators/IND_INVOICE?period=2025-08');
    await page.getByText('图表没能加载').first().waitFor();
    await page.locator('.figure-data summary').first().click();
    await page.locator('.figure-table tbody tr').first().waitFor();
  });

  test('a month that comes late: the old one stays, marked, and the last asked for wins', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    let held = 0;
    await page.route('**/api/progress?*2024-03*', async (route) => {
      held++;
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    await page.getByLabel('年', { exact: true }).selectOption('2024');
    await page.waitForURL('**2024-08**');
    await settled(page);
    await page.getByLabel('月', { exact: true }).selectOption('3');
    await page.waitForSelector('[aria-busy="true"]');
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(30);
    await page.getByLabel('月', { exact: true }).selectOption('5');
    await page.waitForFunction(() => document.querySelector('main h1')?.textContent?.includes('1—5月'));
    await page.waitForTimeout(1000);
    expect(held).toBe(1);
    expect(await page.locator('main h1').textContent()).toContain('1—5月');
  });
});

test('a figure withdrawn from view is asked for again in the background, not from memory for ever', async () => {
  const page = await newPage(application);
  await visit(page, '/?period=2025-08');
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/progress')) answers.push(response.status());
  });
  await page.reload();
  await settled(page);
  expect(answers.length).toBeGreaterThan(0);
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Application, type ProgressAnswer, startApplication } from '../support/application.ts';
import { newPage, settled, visit } from '../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

/** The browser's own remark on an answer that refuses. */
const REFUSED = /status of 4(?:00|01|03|22)/;

async function signIn(username: string, password: string): Promise<Application> {
  const response = await fetch(`${application.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  expect(response.status).toBe(201);
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')!;
  return { ...application, session: { name: name!, value: value! } };
}

const dialog = (page: Page) => page.getByRole('dialog');

/** Adds an account on the page and returns who signed in with it. */
async function addAccount(name: string, role: string, entities: string[]): Promise<Application> {
  const page = await newPage(application);
  await visit(page, '/administration');
  await page.getByRole('button', { name: '新建账号' }).click();
  await dialog(page).getByLabel('用户名').fill(name);
  await dialog(page).locator('select').selectOption(role);
  for (const entity of entities) await dialog(page).getByLabel(entity, { exact: true }).check();
  await dialog(page).getByRole('button', { name: '生成一个' }).click();
  const password = await dialog(page).locator('.field-row input').inputValue();
  await dialog(page).getByRole('button', { name: '建立账号' }).click();
  await page.locator('tbody th', { hasText: name }).waitFor();
  return signIn(name, password);
}

describe('accounts', () => {
  test('what is wrong stands beside its field; then the account is there and works', async () => {
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/administration');
    await page.getByRole('button', { name: '新建账号' }).click();
    await dialog(page).getByLabel('用户名').fill('wang');
    await dialog(page).locator('.field-row input').fill('short');
    await dialog(page).getByRole('button', { name: '建立账号' }).click();
    const alert = dialog(page).getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('密码');
    await dialog(page).locator('.field-row input').fill('long enough for anybody');
    await dialog(page).getByRole('button', { name: '建立账号' }).click();
    const row = page.locator('tbody tr', { hasText: 'wang' });
    await row.waitFor();
    expect(await row.textContent()).toContain('统计员');
    await signIn('wang', 'long enough for anybody');

    await row.getByRole('button').click();
    await dialog(page).getByLabel('停用这个账号').check();
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await page.locator('tbody tr', { hasText: '停用' }).waitFor();
    const refused = await fetch(`${application.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'wang', password: 'long enough for anybody' }),
    });
    expect(refused.status).toBe(401);
  });

  test('a viewer is offered neither uploads nor administration', async () => {
    const viewer = await addAccount('kan', 'viewer', []);
    const page = await newPage(viewer);
    await visit(page, '/');
    const names = await page.locator('nav a.nav-link').allTextContents();
    expect(names).toContain('应报');
    expect(names).not.toContain('上传');
    expect(names).not.toContain('管理');
    await visit(page, '/uploads');
    expect(await page.locator('main h1').textContent()).toBe('上传数据由统计员办理');
    await visit(page, '/administration');
    expect(await page.locator('main h1').textContent()).toBe('这里由管理员使用');
  });

  test('one’s own password: the wrong one is said beside it, the right one is changed', async () => {
    await addAccount('gai', 'viewer', []);
    const first = await newPage(application);
    await visit(first, '/administration');
    await first.getByRole('button', { name: '修改账号 gai' }).click();
    await dialog(first).locator('.field-row input').fill('the first password');
    await dialog(first).getByRole('button', { name: '保存' }).click();
    await first.locator('.saved', { hasText: 'gai' }).waitFor();

    const page = await newPage(await signIn('gai', 'the first password'), { forgive: REFUSED });
    await visit(page, '/account');
    const change = async (current: string) => {
      await page.getByLabel('现在的密码').fill(current);
      await page.getByLabel('新密码', { exact: true }).fill('the second password');
      await page.getByLabel('再输一遍新密码').fill('the second password');
      await page.getByRole('button', { name: '修改密码' }).click();
    };
    await change('not it');
    await page.locator('.password-form [role=alert]').waitFor();
    await change('the first password');
    await page.locator('.saved', { hasText: '密码已修改' }).waitFor();
    await visit(page, '/');
    await signIn('gai', 'the second password');
  });
});

describe('what is due, and closing a month', () => {
  test('a statistician sees what is theirs, and cannot upload what is not', async () => {
    const statistician = await addAccount('gaoxin', 'statistician', ['高新技术产业园']);
    const page = await newPage(statistician, { forgive: REFUSED });
    await visit(page, '/due?period=2025-09');
    expect(await page.locator('.entity-due tbody th').allTextContents()).toEqual(['高新技术产业园']);
    expect(await page.locator('.entity-due tbody tr').first().textContent()).toContain('gaoxin');
    await page.getByRole('button', { name: '全部', exact: true }).click();
    await page.waitForURL(/mine=0/);
    expect(await page.locator('.entity-due tbody tr').count()).toBeGreaterThan(5);

    const [template] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载高新技术产业园的 CSV 模板' }).click(),
    ]);
    expect(readFileSync((await template.path())!).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));

    await visit(page, '/uploads');
    const text = '期间,指标,园区,累计\n2025-09,FIN_REV,P-ZB,9\n';
    await page
      .locator('.drop-zone input[type=file]')
      .setInputFiles({ name: '别人的.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const refusal = page.locator('.job [role=alert]');
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain('不由您填报');
  }, 30_000);

  test('an editor closes a month; every page says so; then a statistician’s file is refused', async () => {
    const editor = await addAccount('bianji', 'editor', []);
    const page = await newPage(editor);
    await visit(page, '/due?period=2025-03');
    await page.getByRole('button', { name: '2025年3月关账' }).click();
    await dialog(page).getByRole('button', { name: '关账' }).click();
    await page.locator('.closed-note b').waitFor();
    expect(await page.locator('.closed-note').textContent()).toContain('bianji');
    await visit(page, '/?period=2025-03');
    expect(await page.locator('.closed-sign').textContent()).toBe('已关账');

    const statistician = await addAccount('gaoxin2', 'statistician', ['高新技术产业园']);
    const other = await newPage(statistician, { forgive: REFUSED });
    await visit(other, '/uploads');
    const text = '期间,指标,园区,累计\n2025-03,FIN_REV,P-GX,1.23\n';
    await other
      .locator('.drop-zone input[type=file]')
      .setInputFiles({ name: '3月.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await other.waitForURL(/\/uploads\/\d+$/);
    await settled(other);
    expect(await other.locator('.finding-table').first().textContent()).toContain('已经关账');

    await visit(page, '/due?period=2025-03');
    await page.getByRole('button', { name: '重新打开' }).click();
    await dialog(page).getByRole('button', { name: '重新打开' }).click();
    expect(await dialog(page).getByRole('alert').textContent()).toBe('请写明原因。');
    await dialog(page).getByLabel('原因').fill('还要修订');
    await dialog(page).getByRole('button', { name: '重新打开' }).click();
    await page.getByRole('button', { name: '2025年3月关账' }).waitFor();
    expect(await page.locator('.closed-sign').count()).toBe(0);
  }, 30_000);
});

describe('names and targets', () => {
  const target = async () => {
    const { rows } = await application.get<ProgressAnswer>('/api/progress?period=2025-08&entity=P-GX');
    return rows.find(({ indicator }) => indicator === 'IND_OUTPUT')!.target!;
  };

  test('a target changed becomes its next version', async () => {
    const before = await target();
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/administration?view=targets&period=2025-08');
    await page.getByLabel('按名称或编码查找').fill('规上工业总产值 高新技术');
    await page.locator('.record-table tbody button').first().click();
    await dialog(page).getByLabel('目标', { exact: true }).fill('一百');
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await dialog(page).getByRole('alert').waitFor();
    expect(await dialog(page).getByRole('alert').textContent()).toContain('不是数字');
    expect(await target()).toEqual(before);
    await dialog(page).getByLabel('目标', { exact: true }).fill('300');
    // A plan leads to its own target; a new target has a new one or none.
    for (const plan of await dialog(page)
      .getByLabel(/月计划$/)
      .all())
      await plan.fill('');
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await page.locator('.saved', { hasText: '已保存' }).waitFor();
    expect(await target()).toMatchObject({ value: 300, version: before.version + 1 });
  });

  test('a data file is looked at first, every problem at once, and then kept', async () => {
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/administration?view=entities');
    const send = (text: string) =>
      page
        .locator('.filters input[type=file]')
        .setInputFiles({ name: 'entities.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const head = 'code,name,kind,parent\n';
    await send(`${head}P-NEW,新设产业园,park,NOWHERE\nP-BAD,坏的,something,ZONE\n`);
    await dialog(page).locator('tbody tr').nth(1).waitFor();
    expect(await dialog(page).locator('tbody td:first-child').allTextContents()).toEqual(
      expect.arrayContaining(['2', '3']),
    );
    expect(await dialog(page).getByRole('button', { name: '导入' }).count()).toBe(0);
    await dialog(page).getByRole('button', { name: '取消' }).click();
    await send(`${head}P-NEW,新设产业园,park,ZONE\n`);
    await dialog(page).getByText('将新增 1 行').waitFor();
    await dialog(page).getByRole('button', { name: '导入' }).click();
    await page.locator('.record-table tbody tr', { hasText: '新设产业园' }).waitFor();
    await page.getByRole('link', { name: '总览' }).click();
    await settled(page);
    await page.locator('summary', { hasText: '园区' }).click();
    expect(await page.locator('.menu-list a', { hasText: '新设产业园' }).count()).toBe(1);
  });
});

test('a token is shown once, works for a script, and no more once revoked', async () => {
  const page = await newPage(application);
  await visit(page, '/account');
  await page.getByRole('button', { name: '新建令牌' }).click();
  await dialog(page).getByLabel('用途').fill('月报脚本');
  await dialog(page).getByRole('button', { name: '建立令牌' }).click();
  const token = (await page.locator('.token-made code').textContent())!;
  const asked = async () =>
    (await fetch(`${application.origin}/api/catalog`, { headers: { authorization: `Bearer ${token}` } }))
      .status;
  expect(await asked()).toBe(200);
  await page.getByRole('button', { name: '作废令牌 月报脚本' }).click();
  await page.locator('tr.superseded', { hasText: '月报脚本' }).waitFor();
  expect(await asked()).toBe(401);
  await page.reload();
  await settled(page);
  expect(await page.locator('.token-made').count()).toBe(0);
});

test('the audit trail tells what was done and refused, can be filtered, and goes into a file', async () => {
  const page = await newPage(application);
  await visit(page, '/administration?view=audit');
  const actions = new Set(await page.locator('.audit-table td:nth-child(3)').allTextContents());
  for (const action of ['登录', '新建账号', '关账', '重新打开月份', '改动目标', '作废令牌', '被拒绝']) {
    expect([action, actions.has(action)]).toEqual([action, true]);
  }
  await page.getByLabel('操作', { exact: true }).selectOption('period-closed');
  await page.waitForURL(/action=period-closed/);
  await settled(page);
  await page.waitForFunction(() => document.querySelectorAll('.audit-table tbody tr').length === 1);
  expect(await page.locator('.audit-table tbody tr').textContent()).toContain('bianji');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 CSV' }).click(),
  ]);
  const lines = readFileSync((await file.path())!, 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('period-closed');
});

test('in English, and dark, the pages are whole', async () => {
  const page = await newPage(application, { colorScheme: 'dark' });
  for (const address of ['/uploads', '/due?period=2025-09', '/administration?view=indicators', '/account']) {
    await visit(page, `${address}${address.includes('?') ? '&' : '?'}lang=en`);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    const words = await page.locator('main h1, main h2, main button, main thead th').allTextContents();
    const untranslated = words.filter((word) => /\p{Script=Han}/u.test(word));
    expect(untranslated).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
});

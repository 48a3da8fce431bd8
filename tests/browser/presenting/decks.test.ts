import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Download, Page } from 'playwright-core';
import { type Application, PASSWORD, startApplication } from '../../support/application.ts';
import { newPage, settled, visit } from '../../support/browser/page.ts';
import { editedDeck } from '../../support/office/edited-deck.ts';
import { openPackage } from '../../support/office/office-file.ts';
import { unitTemplate } from '../../support/office/template.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const PAGES = 'cover,overall,indicator:IND_OUTPUT,park:P-GX';

async function exported(query: string): Promise<Uint8Array> {
  const { name, value } = application.session;
  const response = await fetch(`${application.origin}/api/decks?${query}`, {
    headers: { cookie: `${name}=${value}` },
  });
  if (response.status !== 200) throw new Error(await response.text());
  return new Uint8Array(await response.arrayBuffer());
}

const choose = (page: Page, name: string, bytes: Uint8Array) =>
  page
    .locator('.drop-zone input[type=file]')
    .setInputFiles({ name, mimeType: PPTX, buffer: Buffer.from(bytes) });

const opened = async (download: Download) => openPackage(await readFile(await download.path()));

/** Rows of one of the two lists, cell by cell. */
const rows = (page: Page, list: 'missed' | 'filled') =>
  page
    .locator(`.refill-table.${list} tbody tr`)
    .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent)));

describe('last month’s deck', () => {
  test('is dropped, filled with the month chosen, and told of; the hand’s words stay', async () => {
    const july = editedDeck(await exported(`period=2025-07&pages=${PAGES}&title=调度会`), (edit) =>
      edit('ppt/slides/slide2.xml', (xml) => xml.replace('总体情况', '情况，我们自己写的')),
    );
    const page = await newPage(application);
    await visit(page, '/decks');
    await page.getByRole('link', { name: '更新上月文稿' }).click();
    await choose(page, '七月调度会.pptx', july);
    await page.locator('.refill-month select').selectOption('2025-06');
    await page.locator('.refill-month select').selectOption('2025-08');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '开始更新' }).click();
    const file = await opened(await download);
    expect((await download).suggestedFilename()).toBe('七月调度会 2025-08.pptx');
    expect(file.text('ppt/slides/slide2.xml')).toContain('情况，我们自己写的');
    expect(file.text('ppt/slides/slide2.xml')).toContain('数据截至 2025年8月');
    expect(file.text('ppt/slides/slide3.xml')).not.toContain('2025年7月');
    await page.getByRole('heading', { name: '没有更新的，请核对（1）' }).waitFor();
    expect(await rows(page, 'missed')).toEqual([
      ['第2页', expect.stringMatching(/总体情况 · 标题$/), '文字已手工修改，保持原样'],
    ]);
    const filled = await rows(page, 'filled');
    expect(filled.map(([slide]) => slide)).toEqual(expect.arrayContaining(['第2页', '第3页', '第4页']));
    expect(filled[0]![2]).toMatch(/表格：\d+行；数字：\d+个；.*图表：\d+个点/);
    const again = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载更新后的文稿' }).click();
    expect((await opened(await again)).names).toEqual(file.names);
  });

  test('is told of in English as well', async () => {
    const july = await exported(`period=2025-07&pages=${PAGES}&lang=en&title=July`);
    const page = await newPage(application);
    await visit(page, '/decks?view=refill&lang=en');
    await choose(page, 'July.pptx', july);
    await page.getByRole('button', { name: 'Refill', exact: true }).click();
    await page.locator('.refill-report').waitFor();
    const [first] = await rows(page, 'filled');
    expect(first).toEqual([
      'Slide 2',
      expect.stringContaining('overall'),
      expect.stringMatching(/^table: \d+ rows; headline numbers: \d+; Title; Sentence; chart: \d+ points$/),
    ]);
  });

  test('that is none of ours is refused in a sentence, and what is no PPTX is not even sent', async () => {
    const page = await newPage(application);
    await visit(page, '/decks?view=refill');
    const alert = page.getByRole('alert');
    await choose(page, '说明.docx', new Uint8Array(9));
    expect(await alert.textContent()).toBe('请选择 PPTX 文件。');
    await choose(page, '别处的.pptx', await exported('pages=cover&title=x'));
    await page.getByRole('button', { name: '开始更新' }).click();
    await page.getByText('文件里没有本系统导出的图表或表格').waitFor();
    expect(await alert.count()).toBe(0);
    expect(await page.locator('.refill-report').count()).toBe(0);
  });

  test('shows how far it is, waits in line, and is cancelled', async () => {
    const page = await newPage(application);
    const job = {
      ...{ id: 'a', state: 'waiting', ahead: 2, done: 0, total: 1 },
      ...{ name: null, size: null, failure: null, refill: null },
    };
    await page.route('**/api/refills**', (route) => route.fulfill({ status: 202, json: job }));
    await page.route('**/api/exports/a', (route) =>
      route.request().method() === 'DELETE'
        ? route.fulfill({ status: 204 })
        : route.fulfill({ json: { ...job, state: 'running', done: 3, total: 9 } }),
    );
    await visit(page, '/decks?view=refill');
    await choose(page, 'a.pptx', new Uint8Array(9));
    await page.getByRole('button', { name: '开始更新' }).click();
    await page.getByText('排队中，前面还有2份').waitFor();
    await page.getByText('正在更新，3 / 9 步').waitFor();
    expect(
      await page.locator('.refill-order progress').evaluate((bar: HTMLProgressElement) => bar.value),
    ).toBe(3);
    const dropped = page.waitForRequest(
      (request) => request.method() === 'DELETE' && request.url().endsWith('/api/exports/a'),
    );
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('已取消').waitFor();
    await dropped;
    await page.getByRole('button', { name: '开始更新' }).waitFor();
  });
});

describe('the unit’s template', () => {
  const exportFrom = async (page: Page) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 PPTX' }).click();
    return opened(await download);
  };

  test('is uploaded, understood, used or left aside at an export, and removed', async () => {
    const template = await unitTemplate(sourceOf(folderZone('seeds/demonstration'), '2025-08'), {
      size: '4:3',
      dark: true,
    });
    const page = await newPage(application, { forgive: /status of 422/ });
    page.on('dialog', (dialog) => dialog.accept());
    const composer = `/decks?period=2025-08&pages=${encodeURIComponent('cover,overall')}`;
    await visit(page, composer);
    expect(await page.getByLabel('幻灯片样式').count()).toBe(0);
    await visit(page, '/decks?view=template');
    await page.getByText('还没有上传模板').waitFor();
    await choose(page, '坏的.pptx', new Uint8Array(9));
    await page.getByRole('alert').getByText('不是有效的 PPTX 文件。').waitFor();
    await choose(page, '经开区模板.pptx', template);
    await page.locator('.template-report').waitFor();
    await settled(page);
    expect(await page.locator('.template-file').textContent()).toMatch(
      /经开区模板\.pptx.*admin，2026-01-20 09:00 上传，\d+ kB/,
    );
    const facts = await page
      .locator('.template-facts > div')
      .evaluateAll((found) =>
        Object.fromEntries(found.map((one) => [...one.children].map((cell) => cell.textContent))),
      );
    expect(facts).toMatchObject({ 画幅: '4:3', 封面: '用模板的第一页，换上文稿的标题' });
    expect(facts.主题).toContain('深色底');
    expect(await page.locator('.template-sketch svg').count()).toBe(2);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载' }).click();
    expect((await readFile(await (await download).path())).equals(Buffer.from(template))).toBe(true);

    await visit(page, composer);
    const look = page.getByLabel('幻灯片样式');
    expect(await look.locator('option').allTextContents()).toEqual(['单位模板（4:3）', '本系统样式']);
    expect((await exportFrom(page)).text('ppt/theme/theme1.xml')).toContain('9C1C1C');
    await look.selectOption({ label: '本系统样式' });
    expect((await exportFrom(page)).text('ppt/theme/theme1.xml')).not.toContain('9C1C1C');

    await visit(page, '/decks?view=template');
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByText('已移除').waitFor();
    await page.getByText('还没有上传模板').waitFor();
  });

  test('is seen by a viewer, and changed by editors only', async () => {
    const { name, value } = application.session;
    const send = (path: string, body: object, cookie = '') =>
      fetch(application.origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      });
    const account = { name: 'looker', role: 'viewer', entities: [], password: PASSWORD };
    await send('/api/accounts', account, `${name}=${value}`);
    const signedIn = await send('/api/session', { username: 'looker', password: PASSWORD });
    const [, own] = /^session=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '') ?? [];
    const page = await newPage({ ...application, session: { name, value: own! } });
    await visit(page, '/decks?view=template');
    await page.getByText('模板由编辑或管理员上传。').waitFor();
    expect(await page.locator('.drop-zone').count()).toBe(0);
    await visit(page, '/decks?view=refill');
    expect(await page.locator('.drop-zone').count()).toBe(1);
  });
});

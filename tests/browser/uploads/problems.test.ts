import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formatLevel } from '../../../domain/format.ts';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, visit } from '../../support/browser/page.ts';
import { commit, fact, lead, PARK, REFUSED, september, stored, two, upload, ytdOf } from './upload-page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

describe('a file that cannot be committed as it is', () => {
  test('a wrong file: every problem at once, nothing to commit, mended and sent again from there', async () => {
    const figures = await september(application);
    const good = [
      '期间,指标,园区,当月,累计',
      ...figures.map(({ name, month, ytd }) => `2025-09,${name},${PARK},${month},${ytd}`),
    ];
    const wrong = [
      ...good,
      '2025年13月,规上工业总产值,P-GX,1,1',
      '2025-09,没有这个指标啊,P-GX,1,1',
      '2025-09,税收收入,P-GX,约12,1',
    ];
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/uploads');
    await upload(page, { name: '错误.csv', buffer: Buffer.from(wrong.join('\n')) });
    const rows = page.locator('.finding-table tbody tr');
    const places = await rows.locator('td:nth-child(1)').allTextContents();
    expect(new Set(places)).toEqual(new Set(['5', '6', '7']));
    expect(await lead(page)).toBe(`有 ${places.length} 处要改正，没有导入。改好后把文件再拖进来。`);
    expect(await page.getByRole('button', { name: /^提交/ }).count()).toBe(0);

    const [marked] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载标出问题的文件' }).first().click(),
    ]);
    expect(marked.suggestedFilename()).toContain('错误');

    await upload(page, { name: '改好.csv', buffer: Buffer.from(good.join('\n')) });
    expect(await lead(page)).toContain('新增 3 条');
  });

  test('what the file does not say is asked, and answered in place', async () => {
    const figures = await september(application);
    const text = [
      '指标名称,计量单位,1-本月',
      ...figures.map(({ name, unit, ytd }) => `${name},${unit},${ytd}`),
    ];
    const page = await newPage(application);
    await visit(page, '/uploads');
    await upload(page, { name: '没写明.csv', buffer: Buffer.from(text.join('\n')) });
    expect(await lead(page)).toBe('还有 2 个问题，答完就能看到会改变什么。');
    await page.getByRole('button', { name: '继续' }).click();
    expect(await page.locator('.questions [role=alert]').count()).toBe(2);
    await page.getByLabel('或者填写月份').fill('2025-09');
    await page.locator('.question', { hasText: '哪个园区' }).locator('select').selectOption(PARK);
    await page.getByRole('button', { name: '继续' }).click();
    await page.locator('.difference-table').waitFor();
    expect(await lead(page)).toContain('新增 3 条');
    expect(await fact(page, '期间')).toBe('2025年9月');
  });
});

describe('when others are at work', () => {
  /** July raised by a part of itself, its growth restated. */
  async function raised(part: number): Promise<{ ytd: number; text: string }> {
    const before = (await stored(application, '2025-07'))[0]!.row;
    const ytd = two(before.ytd! * (1 + part));
    const growth = two((1 + before.yoyYtd! / 100) * (1 + part) * 100 - 100);
    const header = '期间,指标,园区,累计,累计同比';
    return { ytd, text: `${header}\n2025-07,IND_OUTPUT,${PARK},${ytd},${growth}\n` };
  }

  /** Somebody else sends a file and commits it, by the API. */
  async function otherCommits(text: string): Promise<void> {
    const cookie = `${application.session.name}=${application.session.value}`;
    const send = (path: string, body: Buffer | string, type: string) =>
      fetch(application.origin + path, {
        method: 'POST',
        headers: { cookie, 'content-type': type },
        body: body as string,
      });
    const sent = await send('/api/uploads?filename=other.csv', text, 'application/octet-stream');
    const { id, warnings } = (await sent.json()) as { id: number; warnings: { code: string }[] };
    const body = JSON.stringify({ reason: '别人改的', accept: warnings.map(({ code }) => code) });
    const committed = await send(`/api/uploads/${id}/commit`, body, 'application/json');
    expect(committed.status).toBe(200);
  }

  test('a commit that comes second shows the new difference, and then goes through', async () => {
    const [mine, theirs] = [await raised(0.01), await raised(0.02)];
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/uploads');
    await upload(page, { name: '7月.csv', buffer: Buffer.from(mine.text) });
    await otherCommits(theirs.text);
    for (const box of await page.locator('.acceptance input[type=checkbox]').all()) await box.check();
    await page.getByLabel('修订：后来有了更准的数').check();
    await page.locator('.commit textarea').fill('修订');
    await page.getByRole('button', { name: /^提交：/ }).click();
    const notice = page.locator('.notice[role=alert]');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('别人改动了其中的数据');
    const change = page.locator('.difference-table tbody tr').filter({ hasText: '累计' }).filter({
      hasNotText: '同比',
    });
    expect(await change.locator('td').nth(3).textContent()).toBe(formatLevel(theirs.ytd, 2));
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-07')).toBe(theirs.ytd);
    await commit(page, '再次修订');
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-07')).toBe(mine.ytd);
  }, 40_000);
});

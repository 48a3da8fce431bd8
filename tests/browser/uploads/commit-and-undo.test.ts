import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formatLevel } from '../../../domain/format.ts';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, settled, visit } from '../../support/browser/page.ts';
import { toGbk } from '../../support/gbk.ts';
import { toWorkbook } from '../../support/office/workbook.ts';
import {
  commit,
  fact,
  keepGrowth,
  lead,
  PARK,
  REFUSED,
  september,
  stored,
  table,
  toText,
  two,
  undo,
  upload,
  ytdOf,
} from './upload-page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

describe('a month’s work', () => {
  test('a GBK file, from the page to the chart and back by undo', async () => {
    const figures = await september(application);
    const bytes = toGbk(toText(table('2025-09', figures)));
    const page = await newPage(application);
    await visit(page, '/uploads');
    await upload(page, { name: '高新园9月.csv', buffer: bytes });

    expect(await lead(page)).toBe('还没有入库。提交后将新增 3 条，另有 0 条与现有数据相同。');
    expect(await fact(page, '期间')).toBe('2025年9月');
    expect(await fact(page, '主体')).toBe('高新技术产业园');
    expect(await fact(page, '编码')).toBe('GBK（GB18030）');
    expect(await fact(page, '表式')).toBe('一个主体，每行一项指标');
    await page.locator('.ignored summary').click();
    expect(await page.locator('.ignored').textContent()).toContain('注：快报数');
    const output = page.locator('.difference-table tbody tr', { hasText: figures[0]!.name });
    expect(await output.locator('.difference-new').allTextContents()).toContain(
      formatLevel(figures[0]!.ytd, figures[0]!.decimals),
    );
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-09')).toBeNull();

    await commit(page, '9月快报');
    expect(await lead(page)).toBe('已经入库：新增 3 条。');
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-09')).toBe(figures[0]!.ytd);

    const committed = page.url();
    await page.locator('.done-links a', { hasText: figures[0]!.name }).click();
    await settled(page);
    expect(new URL(page.url()).pathname).toBe('/indicators/IND_OUTPUT');
    expect(await page.locator('main').textContent()).toContain(
      formatLevel(figures[0]!.ytd, figures[0]!.decimals),
    );

    await page.goto(committed);
    await settled(page);
    await undo(page, '传早了');
    expect(await lead(page)).toContain('已经撤销');
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-09')).toBeNull();
    await page.locator('.done dd a', { hasText: '号上传' }).click();
    await page.waitForURL((url) => url.href !== committed);
    await settled(page);
    expect(await lead(page)).toContain('3 条数据恢复到此前的样子');
    const taken = page.locator('.difference-table tbody tr', { hasText: figures[0]!.name }).last();
    expect(await taken.locator('.difference-new').textContent()).toBe('—');
    await page.locator('.done dd a', { hasText: '号上传' }).click();
    await page.waitForURL(committed);

    await visit(page, '/uploads');
    const lines = page.locator('.upload-table tbody tr');
    expect(await lines.nth(0).textContent()).toContain('传早了');
    expect(await lines.nth(1).textContent()).toContain('已撤销');
    const [original] = await Promise.all([
      page.waitForEvent('download'),
      lines
        .nth(1)
        .getByRole('link', { name: /下载原文件/ })
        .click(),
    ]);
    expect(original.suggestedFilename()).toBe('高新园9月.csv');

    await upload(page, { name: '高新园9月.csv', buffer: bytes });
    expect(await page.locator('.notice').textContent()).toContain('后来撤销了');
  }, 60_000);

  test('a workbook that corrects: nothing without a reason, and the figure tells its history', async () => {
    const known = await stored(application, '2025-08');
    const [first] = known;
    const before = first!.row.ytd!;
    const after = two(before * 1.03);
    const figures = known.map(({ name, unit, row }, place) => ({
      name,
      unit,
      month: row.month ?? 0,
      ytd: place === 0 ? after : row.ytd!,
    }));
    const rows = table('2025-08', figures).map((cells) => cells.map((cell) => (cell === 0 ? '' : cell)));
    const page = await newPage(application);
    await visit(page, '/uploads');
    await upload(page, {
      name: '高新园8月.xlsx',
      buffer: toWorkbook([{ name: '8月', rows }]),
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    expect(await fact(page, '编码')).toBe('Excel 工作簿');
    expect(await lead(page)).toBe('还有 1 个问题，答完就能看到会改变什么。');
    await keepGrowth(page);
    expect(await lead(page)).toContain('改变 1 条');
    const cells = await page.locator('.difference-table tbody tr').first().locator('td').allTextContents();
    expect(cells.slice(2, 6)).toEqual([
      '累计',
      formatLevel(before, first!.decimals),
      formatLevel(after, first!.decimals),
      '+3.0%',
    ]);

    await page.getByRole('button', { name: '提交：改变 1 条' }).click();
    expect(await page.locator('.commit [role=alert]').allTextContents()).toEqual(
      expect.arrayContaining(['请选一种。', '改变已有数据要说明原因。']),
    );
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-08')).toBe(before);

    await commit(page, '企业补报');
    expect(await page.locator('.done').textContent()).toContain('更正');
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-08')).toBe(after);
    const committed = page.url();

    await visit(page, `/parks/${PARK}?period=2025-08&view=table`);
    const row = page.locator(`tr[data-row="IND_OUTPUT ${PARK}"]`);
    await row.locator('[data-field="ytd"]').click();
    const version = page.locator('.history tr.in-use').first();
    await version.waitFor();
    expect(await version.textContent()).toContain('企业补报');
    await version.getByRole('link', { name: /高新园8月\.xlsx/ }).click();
    await settled(page);
    expect(new URL(page.url()).pathname).toBe(new URL(committed).pathname);
    await undo(page, '企业又撤回了');
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-08')).toBe(before);
  }, 60_000);

  test('a doubtful figure: nothing without looking and a reason, which its history keeps', async () => {
    const [output] = await stored(application, '2025-08');
    const doubtful = two(output!.row.ytd! / 2);
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/uploads');
    const text = `期间,指标,园区,累计\n2025-09,IND_OUTPUT,${PARK},${doubtful}\n`;
    await upload(page, { name: '存疑.csv', buffer: Buffer.from(text) });
    const go = page.getByRole('button', { name: '提交：新增 1 条' });
    const alerts = () => page.locator('.commit [role=alert]').allTextContents();
    await go.click();
    const count = await page.locator('.acceptance').count();
    expect(count).toBeGreaterThan(0);
    expect(await alerts()).toHaveLength(count + 1);
    for (const box of await page.locator('.acceptance input[type=checkbox]').all()) await box.check();
    await go.click();
    expect(await alerts()).toEqual(['确认了提示，还请用一句话说明数字为什么没有错。']);
    expect(await ytdOf(application, 'IND_OUTPUT', '2025-09')).toBeNull();

    await page.getByLabel('原因').fill('9月快报');
    await page.getByRole('button', { name: '已与企业核实' }).click();
    expect(await page.getByLabel('原因').inputValue()).toBe('9月快报；已与企业核实');
    await go.click();
    await page.locator('.done').waitFor();
    expect(await page.locator('.done').textContent()).toContain('9月快报；已与企业核实');
    const committed = page.url();
    await visit(page, `/parks/${PARK}?period=2025-09&view=table`);
    await page.locator(`tr[data-row="IND_OUTPUT ${PARK}"] [data-field="ytd"]`).click();
    const version = page.locator('.history tr.in-use').first();
    await version.waitFor();
    expect(await version.textContent()).toContain('9月快报；已与企业核实');
    await page.goto(committed);
    await settled(page);
    await undo(page, '只是试试');
  }, 60_000);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { formatLevel } from '../../../domain/format.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { type Application, type ProgressAnswer, startApplication } from '../../support/application.ts';
import { newPage, settled, visit } from '../../support/browser/page.ts';
import { toGbk } from '../../support/gbk.ts';
import { toWorkbook } from '../../support/office/workbook.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

/** The browser's own remarks on answers that are not 200. */
const REFUSED = /status of 4(?:09|22)/;

const PARK = 'P-GX';
const INDICATORS = ['IND_OUTPUT', 'IND_INVOICE', 'FIN_REV'] as const;

interface Stored {
  name: string;
  unit: string;
  decimals: number;
  row: ProgressRow;
}

/** What is stored of these indicators, for the park at a month. */
async function stored(period: string): Promise<Stored[]> {
  const catalog = await application.get<{
    indicators: { code: string; name: string; unit: string; decimals: number }[];
  }>('/api/catalog');
  const { rows } = await application.get<ProgressAnswer>(`/api/progress?period=${period}&entity=${PARK}`);
  return INDICATORS.map((code) => {
    const { name, unit, decimals } = catalog.indicators.find((one) => one.code === code)!;
    return { name, unit, decimals, row: rows.find((one) => one.indicator === code)! };
  });
}

const two = (value: number) => Math.round(value * 100) / 100;

/** A park's table as an office keeps it: titles above, a note below, the month in a line of its own. */
function table(
  period: string,
  figures: readonly { name: string; unit: string; month: number; ytd: number }[],
) {
  const month = Number(period.slice(5));
  return [
    ['高新技术产业园主要经济指标'],
    [`${period.slice(0, 4)}年${month}月`],
    ['指标名称', '计量单位', '本月', `1-${month}月`],
    ...figures.map(({ name, unit, month: own, ytd }) => [name, unit, own, ytd]),
    ['注：快报数，以统计年报为准。'],
  ];
}

const toText = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((cells) => cells.join(',')).join('\r\n');

/** The month after the last, each figure growing as it did before. */
async function september() {
  const known = await stored('2025-08');
  return known.map(({ name, unit, decimals, row }) => {
    const month = two(row.month ?? row.ytd! / 8);
    return { name, unit, decimals, month, ytd: two(row.ytd! + month) };
  });
}

interface SentFile {
  name: string;
  buffer: Buffer;
  mimeType?: string;
}

async function choose(page: Page, { name, buffer, mimeType = 'text/csv' }: SentFile): Promise<void> {
  await page.locator('.drop-zone input[type=file]').setInputFiles({ name, mimeType, buffer });
}

/** Chooses a file and waits for what it was understood to be. */
async function upload(page: Page, file: SentFile): Promise<void> {
  const before = page.url();
  await choose(page, file);
  await page.waitForURL((url) => /\/uploads\/\d+$/.test(url.pathname) && url.href !== before);
  await settled(page);
}

const lead = (page: Page) => page.locator('.lead').textContent();

/** Accepts what there is to accept, says why, and commits. */
async function commit(page: Page, reason: string): Promise<void> {
  for (const box of await page.locator('.acceptance input[type=checkbox]').all()) await box.check();
  if ((await page.locator('.nature').count()) > 0) await page.getByLabel('更正：以前填错了').check();
  await page.locator('.commit textarea').fill(reason);
  await page.getByRole('button', { name: /^提交：/ }).click();
  await page.locator('.done').waitFor();
}

async function undo(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: '撤销这次提交' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill(reason);
  await dialog.getByRole('button', { name: '确认撤销' }).click();
  await page.locator('.done.reverted').waitFor();
}

const fact = (page: Page, name: string) =>
  page
    .locator('.understood .facts > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd')
    .textContent();

async function ytdOf(indicator: string, period: string): Promise<number | null | undefined> {
  const { rows } = await application.get<ProgressAnswer>(
    `/api/progress?period=${period}&entity=${PARK}&indicator=${indicator}`,
  );
  return rows.find((row) => row.period === period)?.ytd;
}

describe('a month’s work', () => {
  test('a GBK file, from the page to the chart and back by undo', async () => {
    const figures = await september();
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
    expect(await ytdOf('IND_OUTPUT', '2025-09')).toBeNull();

    await commit(page, '9月快报');
    expect(await lead(page)).toBe('已经入库：新增 3 条。');
    expect(await ytdOf('IND_OUTPUT', '2025-09')).toBe(figures[0]!.ytd);

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
    expect(await ytdOf('IND_OUTPUT', '2025-09')).toBeNull();
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
    const known = await stored('2025-08');
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
    expect(await ytdOf('IND_OUTPUT', '2025-08')).toBe(before);

    await commit(page, '企业补报');
    expect(await page.locator('.done').textContent()).toContain('更正');
    expect(await ytdOf('IND_OUTPUT', '2025-08')).toBe(after);
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
    expect(await ytdOf('IND_OUTPUT', '2025-08')).toBe(before);
  }, 60_000);

  test('a doubtful figure: nothing without looking and a reason, which its history keeps', async () => {
    const [output] = await stored('2025-08');
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
    expect(await ytdOf('IND_OUTPUT', '2025-09')).toBeNull();

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

  test('a wrong file: every problem at once, nothing to commit, mended and sent again from there', async () => {
    const figures = await september();
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
    const figures = await september();
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
  /** Somebody else sends a file and commits it, by the API. */
  async function otherCommits(ytd: number): Promise<void> {
    const cookie = `${application.session.name}=${application.session.value}`;
    const send = (path: string, body: Buffer | string, type: string) =>
      fetch(application.origin + path, {
        method: 'POST',
        headers: { cookie, 'content-type': type },
        body: body as string,
      });
    const text = `期间,指标,园区,累计\n2025-07,IND_OUTPUT,${PARK},${ytd}\n`;
    const sent = await send('/api/uploads?filename=other.csv', text, 'application/octet-stream');
    const { id, warnings } = (await sent.json()) as { id: number; warnings: { code: string }[] };
    const body = JSON.stringify({ reason: '别人改的', accept: warnings.map(({ code }) => code) });
    const committed = await send(`/api/uploads/${id}/commit`, body, 'application/json');
    expect(committed.status).toBe(200);
  }

  test('a commit that comes second shows the new difference, and then goes through', async () => {
    const before = (await ytdOf('IND_OUTPUT', '2025-07'))!;
    const [mine, theirs] = [two(before * 1.01), two(before * 1.02)];
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/uploads');
    const text = `期间,指标,园区,累计\n2025-07,IND_OUTPUT,${PARK},${mine}\n`;
    await upload(page, { name: '7月.csv', buffer: Buffer.from(text) });
    await otherCommits(theirs);
    for (const box of await page.locator('.acceptance input[type=checkbox]').all()) await box.check();
    await page.getByLabel('修订：后来有了更准的数').check();
    await page.locator('.commit textarea').fill('修订');
    await page.getByRole('button', { name: /^提交：/ }).click();
    const notice = page.locator('.notice[role=alert]');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('别人改动了其中的数据');
    const old = await page.locator('.difference-table tbody tr').first().locator('td').nth(3).textContent();
    expect(old).toBe(formatLevel(theirs, 2));
    expect(await ytdOf('IND_OUTPUT', '2025-07')).toBe(theirs);
    await commit(page, '再次修订');
    expect(await ytdOf('IND_OUTPUT', '2025-07')).toBe(mine);
  }, 40_000);
});

describe('ways in', () => {
  const small = async () => {
    const [first] = await september();
    return `期间,指标,园区,累计\n2025-09,${first!.name},${PARK},${first!.ytd}\n`;
  };

  test('dropped on the page', async () => {
    const page = await newPage(application);
    await visit(page, '/uploads');
    await page.evaluate(
      (text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], '拖来.csv'));
        const fire = (name: string) =>
          document.body.dispatchEvent(
            new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
        fire('dragenter');
        fire('drop');
      },
      await small(),
    );
    await page.waitForURL(/\/uploads\/\d+$/);
    await settled(page);
    expect(await page.locator('h1').textContent()).toContain('拖来.csv');
  });

  test('cells copied from a spreadsheet, pasted', async () => {
    const page = await newPage(application);
    await visit(page, '/uploads');
    await page.evaluate(
      (text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      },
      (await small()).replaceAll(',', '\t'),
    );
    await page.waitForURL(/\/uploads\/\d+$/);
    await settled(page);
    expect(await page.locator('h1').textContent()).toContain('粘贴的表格.tsv');
  });

  test('a file under way can be stopped, and nothing is kept', async () => {
    const page = await newPage(application, { forgive: /ERR_FAILED|net::/ });
    await visit(page, '/uploads');
    const lines = await page.locator('.upload-table tbody tr').count();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/uploads', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await held;
      await route.abort();
    });
    await choose(page, { name: '慢.csv', buffer: Buffer.from(await small()) });
    await page.locator('.job').waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    expect(await page.locator('.job').count()).toBe(0);
    release();
    await page.reload();
    await settled(page);
    expect(await page.locator('.upload-table tbody tr').count()).toBe(lines);
  });

  test('without the network it says so, and that nothing was kept', async () => {
    const page = await newPage(application, { forgive: /ERR_/ });
    await visit(page, '/uploads');
    await page.route('**/api/uploads', (route) => route.abort());
    await choose(page, { name: '断网.csv', buffer: Buffer.from(await small()) });
    const alert = page.locator('.job [role=alert]');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('什么也没有保存');
  });

  test('a file over the limit is not even sent', async () => {
    const page = await newPage(application);
    await visit(page, '/uploads');
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') sent += 1;
    });
    await choose(page, { name: '很大.csv', buffer: Buffer.alloc(20 * 2 ** 20 + 1, 'a') });
    await page.locator('.job [role=alert]').waitFor();
    expect(await page.locator('.job').textContent()).toContain('20 MB');
    expect(sent).toBe(0);
  });
});

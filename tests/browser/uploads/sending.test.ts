import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, settled, visit } from '../../support/browser/page.ts';
import { choose, PARK, september } from './upload-page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

describe('ways in', () => {
  const small = async () => {
    const [first] = await september(application);
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
    // Made in the page: sending 20 MB to the browser takes seconds.
    await page.locator('.drop-zone input[type=file]').evaluate((input) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(20 * 2 ** 20 + 1)], '很大.csv'));
      (input as HTMLInputElement).files = data.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.locator('.job [role=alert]').waitFor();
    expect(await page.locator('.job').textContent()).toContain('20 MB');
    expect(sent).toBe(0);
  });
});

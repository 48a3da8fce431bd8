import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Application, startApplication } from '../../support/application.ts';
import { drawn, newPage, visit } from '../../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const PAGES = ['/', '/matrix', '/shortfalls', '/parks/P-GX', '/departments/D-GX', '/indicators/IND_INVOICE'];

test.each(PAGES)(
  '%s on paper: no navigation, no buttons to press, whose figures and of when',
  async (address) => {
    const page = await newPage(application);
    await visit(page, `${address}?period=2025-08`);
    await page.emulateMedia({ media: 'print' });
    const visible = (selector: string) =>
      page.locator(selector).evaluateAll(
        (found) =>
          found.filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
          }).length,
      );
    expect(await visible('nav')).toBe(0);
    expect(await visible('.tools, .month-chooser, .filters, .search-open')).toBe(0);
    expect(await visible('main h1')).toBe(1);
    const line = await page.locator('.print-line').first().textContent();
    expect(line).toContain('云澜经济技术开发区');
    expect(line).toContain('2025年');
    expect(line).toContain('示例数据，虚构');
  },
);

test.each(PAGES)('%s fits the width of a sheet', async (address) => {
  const page = await newPage(application);
  await visit(page, `${address}?period=2025-08`);
  if (address.startsWith('/indicators')) {
    await drawn(page);
  }
  // A4 upright at 96 dots an inch, with margins of 12 mm.
  await page.setViewportSize({ width: 703, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  // The matrix may ask for a sheet on its side.
  const sideways = await page.evaluate(() => {
    const rules = Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules));
    return JSON.stringify(rules.map((rule) => rule.cssText)).includes('landscape');
  });
  expect(overflow <= 1 || sideways).toBe(true);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a dark page is printed on white', async () => {
  const page = await newPage(application);
  await visit(page, '/?period=2025-08&theme=dark');
  await page.emulateMedia({ media: 'print' });
  const colors = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.querySelector('main h1')!);
    return { color, background: backgroundColor, body: getComputedStyle(document.body).backgroundColor };
  });
  const bright = (text: string) =>
    text === 'rgba(0, 0, 0, 0)' || (text.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) > 240);
  expect(bright(colors.body)).toBe(true);
  expect((colors.color.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) < 90)).toBe(true);
});

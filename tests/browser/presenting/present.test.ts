import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Ratio } from '../../../domain/decks/export-job.ts';
import { paginate } from '../../../domain/decks/layout/paginate.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, visit } from '../../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const PAGES =
  'cover,overall,matrix,indicator:IND_INVOICE,ranking:IND_INVOICE;measure=pull,park:P-GX,shortfalls';
const address = (more = '') => `/present?period=2025-08&pages=${encodeURIComponent(PAGES)}${more}`;

async function contents(pages = PAGES): Promise<PageContent[]> {
  const path = `/api/deck-content?period=2025-08&pages=${encodeURIComponent(pages)}`;
  return (await application.get<{ contents: PageContent[] }>(path)).contents;
}

/** The page on the wall, as it is counted at its foot; the cover has no foot. */
const shown = (page: Page) => page.locator('.present-wall .slide-number').textContent();
const title = (page: Page) => page.locator('.present-wall h1').first().textContent();

async function showing(page: Page, number: string): Promise<void> {
  await page.locator('.present-wall .slide-number', { hasText: number }).waitFor();
}

describe('in the room', () => {
  test('pages turn by keys, to the ends and not beyond', async () => {
    const page = await newPage(application);
    await visit(page, address('&title=rehearsal'));
    const count = (await contents()).length;
    expect(await title(page)).toBe('rehearsal');
    await page.keyboard.press('ArrowLeft');
    expect(await title(page)).toBe('rehearsal');
    for (const key of ['ArrowRight', 'PageDown', 'Space']) await page.keyboard.press(key);
    await showing(page, `4 / ${count}`);
    await page.keyboard.press('PageUp');
    await showing(page, `3 / ${count}`);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    await showing(page, `${count} / ${count}`);
    await page.waitForURL(`**page=${count}**`);
    await page.keyboard.press('Home');
    await page.locator('.present-wall .slide-cover').waitFor();
  });

  test('O shows all pages and takes to one; B blanks; D darkens', async () => {
    const page = await newPage(application);
    await visit(page, address());
    const all = await contents();
    await page.keyboard.press('o');
    await page.locator('.present-grid button').first().waitFor();
    expect(await page.locator('.present-grid button').count()).toBe(all.length);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.present-grid').waitFor({ state: 'detached' });
    await showing(page, `2 / ${all.length}`);
    await page.keyboard.press('b');
    await page.locator('.present-blank').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('.present-blank').waitFor({ state: 'detached' });
    expect(await shown(page)).toBe(`2 / ${all.length}`);
    await page.keyboard.press('d');
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  });

  test.each([
    ['16:9', 'zh'],
    ['4:3', 'zh'],
    ['16:9', 'en'],
    ['4:3', 'en'],
  ])('nothing of a %s page in %s is cut, covered or lettered too small', async (ratio, lang) => {
    const page = await newPage(application, { viewport: { width: 1920, height: 1080 } });
    await visit(page, address(`&ratio=${ratio}&lang=${lang}`));
    const count = paginate(await contents(), ratio as Ratio, lang as 'zh' | 'en').length;
    for (let number = 2; number <= count; number++) {
      await page.keyboard.press('ArrowRight');
      await showing(page, `${number} / ${count}`);
      const faults = await page.evaluate(() => {
        const stage = document.querySelector('.slide-canvas')!.getBoundingClientRect();
        const foot = document.querySelector('.slide-foot')!.getBoundingClientRect();
        const slide = document.querySelector('.slide')!;
        const found: string[] = [];
        for (const element of slide.querySelectorAll('h1, p, th, td, dt, dd, button, figcaption')) {
          const box = element.getBoundingClientRect();
          const words = element.textContent?.trim().slice(0, 20) ?? '';
          if (words === '' || element.closest('.slide-foot')) continue;
          if (box.right > stage.right + 1 || box.left < stage.left - 1)
            found.push(`${words} beyond the side`);
          if (box.bottom > foot.top + 2) found.push(`${words} over the foot`);
        }
        // 24 pixels of the wall are read from its last row; rounding takes a little.
        const scale = stage.width / document.querySelector<HTMLElement>('.slide-canvas')!.offsetWidth;
        for (const element of slide.querySelectorAll('h1, p, th, td, dt, dd, span, b, button, text')) {
          const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
          if (size < 23.9 && element.textContent && !element.closest('.only-read')) {
            found.push(`${element.textContent.slice(0, 20)} too small: ${size}`);
          }
        }
        return found;
      });
      expect([number, faults]).toEqual([number, []]);
    }
  });

  test('every number on the wall is the number of the deck', async () => {
    const page = await newPage(application);
    await visit(page, address('&page=2'));
    const [, overall] = await contents();
    const table = overall!.tables[0]!;
    const cells = await page.locator('.present-wall tbody tr').first().locator('th, td').allTextContents();
    const ytd = table.rows[0]!.cells[table.columns.findIndex(({ id }) => id === 'ytd')]!;
    if (ytd.is !== 'number' || ytd.value === null) throw new Error('the worst row has a figure');
    expect(
      cells.map((cell) => Number(cell.replace(/,/g, ''))).filter((value) => !Number.isNaN(value)),
    ).toContain(Number(ytd.value.toFixed(ytd.decimals)));
  });
});

test('a meeting goes on when the server goes away in the middle of it', async () => {
  const own = await startApplication();
  let stopped = false;
  try {
    const page = await newPage(own);
    await visit(page, address());
    const count = (await contents()).length;
    await page.keyboard.press('ArrowRight');
    await showing(page, `2 / ${count}`);
    const popup = page.waitForEvent('popup');
    await page.keyboard.press('n');
    const notes = await popup;
    await notes.locator('.notes-text p').first().waitFor();
    // Everything that can be looked into is fetched while the first pages are on the wall.
    const rows = await page.locator('.present-wall tbody tr').count();
    expect(rows).toBeGreaterThan(2);
    await page.waitForFunction(
      () => Number(document.querySelector('.present')?.getAttribute('data-done') ?? 0) > 0,
      undefined,
      { timeout: 60_000 },
    );
    await own.stop();
    stopped = true;

    for (let number = 3; number <= count; number++) {
      await page.keyboard.press('ArrowRight');
      await showing(page, `${number} / ${count}`);
    }
    // The indicator's page still draws its charts.
    await page.keyboard.press('Home');
    await page.locator('.present-wall .slide-cover').waitFor();
    for (let number = 2; number <= count; number++) {
      await page.keyboard.press('ArrowRight');
      await showing(page, `${number} / ${count}`);
      if ((await page.locator('.present-wall .slide-indicator').count()) > 0) break;
    }
    await page.locator('.slide-chart svg text').first().waitFor({ state: 'attached' });
    // Looking into a row, through its pages, and back to the page where it was.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.locator('.present-wall .slide-drill').first().click();
    await page.locator('.present-wall .slide-indicator').waitFor();
    expect(await shown(page)).toMatch(/^1 \//);
    await page.keyboard.press('Escape');
    await showing(page, `2 / ${count}`);
    // Any indicator by name.
    await page.keyboard.press('/');
    await page.locator('.present-find input:focus').waitFor();
    await page.keyboard.type('进出口');
    await page.keyboard.press('Enter');
    await page.locator('.present-wall .slide-indicator').waitFor();
    expect(await title(page)).toContain('进出口');
    await page.keyboard.press('Escape');
    await showing(page, `2 / ${count}`);
    // The second window follows, and turns the page.
    await page.keyboard.press('ArrowRight');
    await notes.getByText(`3 / ${count}`).waitFor();
    await notes.keyboard.press('PageUp');
    await showing(page, `2 / ${count}`);
    expect(page.url()).toContain('/present');
  } finally {
    if (!stopped) await own.stop();
  }
}, 120_000);

describe('putting a deck together', () => {
  test('pages are added, moved, retitled and remarked, all of it in the address', async () => {
    const page = await newPage(application);
    await visit(
      page,
      `/decks?period=2025-08&pages=${encodeURIComponent('cover,overall,matrix')}&title=draft`,
    );
    await page.getByRole('button', { name: /总体情况/ }).click();
    await page.keyboard.press('Alt+ArrowDown');
    await page.waitForFunction(() => location.search.includes('cover%2Cmatrix%2Coverall'));
    await page.getByLabel('页面类型').selectOption('shortfalls');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await page.locator('.page-item').nth(3).waitFor();
    await page.getByLabel(/备注/).fill('逐项督办');
    await page.locator('.preview-wall .slide-remark', { hasText: '逐项督办' }).waitFor();
    const other = await newPage(application);
    await visit(other, page.url());
    expect(await other.locator('.page-item-name').allTextContents()).toEqual(
      await page.locator('.page-item-name').allTextContents(),
    );
    await page.getByRole('link', { name: '放映' }).click();
    await page.locator('.present-wall .slide-cover').waitFor();
    await page.keyboard.press('End');
    await page.locator('.slide-remark', { hasText: '逐项督办' }).waitFor();
  });

  test('is saved, found again and exported', async () => {
    const page = await newPage(application);
    await visit(page, `/decks?period=2025-08&pages=${encodeURIComponent('cover,overall')}&title=quarter`);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.locator('.deck-list a[aria-current]', { hasText: 'quarter' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 PPTX' }).click();
    expect((await download).suggestedFilename()).toBe('quarter.pptx');
    await page.locator('.export-state', { hasText: 'quarter.pptx' }).waitFor();
  });
});

describe('on paper', () => {
  test.each([
    ['a4', 842],
    ['a3', 1191],
  ])('every page has a sheet of %s to itself and fills it', async (paper, points) => {
    const page = await newPage(application);
    await page.goto(address(`&view=print&paper=${paper}&theme=dark`));
    await page.locator('.sheets[aria-busy="false"]').waitFor();
    const file = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(file.match(/\/Type\s*\/Page\b/g)?.length).toBe((await contents()).length);
    const boxes = [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+)/g)].map(([, width]) =>
      Math.round(Number(width)),
    );
    expect(new Set(boxes)).toEqual(new Set([points]));
    // What would stand out of the sheet makes the printer shrink all of it.
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll('.sheet')].every((sheet) => {
          const stage = sheet.querySelector<HTMLElement>('.slide-canvas')!;
          const slide = stage.getBoundingClientRect();
          const room = sheet.getBoundingClientRect();
          return stage.offsetLeft + stage.offsetWidth <= sheet.clientWidth && slide.width > room.width * 0.9;
        }),
      ),
    ).toBe(true);
  });
});

test('a chart is saved as a picture that says what it is', async () => {
  const page = await newPage(application);
  await visit(page, '/indicators/IND_INVOICE?period=2025-08');
  await page.locator('figure svg text').first().waitFor({ state: 'attached' });
  const figure = page.locator('figure').first();
  await figure.getByText('存图').click();
  const svg = page.waitForEvent('download');
  await figure.getByRole('button', { name: /SVG/ }).click();
  const stream = await (await svg).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  expect(text).toContain('规上工业开票销售');
  expect(text).toContain('单位：亿元');
  expect(text).toMatch(/来源：.*第1版/);
  // Away from the page, nothing else says so.
  expect(text).toContain('示例数据，虚构');
  expect(text).not.toContain('var(');
  await figure.getByText('存图').click();
  const png = page.waitForEvent('download');
  await figure.getByRole('button', { name: /PNG/ }).click();
  expect((await png).suggestedFilename()).toMatch(/\.png$/);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Application, startApplication } from '../../support/application.ts';
import { drawn, newPage, settled, visit } from '../../support/browser/page.ts';
import { MARKUP, PARKS, writeSixtyParks } from '../../support/zone/sixty-parks.ts';

let application: Application;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'economic-scheduling-'));
  await writeSixtyParks(folder);
  application = await startApplication(folder);
}, 60_000);
afterAll(async () => {
  await application.stop();
  await rm(folder, { recursive: true, force: true });
});

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.each(['/', '/matrix', '/shortfalls', '/parks/P4', '/departments/D', '/indicators/I5?entity=P4'])(
  '%s holds sixty parks and long names without breaking its frame',
  async (address) => {
    const page = await newPage(application);
    await visit(page, address);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await page.locator('main').textContent()).not.toMatch(/NaN|undefined/);
    // No text lies over the text of its neighbour in the same row.
    const overlaps = await page.evaluate(() => {
      const found: string[] = [];
      for (const row of document.querySelectorAll('main tr')) {
        const cells = Array.from(row.children).filter((cell) => cell.getBoundingClientRect().width > 0);
        for (const [i, cell] of cells.entries()) {
          const next = cells[i + 1];
          if (!next || getComputedStyle(cell).overflow !== 'visible') continue;
          const range = document.createRange();
          range.selectNodeContents(cell);
          const clipped = cell.querySelector('a, span');
          const style = clipped ? getComputedStyle(clipped) : null;
          if (style && style.overflow !== 'visible') continue;
          const text = range.getBoundingClientRect();
          if (text.width > 0 && text.right > next.getBoundingClientRect().left + 2) {
            found.push((cell.textContent ?? '').slice(0, 30));
          }
        }
      }
      return found.slice(0, 5);
    });
    expect(overlaps).toEqual([]);
  },
);

test('the matrix has a column for each, with the names in view while it scrolls', async () => {
  const page = await newPage(application);
  await visit(page, '/matrix?period=2025-06');
  expect(await page.locator('.matrix-head').count()).toBe(61);
  const frame = page.locator('.matrix-frame');
  await frame.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  const [name, box] = await Promise.all([
    page.locator('tbody th.matrix-name').first().boundingBox(),
    frame.boundingBox(),
  ]);
  expect(name!.x).toBeGreaterThanOrEqual(box!.x - 1);
  expect(name!.x).toBeLessThan(box!.x + 40);
});

test('the ranking names every park', async () => {
  const page = await newPage(application);
  await visit(page, '/indicators/I5?period=2025-06');
  const rows = page.locator('.chart-panel-ranking .figure-table tbody tr');
  expect(await rows.count()).toBeGreaterThanOrEqual(60);
  const names = await rows.locator('th').allTextContents();
  for (const { name } of PARKS.slice(0, 12)) expect(names).toContain(name);
});

test('a name that looks like markup is a name', async () => {
  const page = await newPage(application);
  await visit(page, '/parks/P1?period=2025-06');
  expect(await page.locator('main h1').textContent()).toContain(MARKUP);
  await visit(page, '/indicators/I5?period=2025-06&entity=P1');
  await drawn(page);
  for (const chart of await page.locator('figure .chart').all()) {
    await chart.scrollIntoViewIfNeeded();
    const box = (await chart.boundingBox())!;
    // Over the picture from top to bottom, so that every tip is shown once.
    for (let i = 1; i < 12; i++)
      await page.mouse.move(box.x + box.width * 0.6, box.y + (box.height * i) / 12);
  }
  expect(await page.locator('img').count()).toBe(0);
});

test('sixty parks are found by name, and one that has not reported says so', async () => {
  const page = await newPage(application);
  await visit(page, '/?period=2025-06');
  await page.keyboard.press('/');
  await page.locator('dialog input:focus').waitFor();
  await page.keyboard.type('第9产业园');
  await page.locator('#search-list [role=option]').first().click();
  await page.waitForURL('**/parks/P9?period=2025-06');
  await settled(page);
  expect(await page.locator('[data-row] .hatched').count()).toBe(24);
});

test.each([
  [1366, 768],
  [1920, 1080],
])(
  'the wall holds sixty parks at %s × %s without scrolling, and no row lies over another',
  async (width, height) => {
    const page = await newPage(application, { viewport: { width, height } });
    await visit(page, '/wall?period=2025-06');
    await page.locator('.wall-tile').nth(59).waitFor();
    const faults = await page.evaluate(() => {
      const found: string[] = [];
      const { scrollWidth, scrollHeight } = document.documentElement;
      if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls');
      let above = 0;
      for (const row of document.querySelectorAll('.wall-rows tbody tr')) {
        const boxes = [...row.children]
          .map((cell) => cell.getBoundingClientRect())
          .filter((box) => box.height > 0);
        if (Math.min(...boxes.map(({ top }) => top)) < above - 1) found.push(row.textContent ?? '');
        above = Math.max(...boxes.map(({ bottom }) => bottom));
      }
      const tiles = document.querySelector('.wall-parks')!.getBoundingClientRect();
      if (above > tiles.top || tiles.bottom > innerHeight) found.push('the parks');
      return found;
    });
    expect(faults).toEqual([]);
  },
);

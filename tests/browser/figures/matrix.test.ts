import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TURNS } from '../../../domain/explanation/reasons.ts';
import { formatGrowth, formatPercent, formatSigned, formatSize } from '../../../domain/format.ts';
import type { Indicator } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, settled, visit } from '../../support/browser/page.ts';
import { answerOf, keyOf } from '../../support/browser/shown.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const NUMBERS: Record<string, (row: ProgressRow, indicator: Indicator) => string> = {
  gap: (row, { decimals }) => {
    if (row.gap === null) return '—';
    const least = row.gapUnit === 'unit' ? decimals : 1;
    if (row.gap === 0) return formatSigned(0, least);
    const places = [least, 1, 2, 3].find((n) => n >= least && Number(formatSize(row.gap!, n)) !== 0) ?? 4;
    return formatSigned(row.gap, places);
  },
  completion: (row, { kind }) => {
    if (kind !== 'stock' || row.gapUnit !== 'points') return formatPercent(row.completion);
    const from = row.lastYearTotal!;
    return formatPercent(((row.ytd! - from) / (row.target!.value - from)) * 100);
  },
  growth: (row, { kind }) => {
    if (row.turn) return TURNS[row.turn].zh;
    return kind === 'rate' ? formatSigned(row.yoyYtd) : formatGrowth(row.yoyYtd);
  },
};

test.each(Object.keys(NUMBERS))('every cell has the light and the %s of the API', async (metric) => {
  const answer = await answerOf(application, 'period=2025-08&kind=zone,park');
  const page = await newPage(application);
  await visit(page, `/matrix?period=2025-08&metric=${metric}`);
  const shown = await page.locator('a.matrix-cell').evaluateAll((cells) =>
    cells.map((cell) => {
      const url = new URL((cell as HTMLAnchorElement).href);
      return {
        key: `${url.pathname.split('/').pop()} ${url.searchParams.get('entity')}`,
        light: cell.className.replace('matrix-cell ', ''),
        number: cell.querySelector('.matrix-number')?.textContent,
      };
    }),
  );
  const expected = answer.rows.map((row) => ({
    key: keyOf(row),
    light: row.light,
    number: row.status === 'missing' ? '未报' : NUMBERS[metric]!(row, answer.indicatorOf(row)),
  }));
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  expect(expected.length).toBeGreaterThan(200);
  expect(shown.sort(byKey)).toEqual(expected.sort(byKey));
});

test('counts what is behind for each park and each indicator', async () => {
  const { rows, catalog } = await answerOf(application, 'period=2025-08&kind=zone,park');
  const page = await newPage(application);
  await visit(page, '/matrix?period=2025-08');
  const behind = rows.filter((row) => row.status === 'behind');
  const parks = catalog.entities.filter((entity) => entity.kind === 'park' || entity.kind === 'zone');
  const heads = await page.locator('.matrix-head-count').allTextContents();
  const counts = parks.map((park) => behind.filter((row) => row.entity === park.code).length);
  expect(heads.map((text) => Number(/\d+/.exec(text)?.[0])).sort()).toEqual(counts.sort());
});

test('a cell opens the indicator for that park', async () => {
  const page = await newPage(application);
  await visit(page, '/matrix?period=2025-08');
  await page.locator('a.matrix-cell[href*="/indicators/IND_INVOICE"][href*="entity=P-GX"]').click();
  await page.waitForURL('**/indicators/IND_INVOICE?period=2025-08&entity=P-GX');
  await settled(page);
  expect(await page.getByLabel('选择主体').inputValue()).toBe('P-GX');
});

test('the arrows walk from cell to cell, Enter opens', async () => {
  const page = await newPage(application);
  await visit(page, '/matrix?period=2025-08');
  const place = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.place);
  await page.locator('a.matrix-cell').first().focus();
  const start = await place();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await place()).not.toBe(start);
  expect(new URL(page.url()).searchParams.get('period')).toBe('2025-08');
  expect(await page.locator('a.matrix-cell[tabindex="0"]').count()).toBe(1);
  const href = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
  await page.keyboard.press('Enter');
  await page.waitForURL(href);
  await settled(page);
});

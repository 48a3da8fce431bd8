import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, settled, visit } from '../../support/browser/page.ts';
import {
  answerOf,
  byKey,
  keyOf,
  progressCells,
  shortfallCells,
  shownRows,
} from '../../support/browser/shown.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const PROGRESS = [2, 3, 4, 5, 6, 7];

describe('a park', () => {
  test.each(['P-GX', 'P-KJ', 'ZONE', 'C-LD'])('%s shows every figure of its own', async (entity) => {
    const answer = await answerOf(application, `period=2025-08&entity=${entity}`);
    const page = await newPage(application);
    await visit(page, `/parks/${entity}?period=2025-08`);
    const shown = await shownRows(page, 'table.progress', PROGRESS);
    const expected = answer.rows.map((row) => ({
      key: keyOf(row),
      cells: progressCells(row, answer.indicatorOf(row)),
    }));
    expect(expected.length).toBeGreaterThan(0);
    expect(shown.sort(byKey)).toEqual(expected.sort(byKey));
  });

  test('lists what it lacks and what is needed a month', async () => {
    const answer = await answerOf(application, 'period=2025-08&entity=P-HG');
    const behind = answer.rows.filter((row) => row.status === 'behind');
    expect(behind.length).toBeGreaterThan(0);
    const page = await newPage(application);
    await visit(page, '/parks/P-HG?period=2025-08');
    const shown = await shownRows(page, 'table.shortfalls', [1, 3, 4, 5, 6]);
    const expected = behind.map((row) => ({
      key: keyOf(row),
      cells: shortfallCells(row, answer.indicatorOf(row)),
    }));
    expect(shown.sort(byKey)).toEqual(expected.sort(byKey));
  });

  test('another park is two clicks away', async () => {
    const page = await newPage(application);
    await visit(page, '/parks/P-GX?period=2025-08');
    await page.locator('summary', { hasText: '园区' }).click();
    await page.getByRole('link', { name: '绿色化工产业园' }).click();
    await page.waitForURL('**/parks/P-HG?period=2025-08');
    await settled(page);
    expect(await page.locator('main h1').textContent()).toContain('绿色化工产业园');
    expect(await page.locator('details[open].menu').count()).toBe(0);
  });
});

describe('a department', () => {
  test.each(['D-JF', 'D-GX', 'D-SJ'])('%s shows what it leads, zone and parks', async (department) => {
    const answer = await answerOf(application, `period=2025-08&department=${department}&kind=zone,park`);
    const page = await newPage(application);
    await visit(page, `/departments/${department}?period=2025-08`);
    const shown = await shownRows(page, 'table.progress', PROGRESS);
    const expected = answer.rows.map((row) => ({
      key: keyOf(row),
      cells: progressCells(row, answer.indicatorOf(row)),
    }));
    expect(expected.length).toBeGreaterThan(5);
    expect(shown.sort(byKey)).toEqual(expected.sort(byKey));
    expect(answer.rows.every((row) => answer.indicatorOf(row).department === department)).toBe(true);
  });
});

describe('the shortfall list', () => {
  test('has everything behind and nothing else, by light and weight, with the API’s figures', async () => {
    const answer = await answerOf(application, 'period=2025-08&kind=zone,park');
    const behind = answer.rows.filter((row) => row.status === 'behind');
    const page = await newPage(application);
    await visit(page, '/shortfalls?period=2025-08');
    await page.getByRole('button', { name: `显示全部${behind.length}项` }).click();
    const shown = await shownRows(page, 'table.shortfalls', [2, 4, 5, 6, 7]);
    const rows = shown.map(({ key }) => behind.find((row) => keyOf(row) === key)!);
    expect(behind.length).toBeGreaterThan(20);
    expect(shown.length).toBe(behind.length);
    expect(shown).toEqual(
      rows.map((row) => ({ key: keyOf(row), cells: shortfallCells(row, answer.indicatorOf(row)) })),
    );
    for (const light of ['red', 'yellow']) {
      const weights = rows
        .filter((row) => row.light === light && row.shortfallWeight !== null)
        .map((row) => row.shortfallWeight!);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
    const heads = await page.locator('table.shortfalls .group-title').allTextContents();
    expect(heads.slice(0, 2)).toEqual(['明显滞后', '略欠']);
    const ofZone = behind.filter((row) => row.entity === 'ZONE').length;
    const lead = await page.locator('.lead').textContent();
    expect(lead).toContain(`云澜经开区${ofZone}项指标欠序时`);
    expect(lead).toContain(`共${behind.length - ofZone}项指标欠序时`);
  });

  test('sorts by what is needed a month, both ways, and says so', async () => {
    const answer = await answerOf(application, 'period=2025-08&kind=zone,park');
    const page = await newPage(application);
    await visit(page, '/shortfalls?period=2025-08');
    const needed = async () =>
      (await shownRows(page, 'table.shortfalls tbody:nth-of-type(1)', []))
        .map(({ key }) => answer.rows.find((row) => keyOf(row) === key)!.requiredMonthly)
        .filter((value) => value !== null);
    await page.getByRole('button', { name: /显示全部/ }).click();
    const head = page.getByRole('button', { name: /^月均需完成/ });
    await head.click();
    // Within the first group: each group is sorted by itself.
    expect(await needed()).toEqual([...(await needed())].sort((a, b) => b - a));
    expect(await page.locator('th[aria-sort="descending"]').textContent()).toContain('月均需完成');
    await head.click();
    expect(await needed()).toEqual([...(await needed())].sort((a, b) => a - b));
    expect(new URL(page.url()).searchParams.get('sort')).toBe('monthly');
  });

  test('narrows to one park and one department', async () => {
    const answer = await answerOf(application, 'period=2025-08&kind=zone,park');
    const page = await newPage(application);
    await visit(page, '/shortfalls?period=2025-08');
    await page.getByLabel('主体').selectOption('ZONE');
    const expected = answer.rows.filter((row) => row.status === 'behind' && row.entity === 'ZONE');
    expect((await shownRows(page, 'table.shortfalls', [])).map((row) => row.key).sort()).toEqual(
      expected.map(keyOf).sort(),
    );
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formatPart } from '../../../domain/format.ts';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, settled, visit } from '../../support/browser/page.ts';
import { answerOf, byKey, keyOf, progressCells, shownRows, tableCells } from '../../support/browser/shown.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const PROGRESS = [2, 3, 4, 5, 6, 7];
const TABLE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe('overview', () => {
  test.each(['2025-08', '2025-01', '2024-12'])(
    'shows every figure of the zone in %s as the API has it',
    async (period) => {
      const answer = await answerOf(application, `period=${period}&kind=zone`);
      const page = await newPage(application);
      await visit(page, `/?period=${period}`);
      const shown = await shownRows(page, 'table.progress', PROGRESS);
      const expected = answer.rows.map((row) => ({
        key: keyOf(row),
        cells: progressCells(row, answer.indicatorOf(row)),
      }));
      expect(expected.length).toBeGreaterThan(30);
      expect(shown.sort(byKey)).toEqual(expected.sort(byKey));
    },
  );

  test('shows the same as a plain table', async () => {
    const answer = await answerOf(application, 'period=2025-08&kind=zone');
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    await page.getByRole('button', { name: '表', exact: true }).click();
    await page.waitForSelector('table.plain-table');
    expect(page.url()).toContain('view=table');
    const shown = await shownRows(page, 'table.plain-table', TABLE);
    const expected = answer.rows.map((row) => ({
      key: keyOf(row),
      cells: tableCells(row, answer.indicatorOf(row)),
    }));
    expect(shown.sort(byKey)).toEqual(expected.sort(byKey));
  });

  test('says first, in one sentence, how many are behind', async () => {
    const { rows } = await answerOf(application, 'period=2025-08&kind=zone');
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    const lead = await page.locator('.lead').textContent();
    const count = (light: string) => rows.filter((row) => row.light === light).length;
    const numbers = (lead?.match(/\d+(?=\s*项)/g) ?? []).map(Number);
    expect(lead).toMatch(/^1—8月，/);
    expect(numbers).toEqual(expect.arrayContaining([count('green'), count('yellow'), count('red')]));
    const lights = await page.locator('.light-filter button .light-count').allTextContents();
    expect(lights.map(Number)).toEqual(['red', 'yellow', 'green', 'grey'].map(count));
  });

  test('puts what is behind first, what the zone lacks most on top and small targets last', async () => {
    const answer = await answerOf(application, 'period=2025-08&kind=zone');
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    const keys = (await shownRows(page, 'table.progress', [])).map((row) => row.key);
    const rows = keys.map((key) => answer.rows.find((row) => keyOf(row) === key)!);
    const behind = rows.findIndex((row) => row.status !== 'behind');
    expect(behind).toBeGreaterThan(3);
    expect(rows.slice(behind).some((row) => row.status === 'behind')).toBe(false);
    const weighed = rows.slice(0, behind).filter((row) => row.shortfallWeight !== null);
    const lights = weighed.map((row) => row.light);
    expect(lights).toEqual([...lights].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    for (const light of ['red', 'yellow']) {
      const weights = weighed.filter((row) => row.light === light).map((row) => row.shortfallWeight!);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
    expect(rows.slice(0, weighed.length)).toEqual(weighed);
  });

  test('counts only rows of this year in January, and shows the others in a group of their own', async () => {
    const { rows } = await answerOf(application, 'period=2025-01&kind=zone');
    const current = rows.filter((row) => row.period === '2025-01');
    const page = await newPage(application);
    await visit(page, '/?period=2025-01');
    expect(await page.locator('.lead').textContent()).toContain(`${current.length}项指标`);
    const red = current.filter((row) => row.light === 'red').length;
    expect(await page.locator('.light-button.red .light-count').textContent()).toBe(String(red));
    const last = page.locator('table.progress tbody').last();
    expect(await last.locator('.group-title').textContent()).toBe('上年数据');
    expect(await last.locator('[data-row]').count()).toBe(rows.length - current.length);
    await page.locator('.light-button.yellow').click();
    await settled(page);
    expect(await page.locator('[data-row]').count()).toBe(
      current.filter((row) => row.light === 'yellow').length,
    );
  });

  test('says whose it is and what is needed a month', async () => {
    const { rows, catalog, indicatorOf } = await answerOf(application, 'period=2025-08&kind=zone');
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    const shown = await shownRows(page, 'table.progress', [8, 9]);
    const flows = rows.filter(
      (row) => row.status === 'behind' && row.requiredMonthly !== null && indicatorOf(row).kind === 'flow',
    );
    expect(flows.length).toBeGreaterThan(3);
    for (const row of flows) {
      const lead = catalog.entities.find(({ code }) => code === indicatorOf(row).department)!;
      const cells = shown.find(({ key }) => key === keyOf(row))!.cells;
      expect(cells[0]).toBe(formatPart(row.requiredMonthly, indicatorOf(row).decimals));
      expect(cells[1]).toContain(lead.shortName ?? lead.name);
    }
  });

  test('draws a bar as long as its completion, and its tick at its pace', async () => {
    const answer = await answerOf(application, 'period=2025-08&kind=zone');
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    const drawn = await page.locator('tr[data-row]').evaluateAll((rows) =>
      rows.map((row) => {
        const number = (selector: string, name: string) =>
          Number.parseFloat(row.querySelector(selector)?.getAttribute(name) ?? 'NaN');
        return {
          key: (row as HTMLElement).dataset.row,
          zero: number('.track', 'x'),
          whole: number('.track', 'width'),
          bar: number('.bar', 'width'),
          from: number('.bar', 'x'),
          tick: number('.tick', 'x1'),
          beyond: row.querySelector('.beyond') !== null,
        };
      }),
    );
    let compared = 0;
    for (const row of answer.rows) {
      const bullet = drawn.find((one) => one.key === keyOf(row))!;
      // A lane reaches from 0 to 100 %; what is left out of it is told by the mark beyond its end.
      // A stock is drawn from last December on.
      const isStock = answer.indicatorOf(row).kind === 'stock';
      if (
        isStock ||
        row.completion === null ||
        row.completion < 0 ||
        bullet.beyond ||
        Number.isNaN(bullet.whole)
      )
        continue;
      compared++;
      const perPoint = bullet.whole / 100;
      expect(Math.abs(bullet.bar - row.completion * perPoint)).toBeLessThan(0.05);
      expect(Math.abs(bullet.from - bullet.zero)).toBeLessThan(0.02);
      if (row.pace !== null)
        expect(Math.abs(bullet.tick - bullet.zero - row.pace * perPoint)).toBeLessThan(0.05);
    }
    expect(compared).toBeGreaterThan(15);
  });

  test('marks what was not reported with a hatched lane and its word, never with an empty bar', async () => {
    const { rows } = await answerOf(application, 'period=2025-08&kind=zone');
    const missing = rows.filter((row) => row.status === 'missing');
    expect(missing.length).toBeGreaterThan(0);
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    for (const row of missing) {
      const line = page.locator(`tr[data-row="${keyOf(row)}"]`);
      expect(await line.locator('.hatched').count()).toBe(1);
      expect(await line.locator('.bar').count()).toBe(0);
      expect(await line.locator('.lane-note').textContent()).toBe('未报');
    }
  });

  test('filters by category, department and light, and keeps the choice in the address', async () => {
    const answer = await answerOf(application, 'period=2025-08&kind=zone');
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    const shownKeys = async () => (await shownRows(page, 'table.progress', [])).map((row) => row.key).sort();
    const keysWhere = (test: (row: (typeof answer.rows)[number]) => boolean) =>
      answer.rows.filter(test).map(keyOf).sort();

    await page.getByLabel('类别').selectOption('财政税收');
    expect(await shownKeys()).toEqual(keysWhere((row) => answer.indicatorOf(row).category === '财政税收'));
    await page.getByLabel('牵头部门').selectOption('D-CZ');
    const both = (row: (typeof answer.rows)[number]) =>
      answer.indicatorOf(row).category === '财政税收' && answer.indicatorOf(row).department === 'D-CZ';
    expect(await shownKeys()).toEqual(keysWhere(both));
    expect(new URL(page.url()).searchParams.get('department')).toBe('D-CZ');

    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.locator('.light-button.red').click();
    expect(await shownKeys()).toEqual(keysWhere((row) => row.light === 'red'));
    const address = page.url();
    await page.goBack();
    expect(await shownKeys()).toHaveLength(answer.rows.length);

    await page.goto(address);
    await settled(page);
    expect(await shownKeys()).toEqual(keysWhere((row) => row.light === 'red'));
    expect(await page.locator('.light-button.red').getAttribute('aria-pressed')).toBe('true');
  });
});

const ORDER = ['red', 'yellow', 'green', 'grey'];

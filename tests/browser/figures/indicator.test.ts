import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Figure } from '../../../domain/figures/figure.ts';
import {
  formatGrowth,
  formatLevel,
  formatPart,
  formatPercent,
  formatSigned,
  gapSize,
} from '../../../domain/format.ts';
import type { Text } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { type Application, type CatalogAnswer, startApplication } from '../../support/application.ts';
import { drawn, newPage, settled, visit } from '../../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

interface FiguresAnswer {
  figures: Figure[];
  row: ProgressRow;
  sentence: Text;
}

const figuresOf = (indicator: string, entity: string, period: string) =>
  application.get<FiguresAnswer>(
    `/api/figures?${new URLSearchParams({ indicator, entity, period }).toString()}`,
  );

describe.each([
  ['IND_INVOICE', 'P-GX', '2025-08', 'a flow'],
  ['GDP', 'ZONE', '2025-08', 'quarterly'],
  ['IND_PROFIT', 'ZONE', '2025-08', 'lagging, can be negative'],
  ['IND_VA', 'ZONE', '2025-08', 'growth only'],
  ['TAX_SHARE', 'ZONE', '2025-08', 'a rate'],
  ['DEPOSITS', 'ZONE', '2025-08', 'a stock'],
  ['CPI', 'ZONE', '2025-08', 'an index'],
  ['ACCIDENTS', 'P-HG', '2025-08', 'a cap'],
  ['RETAIL', 'ZONE', '2025-02', 'January and February together'],
])('%s of %s in %s (%s)', (indicator, entity, period) => {
  const address = `/indicators/${indicator}?period=${period}&entity=${entity}`;

  test('says the sentence, and draws every figure', async () => {
    const { figures, sentence } = await figuresOf(indicator, entity, period);
    const page = await newPage(application);
    await visit(page, address);
    expect(await page.locator('.lead').textContent()).toBe(sentence.zh);
    expect(figures.length).toBeGreaterThan(0);
    expect(await page.locator('figure').count()).toBe(figures.length);
    await drawn(page);
    const marks = await page
      .locator('figure .chart svg')
      .evaluateAll((pictures) => pictures.map((svg) => svg.querySelectorAll('path, rect, circle').length));
    expect(marks).toHaveLength(figures.length);
    expect(Math.min(...marks)).toBeGreaterThan(2);
    const labels = await page
      .locator('figure .chart svg')
      .evaluateAll((pictures) =>
        pictures.map((svg) => Array.from(svg.querySelectorAll('text'), (text) => text.textContent).join(' ')),
      );
    expect(labels.join(' ')).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
  });

  test('has the same numbers in the tables beside them', async () => {
    const { figures } = await figuresOf(indicator, entity, period);
    const page = await newPage(application);
    await visit(page, address);
    const shown = await page.locator('figure').evaluateAll((panels) =>
      panels.map((panel) => ({
        title: panel.querySelector('h2')?.textContent ?? '',
        rows: Array.from(panel.querySelectorAll('.figure-table tbody tr'), (row) =>
          Array.from(row.children, (cell) => cell.textContent ?? ''),
        ),
      })),
    );
    const expected = figures.map((figure) => ({ title: figure.title.zh, rows: tableOf(figure) }));
    const byTitle = (a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1);
    expect(shown.sort(byTitle)).toEqual(expected.sort(byTitle));
  });

  test('has the numbers of the API in its headline', async () => {
    const { row } = await figuresOf(indicator, entity, period);
    const { indicators } = await application.get<CatalogAnswer>('/api/catalog');
    const subject = indicators.find((one) => one.code === indicator)!;
    const { decimals, kind } = subject;
    const page = await newPage(application);
    await visit(page, address);
    const tiles = await page.locator('.tiles .tile').evaluateAll((all) =>
      all.map((tile) => ({
        name: tile.querySelector('.tile-name')?.textContent ?? '',
        value: tile.querySelector('.tile-value')?.firstChild?.textContent ?? '',
      })),
    );
    const growth = kind === 'rate' ? formatSigned(row.yoyYtd) : formatGrowth(row.yoyYtd);
    const gap = gapSize(row, subject);
    const sign = row.gap === 0 ? '' : (row.gap ?? 0) > 0 ? '+' : '−';
    const values = tiles.map((tile) => tile.value);
    if (kind !== 'growth') expect(values).toContain(formatLevel(row.ytd, decimals));
    // Of a few projects or accidents last year's number is shown instead.
    if (!row.turn && kind !== 'count') expect(values).toContain(growth);
    if (gap !== null) expect(values).toContain(sign + gap.size);
    // Of a stock the net increase is said.
    if (row.completion !== null && kind !== 'stock') expect(values).toContain(formatPercent(row.completion));
    if (row.requiredMonthly !== null && row.target?.type === 'value' && kind === 'flow') {
      expect(values).toContain(formatPart(row.requiredMonthly, decimals));
    }
    expect(tiles.length).toBeGreaterThan(2);
  });
});

test('another park is a choice away, and the ranking leads to it too', async () => {
  const page = await newPage(application);
  await visit(page, '/indicators/IND_INVOICE?period=2025-08');
  await page.getByLabel('选择主体').selectOption('P-ZB');
  await page.waitForURL('**entity=P-ZB**');
  await settled(page);
  expect(await page.locator('.lead').textContent()).toContain('装备');
  await page.locator('.chart-panel-ranking .figure-data > summary').click();
  await page.locator('.chart-panel-ranking .figure-table a').first().click();
  await page.waitForURL((url) => url.searchParams.get('entity') !== 'P-ZB');
  await settled(page);
});

test('has every park in one table, with what is missing, both ranks and its lights', async () => {
  const { rows } = await application.get<{ rows: ProgressRow[] }>(
    '/api/progress?period=2025-08&indicator=IND_INVOICE&kind=zone,park',
  );
  const page = await newPage(application);
  await visit(page, '/indicators/IND_INVOICE?period=2025-08');
  const shown = page.locator('.parks-table tbody tr');
  expect(await shown.count()).toBe(rows.length);
  const behind = rows.find((row) => row.entity === 'P-HG')!;
  const cells = await page.locator('.parks-table tr[data-row="IND_INVOICE P-HG"]').textContent();
  for (const number of [
    formatLevel(behind.target!.value, 2),
    formatLevel(behind.ytd, 2),
    formatPart(behind.gapAmount, 2),
    formatPart(behind.requiredMonthly, 2),
    `${behind.ranks.yoy!.position}/${behind.ranks.yoy!.of}`,
    `${behind.ranks.completion!.position}/${behind.ranks.completion!.of}`,
  ])
    expect(cells).toContain(number);
  expect(await page.locator('.parks-table .light-history').count()).toBe(rows.length);
});

test('two entities stand side by side, as an address', async () => {
  const page = await newPage(application);
  await visit(page, '/indicators/IND_INVOICE?period=2025-08&entity=P-GX');
  await page.getByLabel('选择对比的主体').selectOption('P-HG');
  await page.waitForURL('**beside=P-HG**');
  await page.locator('.beside-one').nth(1).waitFor();
  const names = await page.locator('.beside-one > h2').allTextContents();
  expect(names).toEqual(['高新技术产业园', '绿色化工产业园']);
  expect(await page.locator('.beside-one .chart-panel-path').count()).toBe(2);
  await page.goBack();
  await page.locator('.beside-one').first().waitFor({ state: 'detached' });
});

test('the last three years stand next to each other, and what was derived is marked', async () => {
  const page = await newPage(application);
  await visit(page, '/indicators/IND_INVOICE?period=2025-08');
  await page.locator('.years-table > summary').click();
  await page.locator('.years-table table').waitFor();
  const heads = await page.locator('.years-table thead th').allTextContents();
  for (const year of ['2023', '2024', '2025']) expect(heads).toContain(`${year}年累计`);
  expect(await page.locator('.years-table tbody tr').count()).toBe(12);
});

test('tells what the indicator is, whose it is and how it is judged', async () => {
  const { indicators, entities } = await application.get<CatalogAnswer>('/api/catalog');
  const invoice = indicators.find((one) => one.code === 'IND_INVOICE')!;
  const page = await newPage(application);
  await visit(page, '/indicators/IND_INVOICE?period=2025-08');
  const facts = await page.locator('.indicator-facts').textContent();
  expect(facts).toContain(invoice.definition);
  expect(facts).toContain(invoice.source);
  expect(facts).toContain(entities.find((one) => one.code === invoice.department)!.name);
  await page.locator('.indicator-facts a').click();
  await page.waitForURL('**/departments/D-GX?period=2025-08');
  await settled(page);
});

test('nothing moves where motion is not wanted', async () => {
  const page = await newPage(application, { reducedMotion: 'reduce' });
  await visit(page, '/indicators/IND_INVOICE?period=2025-08');
  await drawn(page);
  const longest = await page.evaluate(() =>
    Math.max(
      0,
      ...Array.from(document.querySelectorAll('*'), (element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return Math.max(
          ...`${transitionDuration},${animationDuration}`
            .split(',')
            .map((text) => Number.parseFloat(text) || 0),
        );
      }),
    ),
  );
  // Seconds; a hundredth of a millisecond is how some switch motion off.
  expect(longest).toBeLessThanOrEqual(0.001);
});

/** What the table beside a figure must say: a place a row, a series a column; a waterfall's steps share one. */
function tableOf(figure: Figure): string[][] {
  const values =
    figure.kind === 'contribution'
      ? [
          figure.categories.map(
            (_, i) => figure.series.map((one) => one.values[i]).find((v) => v != null) ?? null,
          ),
        ]
      : figure.series.map((series) => series.values);
  return figure.categories.map((category, i) => [
    category.label.zh,
    ...values.map((column, j) => {
      const value = column[i] ?? null;
      if (value !== null) return formatLevel(value, figure.decimals);
      const due = category.period === undefined || category.period <= figure.period;
      const reported = figure.kind === 'contribution' || figure.series[j]?.role === 'actual';
      return reported && due ? '未报' : '—';
    }),
  ]);
}

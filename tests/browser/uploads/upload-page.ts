import type { Page } from 'playwright-core';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Application, ProgressAnswer } from '../../support/application.ts';
import { settled } from '../../support/browser/page.ts';

/** What the browser logs by itself for a response of 409 or 422. */
export const REFUSED = /status of 4(?:09|22)/;

export const PARK = 'P-GX';
const INDICATORS = ['IND_OUTPUT', 'IND_INVOICE', 'FIN_REV'] as const;

export interface Stored {
  name: string;
  unit: string;
  decimals: number;
  row: ProgressRow;
}

/** What is stored of these indicators, for the park at a month. */
export async function stored(application: Application, period: string): Promise<Stored[]> {
  const catalog = await application.get<{
    indicators: { code: string; name: string; unit: string; decimals: number }[];
  }>('/api/catalog');
  const { rows } = await application.get<ProgressAnswer>(`/api/progress?period=${period}&entity=${PARK}`);
  return INDICATORS.map((code) => {
    const { name, unit, decimals } = catalog.indicators.find((one) => one.code === code)!;
    return { name, unit, decimals, row: rows.find((one) => one.indicator === code)! };
  });
}

/** Rounded to two decimals. */
export const two = (value: number) => Math.round(value * 100) / 100;

/** A park's table as offices write it: titles above, the month in a line of its own, a note below. */
export function table(
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

export const toText = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((cells) => cells.join(',')).join('\r\n');

/** The month after the last, each figure growing as it did before. */
export async function september(application: Application) {
  const known = await stored(application, '2025-08');
  return known.map(({ name, unit, decimals, row }) => {
    const month = two(row.month ?? row.ytd! / 8);
    return { name, unit, decimals, month, ytd: two(row.ytd! + month) };
  });
}

export interface SentFile {
  name: string;
  buffer: Buffer;
  mimeType?: string;
}

export async function choose(page: Page, { name, buffer, mimeType = 'text/csv' }: SentFile): Promise<void> {
  await page.locator('.drop-zone input[type=file]').setInputFiles({ name, mimeType, buffer });
}

/** Chooses a file and waits for what it was understood to be. */
export async function upload(page: Page, file: SentFile): Promise<void> {
  const before = page.url();
  await choose(page, file);
  await page.waitForURL((url) => /\/uploads\/\d+$/.test(url.pathname) && url.href !== before);
  await settled(page);
}

export const lead = (page: Page) => page.locator('.lead').textContent();

/** Answers that the growth published with the figures stays as it is. */
export async function keepGrowth(page: Page): Promise<void> {
  await page.getByLabel(/^保留/).check();
  await page.getByRole('button', { name: '继续' }).click();
  await page.locator('.difference-table').waitFor();
}

/** Accepts what there is to accept, says why, and commits. */
export async function commit(page: Page, reason: string): Promise<void> {
  for (const box of await page.locator('.acceptance input[type=checkbox]').all()) await box.check();
  if ((await page.locator('.nature').count()) > 0) await page.getByLabel('更正：以前填错了').check();
  await page.locator('.commit textarea').fill(reason);
  await page.getByRole('button', { name: /^提交：/ }).click();
  await page.locator('.done').waitFor();
}

export async function undo(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: '撤销这次提交' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill(reason);
  await dialog.getByRole('button', { name: '确认撤销' }).click();
  await page.locator('.done.reverted').waitFor();
}

export const fact = (page: Page, name: string) =>
  page
    .locator('.understood .facts > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd')
    .textContent();

export async function ytdOf(
  application: Application,
  indicator: string,
  period: string,
): Promise<number | null | undefined> {
  const { rows } = await application.get<ProgressAnswer>(
    `/api/progress?period=${period}&entity=${PARK}&indicator=${indicator}`,
  );
  return rows.find((row) => row.period === period)?.ytd;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LineSeriesOption } from 'echarts';
import { explain } from '../domain/explanation/explain.ts';
import type { Figure } from '../domain/figures/figure.ts';
import { FOLDER_FILES, parseDataFolder } from '../domain/import/folder/data-folder.ts';
import type { Indicator, Text } from '../domain/model.ts';
import type { ProgressRow } from '../domain/progress/progress-row.ts';
import { toOption } from '../web/charts/options/option.ts';
import { type Application, startApplication } from './support/application.ts';
import { newPage, visit } from './support/browser/page.ts';
import { addressesOf, cellsOf, chartsOf, openPackage, seriesOf } from './support/office/office-file.ts';
import { ROOT } from './support/sources.ts';

/**
 * One value on its way through the whole program:
 *
 *   规上工业开票销售, 高新园区, 2025年3月, 累计 12.4 亿元
 *
 * from the bytes of a statistician's file to the page, a slide and a table. Every step is one test that asserts 12.4. Read
 * this test first; each import above leads to the code of a step.
 */
const FOLDER = join(ROOT, 'tests/fixtures/journey');
const WHERE = { indicator: 'INVOICE', entity: 'GX', period: '2025-03' };
const query = new URLSearchParams(WHERE).toString();

let application: Application;
beforeAll(async () => {
  application = await startApplication(FOLDER);
}, 60_000);
afterAll(() => application.stop());

test('it is bytes in a file: with a mark at the start, Chinese headings, 12.4 in row 18', () => {
  const bytes = readFileSync(join(FOLDER, 'observations.csv'));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString('utf8').slice(1).split('\r\n');
  expect(lines[0]).toBe('期间,指标,园区,当月,累计,当月同比,累计同比,状态');
  expect(lines[17]).toBe('2025-03,规上工业开票销售,高新园区,4.8,12.4,,14.8,快报');
});

test('it is read: names become codes, 快报 becomes flash, blanks become null', () => {
  const files = Object.fromEntries(
    FOLDER_FILES.filter((name) => name.endsWith('.csv')).map((name) => [
      name,
      readFileSync(join(FOLDER, name)),
    ]),
  );
  const { observations, problems } = parseDataFolder(files, {
    catalog: { entities: [], indicators: [] },
    currentMonth: '2026-12',
  });
  expect(problems).toEqual([]);
  expect(observations.rows.find(({ row }) => row === 18)?.value).toEqual({
    ...WHERE,
    month: 4.8,
    ytd: 12.4,
    yoyMonth: null,
    yoyYtd: 14.8,
    status: 'flash',
  });
});

test('it is stored: under a revision, with its file and row', async () => {
  const { versions } = await application.get<{ versions: unknown[] }>(`/api/observations/history?${query}`);
  expect(versions).toEqual([
    expect.objectContaining({ revision: 1, ytd: 12.4, month: 4.8, file: 'observations.csv', row: 18 }),
  ]);
});

test('it is judged: 12.4 of 48 is 25.8 %, where 25 % was due', async () => {
  const { rows } = await application.get<{ rows: ProgressRow[] }>(`/api/progress?${query}`);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    ytd: 12.4,
    month: 4.8,
    ytdLastYear: 10.8,
    status: 'ahead',
    light: 'green',
  });
  expect(rows[0]!.target).toEqual({ type: 'value', value: 48, version: 1, from: 1 });
  expect(rows[0]!.completion).toBeCloseTo((12.4 / 48) * 100, 10);
  expect(rows[0]!.pace).toBe(25);
  expect(rows[0]!.gap).toBeCloseTo(0.8333333333, 9);
  expect(rows[0]!.gapAmount).toBeCloseTo(0.4, 10);
  expect(rows[0]!.requiredMonthly).toBeCloseTo((48 - 12.4) / 9, 10);
  expect(rows[0]).toMatchObject({ yoyYtd: 14.8, yoyYtdSource: 'published' });
  expect(rows[0]!.share).toBe(50);
});

test('it is a point of its series', async () => {
  const { points } = await application.get<{ points: { period: string; ytd: number | null }[] }>(
    '/api/series?indicator=INVOICE&entity=GX&from=2025-01&to=2025-04',
  );
  expect(points.map((point) => [point.period, point.ytd])).toEqual([
    ['2025-01', 4],
    ['2025-02', 7.6],
    ['2025-03', 12.4],
    ['2025-04', null],
  ]);
});

describe('it is a figure', () => {
  const path = async () => {
    const { figures } = await application.get<{ figures: Figure[] }>(`/api/figures?${query}`);
    return figures.find((figure) => figure.kind === 'path')!;
  };

  test('plain JSON: months, unit, series with gaps', async () => {
    const figure = await path();
    expect(figure).toMatchObject({ ...WHERE, unit: '亿元', decimals: 1, revision: 1 });
    expect(figure.categories).toHaveLength(12);
    const actual = figure.series.find((series) => series.role === 'actual')!;
    expect(actual.values).toEqual([4, 7.6, 12.4, null, null, null, null, null, null, null, null, null]);
  });

  test('drawn by an option that holds the same numbers', async () => {
    const option = toOption(await path(), {
      language: 'zh',
      width: 600,
      font: { family: 'sans-serif', size: 14 },
    });
    const lines = option.series as LineSeriesOption[];
    expect(lines.find((series) => series.id === 'actual')?.data?.slice(0, 4)).toEqual([4, 7.6, 12.4, null]);
  });
});

describe('it is exported', () => {
  const fetchBytes = async (path: string) => {
    const { name, value } = application.session;
    const response = await fetch(application.origin + path, { headers: { cookie: `${name}=${value}` } });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };

  test('as a native chart on a slide, and in the workbook inside it', async () => {
    const deck = openPackage(await fetchBytes('/api/decks?pages=indicator:INVOICE;entity=GX&period=2025-03'));
    const path = chartsOf(deck).find(({ xml }) => seriesOf(xml).some(({ values }) => values[2] === 12.4))!;
    const { formula } = seriesOf(path.xml).find(({ values }) => values[2] === 12.4)!;
    expect(cellsOf(path.workbook).get(addressesOf(formula)[2]!)).toBe(12.4);
  });

  test('as a row of a table', async () => {
    const csv = new TextDecoder().decode(await fetchBytes(`/api/exports/figure.csv?${query}&figure=path`));
    const march = csv.split('\r\n').find((line) => line.startsWith('3月,'))!;
    expect(march.split(',')).toContain('12.4');
  });
});

test('it is a sentence', async () => {
  const { sentence } = await application.get<{ sentence: Text }>(`/api/figures?${query}`);
  expect(sentence.zh).toContain('1—3月，高新园区规上工业开票销售完成12.4亿元，同比增长14.8%');
  expect(sentence.en).toContain('reached CNY 1.24 billion');
});

test('it is explained: a formula with 12.4 in it', async () => {
  const { row } = await application.get<{ row: ProgressRow }>(`/api/figures?${query}`);
  const { indicators } = await application.get<{ indicators: Indicator[] }>('/api/catalog');
  const { result, inputs } = explain(row, 'completion', indicators[0]!);
  expect(result.zh).toBe('25.83%');
  expect(inputs.map((input) => input.value.zh)).toContain('12.4亿元');
});

describe('it is on the page', () => {
  test('in the row of its park, and behind it the file and the row it came from', async () => {
    const page = await newPage(application);
    await visit(page, '/parks/GX?period=2025-03');
    const row = page.locator('[data-row="INVOICE GX"]').first();
    const number = row.locator('[data-field="ytd"]');
    expect(await number.textContent()).toBe('12.4');
    await number.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('observations.csv 第18行').waitFor();
    expect(await dialog.locator('.formula-result').textContent()).toContain('12.4');
  });

  test('in the picture of its indicator, and in the table beside it', async () => {
    const page = await newPage(application);
    await visit(page, '/indicators/INVOICE?period=2025-03&entity=GX');
    const panel = page.locator('.chart-panel-path');
    const march = panel.locator('.figure-table tbody tr').nth(2);
    expect(await march.locator('td').first().textContent()).toBe('12.4');
    await panel.locator('svg text', { hasText: '12.4' }).first().waitFor({ state: 'attached' });
  });
});

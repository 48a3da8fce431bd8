import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProgressRow } from '../domain/progress/progress-row.ts';
import { type Application, startApplication } from './support/application.ts';
import { ROOT } from './support/sources.ts';
import { type PlainFolder, plainRows, plainTable } from './support/zone/plain-progress.ts';
import { rowDifferences } from './support/zone/row-differences.ts';

/** Real figures (tests/fixtures/trade), every field of every row computed twice: by us, and apart from us. */
const FOLDER = join(ROOT, 'tests/fixtures/trade');
const table = (name: string) => plainTable(readFileSync(join(FOLDER, `${name}.csv`), 'utf8'));
const folder: PlainFolder = {
  entities: table('entities'),
  indicators: table('indicators'),
  targets: table('targets'),
  observations: table('observations'),
};
const MONTHS = [...new Set(folder.observations.map((observation) => observation.period!))];

let application: Application;
beforeAll(async () => {
  application = await startApplication(FOLDER);
}, 60_000);
afterAll(() => application.stop());

test.each(MONTHS)('%s: every field agrees with the computation by fractions', async (period) => {
  const { rows } = await application.get<{ rows: ProgressRow[] }>(`/api/progress?period=${period}`);
  const plain = plainRows(folder, period);
  expect(plain).toHaveLength(8);
  expect(rows).toHaveLength(plain.length);
  for (const expected of plain) {
    const row = rows.find((one) => one.indicator === expected.indicator && one.entity === expected.entity);
    expect(rowDifferences(expected, row)).toEqual([]);
  }
});

test('eighteen months of them', () => {
  expect(MONTHS).toHaveLength(18);
  const [june] = plainRows(folder, '2025-06').filter((row) => row.entity === 'ZJ');
  // 27326.9025 of 55273.32, by hand.
  expect(june).toMatchObject({ ytd: 27326.9025, status: 'behind', light: 'yellow' });
  expect(june!.completion).toBeCloseTo(49.4396, 4);
});

test('the months of 2024 do not add up to the year for Huzhou, and both stand as reported', async () => {
  const { points } = await application.get<{ points: { month: number; ytd: number }[] }>(
    '/api/series?indicator=TRADE&entity=HU&from=2024-01&to=2024-12',
  );
  const months = points.reduce((sum, point) => sum + point.month, 0);
  const year = points[11]!.ytd;
  expect(((year - months) / months) * 100).toBeCloseTo(-1.113, 2);
});

test('six cities are not the province, and nothing says they are', async () => {
  const { rows } = await application.get<{ rows: ProgressRow[] }>('/api/progress?period=2025-06');
  const of = (code: string) => rows.find((row) => row.entity === code)!;
  const cities = ['HZ', 'NB', 'WZ', 'HU', 'JH', 'TZ'].map(of);
  const shares = cities.reduce((sum, row) => sum + row.share!, 0);
  expect(shares).toBeLessThan(80);
  expect(of('ZJ').ytd).toBe(27326.9025);
  const pulls = cities.reduce((sum, row) => sum + row.pull!, 0);
  expect(Math.abs(pulls - of('ZJ').yoyYtd!)).toBeGreaterThan(0.5);
});

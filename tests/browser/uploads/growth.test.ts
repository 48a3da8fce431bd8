import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, visit } from '../../support/browser/page.ts';
import { commit, lead, PARK, stored, toText, two, undo, upload } from './upload-page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

/** A file that raises the park's August without saying anything of the growth published with it. */
async function revisions() {
  const known = await stored(application, '2025-08');
  const concerned = known.filter(({ row }) => row.yoyYtdSource === 'published');
  expect(concerned.length).toBeGreaterThan(0);
  const rows = concerned.map(({ name, row }) => ['2025-08', name, PARK, two(row.ytd! + 0.05)]);
  return { concerned, buffer: Buffer.from(toText([['期间', '指标', '园区', '累计'], ...rows])) };
}

test('growth that a revision does not restate is asked for, shown, changed, committed and taken back', async () => {
  const { concerned, buffer } = await revisions();
  const page = await newPage(application);
  await visit(page, '/uploads');
  await upload(page, { name: '8月修订.csv', buffer });
  expect(await lead(page)).toBe('还有 1 个问题，答完就能看到会改变什么。');
  const question = page.locator('.question');
  expect(await question.locator('.finding-list li').count()).toBe(concerned.length);
  expect(await question.locator('.finding-list li').first().textContent()).toContain('没有重报');
  await page.getByRole('button', { name: '继续' }).click();
  expect(await page.locator('.questions [role=alert]').count()).toBe(1);
  await page.getByLabel(/^保留/).check();
  await page.getByRole('button', { name: '继续' }).click();

  const section = page.getByRole('region', { name: '没有重报的同比' });
  await section.waitFor();
  expect(await section.textContent()).toContain(`${concerned.length} 处，保留原公布数`);
  await section.getByRole('button', { name: '改为清除' }).click();
  await section.getByText(`${concerned.length} 处，清除`).waitFor();
  expect(await page.locator('.difference-table').textContent()).toContain('累计同比');

  const growth = async () =>
    (await stored(application, '2025-08'))
      .filter(({ name }) => concerned.some((one) => one.name === name))
      .map(({ row }) => row.yoyYtdSource);
  await commit(page, '统计局修订');
  expect(await growth()).not.toContain('published');
  await undo(page, '填错了');
  expect(new Set(await growth())).toEqual(new Set(['published']));
  const id = Number(/\d+$/.exec(new URL(page.url()).pathname)![0]);
  const { answers } = await application.get<UploadDocument>(`/api/uploads/${id}`);
  expect(answers).toEqual({ 'growth-not-restated': 'clear' });
}, 60_000);

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Application, type ProgressAnswer, startApplication } from '../support/application.ts';
import { newPage, visit } from '../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const dialog = (page: Page) => page.getByRole('dialog');

describe('people, first months and the files of the tables', () => {
  test.each(['entities', 'indicators', 'targets'])(
    '%s.csv sent back as it was changes nothing',
    async (view) => {
      const page = await newPage(application);
      await visit(page, `/administration?view=${view}&period=2025-08`);
      await page.locator('.record-table tbody tr').first().waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '下载 CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`${view}.csv`);
      const buffer = readFileSync((await file.path())!);
      await page
        .locator('.filters input[type=file]')
        .setInputFiles({ name: file.suggestedFilename(), mimeType: 'text/csv', buffer });
      await dialog(page).getByText('与现有的完全相同').waitFor();
    },
  );

  test('a target is raised from July on; June keeps the one before', async () => {
    const page = await newPage(application);
    await visit(page, '/administration?view=targets&period=2025-08');
    await page.getByLabel('按名称或编码查找').fill('规上工业开票销售 化工');
    await page.locator('.record-table tbody button').first().click();
    await dialog(page).getByLabel('目标', { exact: true }).fill('999');
    await dialog(page).getByLabel('起始月').selectOption('7');
    for (const plan of await dialog(page)
      .getByLabel(/月计划$/)
      .all())
      await plan.fill('');
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await page.locator('.record-table tbody', { hasText: '7月起' }).waitFor();
    const valueAt = async (period: string) => {
      const { rows } = await application.get<ProgressAnswer>(
        `/api/progress?period=${period}&entity=P-HG&indicator=IND_INVOICE`,
      );
      return rows[0]!.target!.value;
    };
    expect(await valueAt('2025-08')).toBe(999);
    expect(await valueAt('2025-06')).not.toBe(999);
  });

  test('who is responsible is edited, and the base only of an index', async () => {
    const page = await newPage(application);
    await visit(page, '/administration?view=indicators');
    await page.getByLabel('按名称或编码查找').fill('规上工业开票销售');
    await page.locator('.record-table tbody button').first().click();
    expect(await dialog(page).getByLabel('基期').count()).toBe(0);
    await dialog(page).getByLabel('责任人').fill('示例人员');
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await page.locator('.record-table tbody', { hasText: '示例人员' }).waitFor();
    await page.getByRole('button', { name: '新增指标' }).click();
    await dialog(page).getByLabel('性质').selectOption('index');
    expect(await dialog(page).getByLabel('基期').inputValue()).toBe('');
  });
});

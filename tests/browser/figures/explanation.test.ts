import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { explain } from '../../../domain/explanation/explain.ts';
import { EXPLAINABLE_FIELDS } from '../../../domain/explanation/explainable-field.ts';
import { FIELD_NAMES } from '../../../domain/explanation/field-names.ts';
import { demonstrationFolder } from '../../../server/paths.ts';
import { type Application, startApplication } from '../../support/application.ts';
import { newPage, visit } from '../../support/browser/page.ts';
import { answerOf, keyOf } from '../../support/browser/shown.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

const open = async (page: Page, row: string, field: string) => {
  await page.locator(`[data-row="${row}"] [data-field="${field}"]`).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};

describe('every number is a door', () => {
  test('to its formula with the inputs, and the file and row it came from', async () => {
    const answer = await answerOf(application, 'period=2025-08&entity=P-GX&indicator=IND_INVOICE');
    const row = answer.rows[0]!;
    const page = await newPage(application);
    await visit(page, '/parks/P-GX?period=2025-08');
    const dialog = await open(page, 'IND_INVOICE P-GX', 'completion');
    const expected = explain(row, 'completion', answer.indicatorOf(row));
    expect(await dialog.locator('.formula-result').textContent()).toBe(expected.result.zh);
    expect(await dialog.locator('.formula-words').textContent()).toBe(expected.formula.zh);
    const inputs = await dialog.locator('.formula-inputs dd').allTextContents();
    expect(inputs).toEqual(expected.inputs.map((input) => input.value.zh));

    const source = await dialog
      .getByText(/^observations\.csv 第\d+行$/)
      .first()
      .textContent();
    const line = Number(/第(\d+)行/.exec(source!)![1]);
    const lines = readFileSync(join(demonstrationFolder(), 'observations.csv'), 'utf8').split(/\r?\n/);
    const stored = lines[line - 1]!.split(',');
    expect(stored.slice(0, 3)).toEqual(['2025-08', 'IND_INVOICE', 'P-GX']);
    expect(stored).toContain(String(row.ytd));
  });

  test('every field of it has its own formula, and all are there', async () => {
    const answer = await answerOf(application, 'period=2025-08&entity=P-GX&indicator=IND_INVOICE');
    const row = answer.rows[0]!;
    const page = await newPage(application);
    await visit(page, '/parks/P-GX?period=2025-08');
    const dialog = await open(page, 'IND_INVOICE P-GX', 'ytd');
    for (const field of EXPLAINABLE_FIELDS) {
      const { result, formula } = explain(row, field, answer.indicatorOf(row));
      if (field === 'light' || result.zh === '—') continue;
      const button = dialog.locator('.field-list button').filter({
        has: page.getByText(FIELD_NAMES[field].zh, { exact: true }),
      });
      expect(await button.locator('.field-result').textContent()).toBe(result.zh);
      await button.click();
      expect(await dialog.locator('.formula-words').textContent()).toBe(formula.zh);
    }
  });

  test('opens by Enter, closes by Esc and gives the focus back', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    const door = page.locator('[data-row] [data-field="ytd"]').first();
    await door.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowLeft');
    expect(new URL(page.url()).searchParams.get('period')).toBe('2025-08');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await door.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a target raised in mid-year shows both versions', async () => {
    const { rows } = await answerOf(application, 'period=2025-08&kind=zone,park');
    const raised = rows.find((row) => (row.target?.version ?? 1) > 1)!;
    const page = await newPage(application);
    await visit(page, `/parks/${raised.entity}?period=2025-08`);
    const dialog = await open(page, keyOf(raised), 'target');
    const history = dialog.locator('.history', { hasText: '目标版本' });
    await history.locator('tbody tr').nth(1).waitFor();
    const versions = await history.locator('tbody tr td:first-child').allTextContents();
    expect(versions.map(Number)).toEqual([2, 1]);
  });

  test('a dash says why on hover', async () => {
    const page = await newPage(application);
    await visit(page, '/?period=2025-08');
    const reasons = await page.locator('.nothing').evaluateAll((dashes) =>
      dashes.map((dash) => ({
        row: dash.closest<HTMLElement>('[data-row]')?.dataset.row,
        column: dash.closest('td')?.className,
        reason: dash.getAttribute('title'),
      })),
    );
    expect(reasons.length).toBeGreaterThan(3);
    expect(reasons.filter(({ reason }) => !reason)).toEqual([]);
  });
});

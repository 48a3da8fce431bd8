import { beforeEach, describe, expect, test } from '@jest/globals';
import { indicatorTiles } from '../domain/decks/pages/kpis.ts';
import { fieldName } from '../domain/explanation/field-names.ts';
import type { Indicator, Target } from '../domain/model.ts';
import { levelShares, plannedOf } from '../domain/progress/completion.ts';
import { lightWord } from '../web/components/lights.tsx';
import { setLanguage } from '../web/i18n/index.ts';
import { tilesOf } from '../web/indicator/tiles.ts';
import { indicator, rowOf } from './domain/given.ts';

beforeEach(() => setLanguage('zh'));

const RATE: Partial<Indicator> = { kind: 'rate', unit: '%', direction: 'lower' };
/** A limit of 20 % in December, of 22 % until June. */
const PLANNED: Partial<Target> = {
  type: 'cap',
  value: 20,
  plan: [null, null, null, null, null, 22, null, null, null, null, null, null],
};

describe('a level that has a plan by month', () => {
  const row = rowOf('2025-06', { ytd: 22.5 }, PLANNED, RATE);

  test('is compared with the month of its plan, and every surface says so', () => {
    expect(plannedOf(row)).toBe(22);
    expect(lightWord(row, indicator(RATE))).toBe('高于计划0.50个百分点');
    expect(tilesOf(row, indicator(RATE)).map(({ name }) => name)).toContain('与计划之差');
    expect(indicatorTiles(row, indicator(RATE), '2025-06').map(({ name }) => name.zh)).toContain('与计划差');
    expect(fieldName('gap', row, indicator(RATE)).zh).toBe('与计划差');
  });

  test('is drawn with its plan, both in % of the target', () => {
    expect(levelShares(row)).toEqual({ level: 112.5, planned: 110 });
  });
});

test('a level without a plan is compared with its limit, and every surface says so', () => {
  const row = rowOf('2025-06', { ytd: 20.5 }, { ...PLANNED, plan: null }, RATE);
  expect(lightWord(row, indicator(RATE))).toBe('超控制目标0.50个百分点');
  expect(tilesOf(row, indicator(RATE)).map(({ name }) => name)).toContain('与控制目标之差');
  expect(indicatorTiles(row, indicator(RATE), '2025-06').map(({ name }) => name.zh)).toContain('与目标差');
  expect(fieldName('gap', row, indicator(RATE)).zh).toBe('与目标差');
});

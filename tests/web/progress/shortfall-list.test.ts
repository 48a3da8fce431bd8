import { describe, expect, test } from '@jest/globals';
import { indexCatalog } from '../../../web/api/catalog.ts';
import { barLimit, barOf } from '../../../web/components/shortfalls/shortfall-bars.ts';
import { groupShortfalls } from '../../../web/components/shortfalls/shortfall-groups.ts';
import { catalogAnswer } from '../catalog-answer.ts';
import { rowAt } from '../progress-rows.ts';

const catalog = indexCatalog(catalogAnswer());

describe('the groups of the list', () => {
  const red = rowAt(40, { entity: 'p1' });
  const yellow = rowAt(65, { entity: 'zone' });
  const project = rowAt(40, { entity: 'p2', reasons: { shortfallWeight: 'small-target' } });
  const december = rowAt(40, { entity: 'p1', period: '2024-12' });
  const rows = [red, yellow, project, december];
  const groups = (by: 'light' | 'entity' | 'lead') =>
    groupShortfalls(rows, by, '2025-08', catalog).map((group) => [group.key, group.rows]);

  test('are lights, each counting its small targets too, then what still shows last year', () => {
    expect(groups('light')).toEqual([
      ['red', [red, project]],
      ['yellow', [yellow]],
      ['earlier', [december]],
    ]);
  });

  test('say how many rows of a light are behind a small target', () => {
    expect(groupShortfalls(rows, 'light', '2025-08', catalog).map(({ remark }) => remark)).toEqual([
      '含目标为个位数的1项',
      undefined,
      expect.any(String),
    ]);
  });

  test('are entities in the catalogue’s order where they are asked for', () => {
    expect(groups('entity').map(([key]) => key)).toEqual(['zone', 'p1', 'p2', 'earlier']);
  });
});

describe('the bars of the list', () => {
  test('one row of 423 points does not flatten the rest', () => {
    expect(barLimit([1, 2, 3, 4, 5, 6, 7, 8, 9, 423])).toBe(18);
  });

  test('none is cut where they are alike, and an empty list has a scale', () => {
    expect(barLimit([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(10);
    expect(barLimit([])).toBe(1);
  });

  test('a level’s bar is what is missing of its target, not its own unit', () => {
    const target = { type: 'cap', value: 20, version: 1, from: 1 } as const;
    expect(barOf(rowAt(40, { target, gap: 0.84, gapAmount: 0.84, gapUnit: 'unit' }))).toBeCloseTo(4.2);
  });
});

import { describe, expect, test } from '@jest/globals';
import { indexCatalog } from '../../../web/api/catalog.ts';
import {
  formatOrder,
  inOrder,
  nextOrder,
  parseOrder,
} from '../../../web/components/shortfalls/shortfall-order.ts';
import { catalogAnswer } from '../catalog-answer.ts';
import { rowAt } from '../progress-rows.ts';

const catalog = indexCatalog(catalogAnswer());

describe('order in the address', () => {
  test('what weighs most first needs no saying; nonsense means the same', () => {
    expect(parseOrder(undefined)).toEqual({ column: 'gap', descending: true });
    expect(parseOrder('-colour')).toEqual({ column: 'gap', descending: true });
    expect(formatOrder({ column: 'gap', descending: true })).toBeUndefined();
  });

  test.each(['gap', '-monthly', 'entity', '-lead'])('%s comes back as it was', (text) => {
    expect(formatOrder(parseOrder(text))).toBe(text);
  });

  test('a click sorts numbers from the largest and names from the beginning, a second click turns round', () => {
    const first = nextOrder(parseOrder(undefined), 'monthly');
    expect(formatOrder(first)).toBe('-monthly');
    expect(formatOrder(nextOrder(first, 'monthly'))).toBe('monthly');
    expect(formatOrder(nextOrder(first, 'entity'))).toBe('entity');
  });
});

describe('rows in order', () => {
  const rows = [
    rowAt(60, { entity: 'p2', requiredMonthly: 3, shortfallWeight: 0.1, light: 'red' }),
    rowAt(40, { entity: 'p1', requiredMonthly: null, shortfallWeight: 8 }),
    rowAt(50, { entity: 'zone', requiredMonthly: 9, shortfallWeight: 3 }),
  ];
  const names = (sort: string | undefined) =>
    inOrder(rows, parseOrder(sort), catalog).map((row) => row.entity);

  test('by weight, by entity in the zone’s own order', () => {
    expect(names(undefined)).toEqual(['p1', 'zone', 'p2']);
    expect(names('entity')).toEqual(['zone', 'p1', 'p2']);
  });

  test('what is not known comes last either way', () => {
    expect(names('monthly')).toEqual(['p2', 'zone', 'p1']);
    expect(names('-monthly')).toEqual(['zone', 'p2', 'p1']);
  });
});

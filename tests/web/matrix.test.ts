import { describe, expect, test } from '@jest/globals';
import type { Entity, Indicator } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { indexCatalog } from '../../web/api/catalog.ts';
import { nextPlace, shortNumber, toMatrix } from '../../web/matrix/matrix-model.ts';

const entity = (code: string, kind: Entity['kind'], sort: number) =>
  ({ code, name: code, kind, sort }) as Entity;
const indicator = (code: string, category: string) => ({ code, name: code, category }) as Indicator;
const row = (of: string, who: string, status: ProgressRow['status'], gap: number | null = null) =>
  ({
    ...{ indicator: of, entity: who, period: '2025-08', status, gap, gapUnit: 'points' },
    ...{ completion: null, yoyYtd: null, yoyYtdSource: null, turn: null },
  }) as ProgressRow;

const catalog = indexCatalog({
  revision: 1,
  title: { zh: '', en: '' },
  demonstration: false,
  entities: [
    entity('p2', 'park', 2),
    entity('p1', 'park', 1),
    entity('z', 'zone', 9),
    entity('p3', 'park', 3),
  ],
  indicators: [indicator('a', '一'), indicator('b', '二'), indicator('c', '二')],
  categories: [
    { name: '一', nameEn: null, indicators: ['a'] },
    { name: '二', nameEn: null, indicators: ['c', 'b'] },
    { name: '三', nameEn: null, indicators: [] },
  ],
  periods: [],
  latestPeriod: null,
});

describe('the matrix', () => {
  const matrix = toMatrix(
    [
      row('a', 'z', 'behind'),
      row('a', 'p1', 'behind'),
      row('a', 'p2', 'ahead'),
      row('b', 'p1', 'behind'),
      row('b', 'p2', 'missing'),
    ],
    '2025-08',
    catalog,
  );

  test('has the zone first, then parks in their order; who has no row is left out', () => {
    expect(matrix.entities.map((one) => one.code)).toEqual(['z', 'p1', 'p2']);
  });

  test('has indicators by category in the catalogue’s order; what has no row is left out', () => {
    expect(matrix.groups.map((group) => group.lines.map((line) => line.indicator.code))).toEqual([
      ['a'],
      ['b'],
    ]);
  });

  test('has indicators that still show last year apart, and does not count them', () => {
    const december = { ...row('c', 'p1', 'behind'), period: '2024-12' };
    const january = toMatrix(
      [{ ...row('b', 'p1', 'behind'), period: '2025-01' }, december],
      '2025-01',
      catalog,
    );
    expect(january.groups.map((group) => group.lines.map((line) => line.indicator.code))).toEqual([['b']]);
    expect(january.earlier.map((line) => line.indicator.code)).toEqual(['c']);
    expect(january.behind).toEqual([1]);
  });

  test('keeps an empty place empty', () => {
    expect(matrix.groups[1]?.lines[0]?.cells.map((cell) => cell?.status ?? null)).toEqual([
      null,
      'behind',
      'missing',
    ]);
  });

  test('counts what is behind: parks in a line, indicators in a column', () => {
    expect(matrix.groups.map((group) => group.lines[0]?.behind)).toEqual([1, 1]);
    expect(matrix.behind).toEqual([1, 2, 0]);
  });
});

describe('the arrows', () => {
  const filled = [
    [true, true, false, true],
    [false, true, true, false],
  ];

  test.each([
    ['ArrowRight', { line: 0, column: 1 }, { line: 0, column: 3 }],
    ['ArrowLeft', { line: 0, column: 3 }, { line: 0, column: 1 }],
    ['ArrowDown', { line: 0, column: 1 }, { line: 1, column: 1 }],
    ['ArrowDown', { line: 0, column: 0 }, null],
    ['ArrowUp', { line: 0, column: 0 }, null],
    ['Home', { line: 1, column: 2 }, { line: 1, column: 1 }],
    ['End', { line: 1, column: 1 }, { line: 1, column: 2 }],
    ['Enter', { line: 0, column: 0 }, null],
  ])('%s from %j lead to %j', (key, from, to) => {
    expect(nextPlace(filled, from, key, false)).toEqual(to);
  });

  test('with Ctrl, Home and End lead to the corners', () => {
    expect(nextPlace(filled, { line: 1, column: 1 }, 'Home', true)).toEqual({ line: 0, column: 0 });
    expect(nextPlace(filled, { line: 0, column: 0 }, 'End', true)).toEqual({ line: 1, column: 2 });
  });
});

describe('the number beside a light', () => {
  const flow = { kind: 'flow', unit: '亿元', base: null, decimals: 2 } as const;
  const rate = { ...flow, kind: 'rate', unit: '%' } as const;
  test('is the one asked for, and a dash where there is none', () => {
    const behind = { ...row('a', 'p1', 'behind', -3.25), completion: 71.75, yoyYtd: -9.4 };
    expect(shortNumber(behind, 'gap', flow)).toBe('−3.3');
    expect(shortNumber(behind, 'completion', flow)).toBe('71.8%');
    expect(shortNumber(behind, 'growth', flow)).toBe('−9.4%');
    expect(shortNumber(behind, 'growth', rate)).toBe('−9.4');
    expect(shortNumber({ ...behind, gap: 0.84, gapUnit: 'unit' }, 'gap', rate)).toBe('+0.84');
    expect(
      shortNumber({ ...behind, yoyYtd: 0.2 }, 'growth', { ...flow, kind: 'index', unit: '点', decimals: 1 }),
    ).toBe('+0.2');
    expect(shortNumber(row('a', 'p1', 'not-applicable'), 'gap', flow)).toBe('—');
  });

  test('is a word where nothing was reported, whatever is asked for', () => {
    expect(shortNumber(row('a', 'p1', 'missing'), 'completion', flow)).toBe('未报');
  });
});

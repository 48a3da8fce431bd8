import { describe, expect, test } from '@jest/globals';
import { clearestBox, keepApart, placeEndLabels } from '../../../domain/figures/label-layout.ts';

describe('positions', () => {
  test('move apart as little as can be and stay inside', () => {
    expect(keepApart([10, 12], 10, 0, 100)).toEqual([6, 16]);
    expect(keepApart([50, 10], 10, 0, 100)).toEqual([50, 10]);
    expect(keepApart([99, 100], 10, 0, 100)).toEqual([90, 100]);
    expect(keepApart([0, 0, 0], 10, 0, 100)).toEqual([0, 10, 20]);
    expect(keepApart([], 10, 0, 100)).toEqual([]);
  });

  test('are at least the gap apart however many touch', () => {
    const placed = keepApart([5, 6, 7, 20, 21, 90], 8, 0, 100).sort((a, b) => a - b);
    for (let i = 1; i < placed.length; i++)
      expect(placed[i]! - placed[i - 1]!).toBeGreaterThanOrEqual(8 - 1e-9);
  });
});

test('a box is put where the least length of line crosses it', () => {
  const above = { x: 0, y: 0, width: 50, height: 20 };
  const below = { x: 0, y: 30, width: 50, height: 20 };
  const level = (y: number, from = 0) =>
    [
      [
        [from, y],
        [100, y],
      ],
    ] as const;
  expect(clearestBox([above, below], level(10))).toBe(below);
  expect(clearestBox([above, below], level(40))).toBe(above);
  expect(clearestBox([above, below], level(10, 60))).toBe(above);
});

test('the layout of labels scales with the drawing: points and pixels give the same picture', () => {
  const labels = [
    { role: 'target' as const, index: 3, value: 10, text: '年度目标 10' },
    { role: 'last-year' as const, index: 3, value: 9, text: '2024年 9' },
    { role: 'actual' as const, index: 1, value: 4, text: '2025年 4' },
  ];
  const lines = [
    [2, 4, null, null],
    [1, 3, 6, 9],
  ];
  const layout = (factor: number) =>
    placeEndLabels(labels, {
      plot: { x: 0, y: 0, width: 300 * factor, height: 200 * factor },
      size: 15 * factor,
      last: 3,
      xOf: (index) => index * 100 * factor,
      yOf: (value) => (10 - value) * 20 * factor,
      lines,
    }).map(({ box, inMargin }) => [box.x / factor, box.y / factor, inMargin]);
  expect(layout(2)).toEqual(layout(1));
  expect(layout(1).map(([, , inMargin]) => inMargin)).toEqual([true, true, false]);
});

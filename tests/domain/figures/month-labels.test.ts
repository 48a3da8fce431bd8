import { describe, expect, test } from '@jest/globals';
import { type LabelledBar, placeMonthLabels } from '../../../domain/figures/month-labels.ts';

const size = 10;
/** Bars of a month each, `slot` wide, standing on y = 100: `own` at the right of the slot. */
const bars = (texts: string[], slot: number, height = 40): LabelledBar[] =>
  texts.map((text, index) => ({
    index,
    text,
    box: { x: index * slot + slot * 0.4, y: 100 - height, width: slot * 0.5, height },
    isNegative: false,
  }));
const past = (count: number, slot: number, height: number) =>
  Array.from({ length: count }, (_, index) => ({
    x: index * slot + slot * 0.1,
    y: 100 - height,
    width: slot * 0.3,
    height,
  }));
const place = (own: LabelledBar[], others = past(0, 0, 0), isMovable = true) =>
  placeMonthLabels(own, others, { size, isMovable });

describe('labels of month bars', () => {
  test('stand in the middle over their own bar where there is room', () => {
    const [first] = place(bars(['0.18'], 60));
    expect(first!.box.x + first!.box.width / 2).toBeCloseTo(24 + 15);
    expect(first!.box.y + first!.box.height).toBeLessThan(60);
  });

  test('are fewer where they do not fit, counted back from the latest month', () => {
    const twelve = bars(
      Array.from({ length: 12 }, () => '123.45'),
      20,
    );
    const shown = place(twelve).map(({ index }) => index);
    expect(shown).toEqual([1, 3, 5, 7, 9, 11]);
    expect(place(twelve).every(({ text }) => text === '123.45')).toBe(true);
  });

  test('never have a bar of last year beneath them', () => {
    for (const slot of [18, 24, 30, 45, 80]) {
      for (const height of [10, 39, 41, 60, 90]) {
        for (const isMovable of [true, false]) {
          const others = past(8, slot, height);
          for (const { box } of place(
            bars(
              Array.from({ length: 8 }, () => '12.34'),
              slot,
            ),
            others,
            isMovable,
          )) {
            const under = others.filter(
              (one) =>
                one.x < box.x + box.width &&
                box.x < one.x + one.width &&
                one.y < box.y + box.height &&
                box.y < one.y + one.height,
            );
            expect(under).toEqual([]);
          }
        }
      }
    }
  });

  test('of a loss are below its bar', () => {
    const loss: LabelledBar = {
      index: 0,
      text: '−5.00',
      box: { x: 20, y: 100, width: 20, height: 30 },
      isNegative: true,
    };
    expect(place([loss])[0]!.box.y).toBeGreaterThan(130);
  });

  test('keep to the middle of their bar where they cannot be moved', () => {
    const others = past(3, 30, 60);
    for (const { index, box } of place(bars(['12.34', '12.34', '12.34'], 30), others, false)) {
      expect(box.x + box.width / 2).toBeCloseTo(index * 30 + 12 + 7.5);
    }
  });
});

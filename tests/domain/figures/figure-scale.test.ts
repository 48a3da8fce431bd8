import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MEASURES, type Page } from '../../../domain/decks/deck.ts';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { exactScale, figureScale, niceScale, stepDecimals } from '../../../domain/figures/scale.ts';
import { monthsChart } from '../../../formats/pptx/charts/chart-months.ts';
import { pathChart } from '../../../formats/pptx/charts/chart-path.ts';
import { toOption } from '../../../web/charts/options/option.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';
import { DRAWING } from '../../web/charts/figures.ts';

describe('an axis with round ends', () => {
  test.each([
    [[3, 17.6, 33.78], true, { min: 0, max: 40, step: 10 }],
    [[3, 17], true, { min: 0, max: 20, step: 5 }],
    [[-5, 12], true, { min: -5, max: 15, step: 5 }],
    [[100, 103], false, { min: 100, max: 103, step: 1 }],
    [[0, 0], true, { min: 0, max: 1, step: 0.2 }],
    [[null, null], true, { min: 0, max: 1, step: 1 }],
    [[0.0003], true, { min: 0, max: 0.0003, step: 0.0001 }],
    [[1e12], true, { min: 0, max: 1e12, step: 2e11 }],
  ])('of %j (zero: %p) is %j', (values, zero, scale) => {
    expect(niceScale(values, { zero })).toEqual(scale);
  });

  test('leaves zero out only where that is allowed and the values are flat and far from it', () => {
    expect(niceScale([3200, 3400], { zero: false }).min).toBe(3200);
    expect(niceScale([3200, 3400], { zero: true }).min).toBe(0);
    expect(niceScale([10, 3400], { zero: false }).min).toBe(0);
  });

  test('of things counted in ones has no step below one', () => {
    expect(niceScale([1], { zero: true, decimals: 0 })).toEqual({ min: 0, max: 1, step: 1 });
    expect(niceScale([0.31], { zero: true, decimals: 1 }).step).toBe(0.1);
  });

  test('has gridlines that can be written with the decimals of its values', () => {
    expect(niceScale([12], { zero: true, decimals: 0 })).toEqual({ min: 0, max: 15, step: 5 });
    expect(niceScale([12], { zero: true, decimals: 1 })).toEqual({ min: 0, max: 12.5, step: 2.5 });
    expect(niceScale([120], { zero: true, decimals: 0 })).toEqual({ min: 0, max: 125, step: 25 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 3 }), (value, decimals) => {
        const { step } = niceScale([value / 10 ** decimals], { zero: true, decimals });
        expect(stepDecimals(step)).toBeLessThanOrEqual(decimals);
      }),
    );
  });

  test('holds every value, in at most six steps', () => {
    const value = fc.integer({ min: -1e12, max: 1e12 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.boolean(), (values, zero) => {
        const { min, max, step } = niceScale(values, { zero });
        const room = 1e-6 * Math.max(1, Math.abs(min), Math.abs(max));
        expect(min).toBeLessThanOrEqual(Math.min(...values) + room);
        expect(max).toBeGreaterThanOrEqual(Math.max(...values) - room);
        expect(min).toBeLessThan(max);
        expect(Math.round((max - min) / step)).toBeLessThanOrEqual(6);
        if (zero) expect([min <= 0, max >= 0]).toEqual([true, true]);
      }),
    );
  });

  test('is written with the decimals that its step needs', () => {
    expect(stepDecimals(niceScale([0.4], { zero: true }).step)).toBe(1);
    expect(stepDecimals(niceScale([400], { zero: true }).step)).toBe(0);
    expect(stepDecimals(2.5)).toBe(1);
  });
});

test('an axis without round ends keeps zero', () => {
  expect(exactScale([5, 8.1])).toMatchObject({ min: 0, max: 8.1 });
  expect(exactScale([])).toMatchObject({ min: 0, max: 1 });
});

describe('every figure of the demonstration zone', () => {
  const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
  const { indicators, entities } = source.catalog;
  const figures = indicators.flatMap(({ code }) =>
    entities.flatMap((entity) => source.figures(code, entity.code)?.figures ?? []),
  );

  test('has the same axis on the page and on a slide, and its values lie on it', () => {
    expect(figures.length).toBeGreaterThan(1000);
    for (const figure of figures) {
      const scale = figureScale(figure);
      expect([figure, pageScale(figure)]).toEqual([figure, scale]);
      const native = slideScale(figure);
      if (native) expect([figure, native]).toEqual([figure, scale]);
      if (figure.kind !== 'path' && figure.kind !== 'months') continue;
      for (const value of figure.series.flatMap(({ values }) => values)) {
        if (value === null) continue;
        expect(value).toBeGreaterThanOrEqual(scale.min);
        expect(value).toBeLessThanOrEqual(scale.max);
      }
      if (figure.kind === 'months') expect([scale.min <= 0, scale.max >= 0]).toEqual([true, true]);
    }
  });
});

test('the inline charts of ranking pages have the axis of their figure', () => {
  const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
  const pages = source.catalog.indicators.flatMap(({ code }) =>
    MEASURES.map((measure): Page => ({ kind: 'ranking', indicator: code, measure })),
  );
  const tables = deckContents({ title: '', period: null, pages }, source).flatMap((page) => page.tables);
  expect(tables.length).toBeGreaterThan(60);
  for (const { lane, figure } of tables) {
    const { min, max } = figureScale(figure!);
    expect({ min: lane!.from, max: lane!.to }).toEqual({ min, max });
  }
});

function pageScale(figure: Figure) {
  const { xAxis, yAxis } = toOption(figure, DRAWING);
  const isRow = figure.kind === 'ranking' || figure.kind === 'contribution';
  const axis = (isRow ? xAxis : yAxis) as { min: number; max: number; interval?: number };
  return { min: axis.min, max: axis.max, step: axis.interval ?? figureScale(figure).step };
}

/** Rankings and waterfalls are columns of tables on slides; see the next test. */
function slideScale(figure: Figure) {
  if (figure.kind !== 'path' && figure.kind !== 'months') return null;
  const built = (figure.kind === 'months' ? monthsChart : pathChart)(
    figure,
    { width: 500, height: 300, size: 12 },
    'zh',
  );
  const axis = built.chart.axes.find((xml) => xml.startsWith('<c:valAx>'))!;
  const number = (name: string) => Number(new RegExp(`<c:${name} val="([^"]+)"`).exec(axis)![1]);
  return { min: number('min'), max: number('max'), step: number('majorUnit') };
}

import { describe, expect, test } from '@jest/globals';
import { waterfallSteps } from '../../../domain/figures/waterfall.ts';

describe('the steps of a waterfall', () => {
  const name = { zh: '', en: '' };

  test('lead from part to part, then from zero to the whole', () => {
    const steps = waterfallSteps([
      { role: 'actual', name, values: [1.2, 1.3, null, null] },
      { role: 'difference', name, values: [null, null, 0.5, null] },
      { role: 'total', name, values: [null, null, null, 3] },
    ]);
    expect(steps).toEqual([
      { kind: 'part', from: 0, to: 1.2, amount: 1.2 },
      { kind: 'part', from: 1.2, to: 2.5, amount: 1.3 },
      { kind: 'difference', from: 2.5, to: 3, amount: 0.5 },
      { kind: 'total', from: 0, to: 3, amount: 3 },
    ]);
  });

  test('add up as decimals do, and cross zero', () => {
    const steps = waterfallSteps([{ role: 'actual', name, values: [0.1, 0.2, null, -1] }]);
    expect(steps[1]).toEqual({ kind: 'part', from: 0.1, to: 0.3, amount: 0.2 });
    expect(steps[2]).toEqual({ kind: 'missing', from: 0.3, to: 0.3, amount: null });
    expect(steps[3]).toEqual({ kind: 'part', from: 0.3, to: -0.7, amount: -1 });
  });
});

import { sum } from '../../exact.ts';
import type { FigureSeries } from '../../figures/figure.ts';

/** One step of a waterfall in the figure's unit: a part or the difference from where the last ended, a total from 0. */
export interface Step {
  kind: 'part' | 'difference' | 'total';
  from: number;
  to: number;
}

/**
 * The steps of a waterfall; null is a gap that moves nothing.
 *
 * @example parts 1.2, 1.3, difference 0.5, total 3 → 0…1.2, 1.2…2.5, 2.5…3, 0…3
 */
export function stepsOf(series: readonly FigureSeries[], start = 0): (Step | null)[] {
  const values = (role: FigureSeries['role']) => series.find((one) => one.role === role)?.values ?? [];
  const parts = values('actual');
  const differences = values('difference');
  const totals = values('total');
  const count = Math.max(0, ...series.map((one) => one.values.length));
  let reached = start;
  return Array.from({ length: count }, (_, i) => {
    const total = totals[i] ?? null;
    if (total !== null) return { kind: 'total', from: 0, to: total };
    const difference = differences[i] ?? null;
    const amount = difference ?? parts[i] ?? null;
    if (amount === null) return null;
    const from = reached;
    reached = sum([reached, amount]);
    return { kind: difference === null ? 'part' : 'difference', from, to: reached };
  });
}

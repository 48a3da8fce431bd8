import { sum } from '../exact.ts';
import type { FigureSeries } from './figure.ts';

/**
 * One step of a waterfall, in the figure's unit. A part or the difference starts where the step before ended, a total
 * starts at zero. A missing step has no amount and moves nothing.
 */
export interface WaterfallStep {
  kind: 'part' | 'difference' | 'total' | 'missing';
  from: number;
  to: number;
  amount: number | null;
}

/**
 * The steps of a waterfall, one for each category, with sums that are exact in decimal digits.
 *
 * @param start where the first step sets out: on a page that continues a waterfall, where the page before ended
 * @example parts 1.2, 1.3, difference 0.5, total 3 → 0…1.2, 1.2…2.5, 2.5…3, 0…3
 */
export function waterfallSteps(series: readonly FigureSeries[], start = 0): WaterfallStep[] {
  const values = (role: FigureSeries['role']) => series.find((one) => one.role === role)?.values ?? [];
  const parts = values('actual');
  const differences = values('difference');
  const totals = values('total');
  const count = Math.max(0, ...series.map((one) => one.values.length));
  let reached = start;
  return Array.from({ length: count }, (_, i): WaterfallStep => {
    const total = totals[i] ?? null;
    if (total !== null) return { kind: 'total', from: 0, to: total, amount: total };
    const difference = differences[i] ?? null;
    const amount = difference ?? parts[i] ?? null;
    if (amount === null) return { kind: 'missing', from: reached, to: reached, amount };
    const from = reached;
    reached = sum([reached, amount]);
    return { kind: difference === null ? 'part' : 'difference', from, to: reached, amount };
  });
}

import type { Indicator } from '../model.ts';
import { lowerIsBetter } from './pace-and-status.ts';
import type { ProgressRow } from './progress-row.ts';
import { hasSmallTarget } from './shortfall-weight.ts';

/** What the rest of the year still has to bring. */
export interface Need {
  /** The field that explains it. */
  field: 'requiredMonthly' | 'remaining' | 'requiredYoy';
  /**
   * `month`: that much in each month left. `whole`: that much altogether, where a month's part would be a third of a
   * project or the year is over. `net`: a net increase. `growth`: growth in % over the same months of last year.
   */
  per: 'month' | 'whole' | 'net' | 'growth';
  value: number;
}

/** null where nothing has to be added: the target is reached, is one to stay below, or is a level. */
export function needOf(row: ProgressRow, indicator: Indicator): Need | null {
  const { status, target, remaining, requiredMonthly, requiredYoy } = row;
  if (!target || (status !== 'behind' && status !== 'ahead' && status !== 'on')) return null;
  if (lowerIsBetter(indicator, target) || row.gapUnit === 'unit') return null;
  if (target.type === 'growth') {
    return requiredYoy === null ? null : { field: 'requiredYoy', per: 'growth', value: requiredYoy };
  }
  if (remaining === null || remaining === 0) return null;
  if (indicator.kind === 'stock') return { field: 'remaining', per: 'net', value: remaining };
  if (requiredMonthly === null || hasSmallTarget(row, indicator)) {
    return { field: 'remaining', per: 'whole', value: remaining };
  }
  return { field: 'requiredMonthly', per: 'month', value: requiredMonthly };
}

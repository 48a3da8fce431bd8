import type { Entity, Indicator, Month } from '../model.ts';
import { addMonths, hasPeriod, monthsBetween, ownPeriod } from '../month.ts';
import { judgedRow } from './judged-row.ts';
import type { ObservationLookup } from './observations.ts';
import type { Light, ProgressStatus } from './progress-row.ts';

/** How an indicator of an entity stood in one month. */
export interface MonthLight {
  period: Month;
  /** null where the indicator has no period in this month: it is quarterly, or has no January. */
  light: Light | null;
  status: ProgressStatus | null;
}

/**
 * The lights of the last months, oldest first, each as it is judged with what is known now: its own figures against the
 * target that was in force then. The last one is the row's own period.
 *
 * @param asked the meeting's data month
 * @param months how many calendar months, also those without a period
 * @example quarterly at 2025-08, 13 months → 2024-06 … 2025-06, of which every third has a light
 */
export function lightHistory(
  { indicator, entity }: { indicator: Indicator; entity: Entity },
  asked: Month,
  months: number,
  lookup: ObservationLookup,
): MonthLight[] {
  const last = ownPeriod(indicator, asked);
  return monthsBetween(addMonths(last, 1 - months), last).map((period) => {
    if (!hasPeriod(indicator, period)) return { period, light: null, status: null };
    const { light, status } = judgedRow({ indicator, entity }, period, period, lookup).row;
    return { period, light, status };
  });
}

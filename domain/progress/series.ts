import type { Entity, Indicator, Month, ObservationStatus } from '../model.ts';
import { lastYear, monthOf, periodsOf, yearOf } from '../month.ts';
import { growth } from './growth.ts';
import { type Facts, monthValue, yearToDate } from './observation-lookup.ts';
import { paceOf, plannedLevel } from './pace.ts';
import type { GrowthSource, PaceMethod, ValueSource } from './progress-row.ts';

/** One month of one figure. Levels in the indicator's unit, growth in % (points for a rate); null is a gap. */
export interface SeriesPoint {
  period: Month;
  month: number | null;
  monthSource: ValueSource | null;
  ytd: number | null;
  ytdSource: ValueSource | null;
  yoyMonth: number | null;
  yoyMonthSource: GrowthSource | null;
  yoyYtd: number | null;
  yoyYtdSource: GrowthSource | null;
  /** The planned level at this month: by the target's plan, else its linear share, else the target itself. */
  plan: number | null;
  planMethod: PaceMethod | null;
  status: ObservationStatus | null;
}

/**
 * The figure's path, a point for each month that the indicator has between `from` and `to`: no January for one
 * that is first published with February, quarter ends only for a quarterly one.
 */
export function seriesPoints(
  indicator: Indicator,
  entity: Entity,
  from: Month,
  to: Month,
  facts: Facts,
): SeriesPoint[] {
  return periodsOf(indicator, from, to).map((period) => seriesPoint(indicator, entity.code, period, facts));
}

function seriesPoint(indicator: Indicator, entity: string, period: Month, facts: Facts): SeriesPoint {
  const observation = facts.observation(indicator.code, entity, period);
  const ytd = yearToDate(facts, indicator, entity, period);
  const month = monthValue(facts, indicator, entity, period);
  const before = lastYear(period);
  const overYear = growth(
    indicator.kind,
    ytd.value,
    yearToDate(facts, indicator, entity, before).value,
    observation?.yoyYtd ?? null,
  );
  const overMonth = growth(
    indicator.kind,
    month.value,
    monthValue(facts, indicator, entity, before).value,
    observation?.yoyMonth ?? null,
  );
  const target = facts.target(indicator.code, entity, yearOf(period));
  const pace = target ? paceOf(indicator, target, monthOf(period)) : null;
  return {
    period,
    month: month.value,
    monthSource: month.source,
    ytd: ytd.value,
    ytdSource: ytd.source,
    yoyMonth: overMonth.value,
    yoyMonthSource: overMonth.source,
    yoyYtd: overYear.value,
    yoyYtdSource: overYear.source,
    plan: target && pace ? plannedLevel(target, pace) : null,
    planMethod: pace?.method ?? null,
    status: observation?.status ?? null,
  };
}

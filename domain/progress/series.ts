import type { Entity, Indicator, Month, ObservationStatus } from '../model.ts';
import { lastYear, monthOf, periodsOf, toMonth, yearOf } from '../month.ts';
import { growth } from './growth.ts';
import { monthValue, type ObservationLookup, yearToDate } from './observations.ts';
import { lowerIsBetter, type Pace, paceOf, plannedLevel } from './pace-and-status.ts';
import type { GrowthSource, PaceMethod, ValueSource } from './progress-row.ts';

/** One month of a series. Levels in the indicator's unit, growth in % (points for a rate); null is a gap. */
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
  /** The planned level at this month: on the target's way, or the target itself. */
  plan: number | null;
  planMethod: PaceMethod | null;
  status: ObservationStatus | null;
}

/**
 * One point for each month that the indicator has between `from` and `to`: no January where January and February are
 * published together, quarter ends only for a quarterly indicator.
 */
export function seriesPoints(
  indicator: Indicator,
  entity: Entity,
  from: Month,
  to: Month,
  lookup: ObservationLookup,
): SeriesPoint[] {
  return periodsOf(indicator, from, to).map((period) => seriesPoint(indicator, entity.code, period, lookup));
}

function seriesPoint(
  indicator: Indicator,
  entity: string,
  period: Month,
  lookup: ObservationLookup,
): SeriesPoint {
  const observation = lookup.observation(indicator.code, entity, period);
  const ytd = yearToDate(lookup, indicator, entity, period);
  const month = monthValue(lookup, indicator, entity, period);
  const before = lastYear(period);
  const ytdBefore = yearToDate(lookup, indicator, entity, before);
  const overYear = growth(indicator, ytd, ytdBefore, observation?.yoyYtd ?? null);
  const monthBefore = monthValue(lookup, indicator, entity, before);
  const overMonth = growth(indicator, month, monthBefore, observation?.yoyMonth ?? null);
  const pace = planOf(indicator, entity, period, lookup);
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
    plan: pace && plannedLevel(pace),
    planMethod: pace?.method ?? null,
    status: observation?.status ?? null,
  };
}

/** Null where no level is planned: without a target, for a growth target, and for one of zero. */
function planOf(indicator: Indicator, entity: string, period: Month, lookup: ObservationLookup): Pace | null {
  const target = lookup.target(indicator.code, entity, period);
  if (!target || target.type === 'growth') return null;
  const december = yearToDate(lookup, indicator, entity, toMonth(yearOf(period) - 1, 12)).value;
  const pace = paceOf(indicator, target, monthOf(period), december, lowerIsBetter(indicator, target));
  return typeof pace === 'string' ? null : pace;
}

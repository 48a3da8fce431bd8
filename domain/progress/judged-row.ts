import type { Entity, Indicator, Month, Observation, Target } from '../model.ts';
import { lastYear, monthOf, periodsOf, toMonth, yearOf } from '../month.ts';
import { growth, growthBase, turn } from './growth.ts';
import { isReported, monthValue, type ObservationLookup, yearToDate } from './observations.ts';
import { evaluateStatus, lowerIsBetter, type NoPace, type Pace, paceOf } from './pace-and-status.ts';
import { addsUpOverEntities } from './parts-and-whole.ts';
import { blankRow, type ProgressRow } from './progress-row.ts';

interface JudgedRow {
  row: ProgressRow;
  target: Target | undefined;
  pace: Pace | NoPace | null | undefined;
  reported: boolean;
}

/** A row's figures, status and light at one of its indicator's own periods, without what compares it with others. */
export function judgedRow(
  { indicator, entity }: { indicator: Indicator; entity: Entity },
  asked: Month,
  period: Month,
  lookup: ObservationLookup,
): JudgedRow {
  const observation = lookup.observation(indicator.code, entity.code, period);
  const target = lookup.target(indicator.code, entity.code, period);
  const row = blankRow(indicator.code, entity.code, period, target);
  if (!isReported(observation)) {
    // Last year had neither a target nor a report, so the first period of this pair has not come yet.
    if (yearOf(period) < yearOf(asked) && !target && !reportedInYear(indicator, entity, period, lookup))
      notDue(row);
    return { row, target, pace: null, reported: false };
  }
  fillFigures(row, indicator, observation, lookup);
  row.lastYearTotal = yearToDate(lookup, indicator, entity.code, toMonth(yearOf(period) - 1, 12)).value;
  const pace = target && paceOfRow(row, indicator, target);
  const evaluated = evaluateStatus(
    indicator,
    target,
    pace ?? null,
    monthOf(period),
    row.ytd,
    row.yoyYtd,
    row.reasons.yoyYtd,
  );
  row.status = evaluated.status;
  row.light = evaluated.light;
  if (evaluated.reason) row.reasons.status = evaluated.reason;
  else delete row.reasons.status;
  return { row, target, pace, reported: true };
}

function reportedInYear(
  indicator: Indicator,
  entity: Entity,
  period: Month,
  lookup: ObservationLookup,
): boolean {
  return periodsOf(indicator, toMonth(yearOf(period), 1), period).some((month) =>
    isReported(lookup.observation(indicator.code, entity.code, month)),
  );
}

/** Null for a growth target, which has none. */
function paceOfRow(row: ProgressRow, indicator: Indicator, target: Target): Pace | NoPace | null {
  if (target.type === 'growth') return null;
  const lower = lowerIsBetter(indicator, target);
  return paceOf(indicator, target, monthOf(row.period), row.lastYearTotal, lower);
}

function notDue(row: ProgressRow): void {
  row.status = 'not-applicable';
  row.reasons.status = 'not-due';
}

function fillFigures(
  row: ProgressRow,
  indicator: Indicator,
  observation: Observation,
  lookup: ObservationLookup,
): void {
  const { entity, period } = row;
  const ytd = yearToDate(lookup, indicator, entity, period);
  const month = monthValue(lookup, indicator, entity, period);
  row.ytd = ytd.value;
  row.ytdSource = ytd.source;
  row.month = month.value;
  row.monthSource = month.source;
  const before = yearToDate(lookup, indicator, entity, lastYear(period));
  row.ytdLastYear = before.value;
  row.reportStatus = observation.status;

  const overYear = growth(indicator, ytd, before, observation.yoyYtd);
  row.yoyYtd = overYear.value;
  row.yoyYtdSource = overYear.source;
  row.yoyYtdComputed = overYear.computed;
  if (overYear.reason) row.reasons.yoyYtd = overYear.reason;
  const monthBefore = monthValue(lookup, indicator, entity, lastYear(period));
  const overMonth = growth(indicator, month, monthBefore, observation.yoyMonth);
  row.yoyMonth = overMonth.value;
  row.yoyMonthSource = overMonth.source;
  if (overMonth.reason) row.reasons.yoyMonth = overMonth.reason;

  if (addsUpOverEntities(indicator)) {
    const base = growthBase(indicator, row.ytd, row.ytdLastYear, observation.yoyYtd);
    row.base = base.value;
    row.baseAdjusted = base.adjusted;
    row.turn = turn(row.ytd, row.ytdLastYear);
  }
  if (row.ytd === null) row.reasons.ytd = indicator.kind === 'growth' ? 'growth-only' : 'not-reported';
}

import { compare, difference, percentOf } from '../exact.ts';
import type { Entity, Indicator, Month, Observation, Target } from '../model.ts';
import { lastYear, monthOf, ownPeriod, previousPeriod, toMonth, yearOf } from '../month.ts';
import { blankRow } from './blank-row.ts';
import { noPart, type PartOf, partOf } from './contribution.ts';
import { growth, growthBase, turn } from './growth.ts';
import {
  accumulates,
  addsUpOverEntities,
  type Facts,
  isReported,
  monthValue,
  periodsAround,
  yearToDate,
} from './observation-lookup.ts';
import { type Pace, paceGap, paceGapAmount, paceOf, pacePercent } from './pace.ts';
import type { ProgressRow, Projection, Reason } from './progress-row.ts';
import { type Standings, standings } from './rankings.ts';
import { judge } from './status.ts';

export interface Pair {
  indicator: Indicator;
  entity: Entity;
}

/** Every period at which `progressRows` may look up observations of this indicator; see `needsWholeYear` too. */
export function periodsNeeded(indicator: Indicator, asked: Month): Month[] {
  return periodsAround(indicator, ownPeriod(indicator, asked));
}

/**
 * One row for each indicator × entity at the month the meeting looks at, in the order given.
 *
 * @param asked the meeting's data month; each row shows its indicator's own period at that month
 * @param entities all entities, so that siblings, league and parent are known
 */
export function progressRows(
  asked: Month,
  pairs: readonly Pair[],
  entities: readonly Entity[],
  facts: Facts,
): ProgressRow[] {
  return [...progressRowsInSteps(asked, pairs, entities, facts)];
}

/** The same, row by row: for a caller who lets others go on in between. */
export function* progressRowsInSteps(
  asked: Month,
  pairs: readonly Pair[],
  entities: readonly Entity[],
  facts: Facts,
): Generator<ProgressRow, void> {
  const ranking = standings(entities, facts);
  for (const pair of pairs) yield progressRow(asked, pair, facts, ranking);
}

function progressRow(
  asked: Month,
  { indicator, entity }: Pair,
  facts: Facts,
  ranking: Standings,
): ProgressRow {
  const period = ownPeriod(indicator, asked);
  const observation = facts.observation(indicator.code, entity.code, period);
  const target = facts.target(indicator.code, entity.code, yearOf(period));
  const row = blankRow(indicator.code, entity.code, period, target);
  if (!isReported(observation)) {
    // Nothing of last year's was ever expected here: its first period has simply not come yet.
    const before = facts.observation(indicator.code, entity.code, previousPeriod(indicator, period));
    if (yearOf(period) < yearOf(asked) && !target && !isReported(before)) notDue(row);
    return row;
  }
  fillFigures(row, indicator, observation, facts);
  const pace = target ? paceOf(indicator, target, monthOf(period)) : null;
  const judgement = judge(indicator, target, pace, monthOf(period), row.ytd, row.yoyYtd, row.reasons.yoyYtd);
  row.status = judgement.status;
  row.light = judgement.light;
  if (judgement.reason) row.reasons.status = judgement.reason;
  else delete row.reasons.status;
  fillPace(row, indicator, target, pace, facts);
  row.ranks = ranking.of(indicator, entity, period);
  fillPart(row, indicator, entity, facts);
  return row;
}

function notDue(row: ProgressRow): void {
  row.status = 'not-applicable';
  row.reasons.status = 'not-due';
}

function fillFigures(row: ProgressRow, indicator: Indicator, observation: Observation, facts: Facts): void {
  const { entity, period } = row;
  const ytd = yearToDate(facts, indicator, entity, period);
  const month = monthValue(facts, indicator, entity, period);
  row.ytd = ytd.value;
  row.ytdSource = ytd.source;
  row.month = month.value;
  row.monthSource = month.source;
  row.ytdLastYear = yearToDate(facts, indicator, entity, lastYear(period)).value;
  row.reportStatus = observation.status;

  const overYear = growth(indicator.kind, row.ytd, row.ytdLastYear, observation.yoyYtd);
  row.yoyYtd = overYear.value;
  row.yoyYtdSource = overYear.source;
  row.yoyYtdComputed = overYear.computed;
  if (overYear.reason) row.reasons.yoyYtd = overYear.reason;
  const monthLastYear = monthValue(facts, indicator, entity, lastYear(period)).value;
  const overMonth = growth(indicator.kind, row.month, monthLastYear, observation.yoyMonth);
  row.yoyMonth = overMonth.value;
  row.yoyMonthSource = overMonth.source;
  if (overMonth.reason) row.reasons.yoyMonth = overMonth.reason;

  if (addsUpOverEntities(indicator)) {
    const base = growthBase(indicator.kind, row.ytd, row.ytdLastYear, observation.yoyYtd);
    row.base = base.value;
    row.baseAdjusted = base.adjusted;
    row.turn = row.yoyYtdSource === 'published' ? null : turn(row.ytd, row.ytdLastYear);
  }
  if (row.ytd === null) row.reasons.ytd = indicator.kind === 'growth' ? 'growth-only' : 'not-reported';
}

function fillPace(
  row: ProgressRow,
  indicator: Indicator,
  target: Target | undefined,
  pace: Pace | null,
  facts: Facts,
): void {
  const m = monthOf(row.period);
  row.monthsLeft = 12 - m;
  const december = toMonth(yearOf(row.period) - 1, 12);
  row.lastYearTotal = yearToDate(facts, indicator, row.entity, december).value;
  row.projection = project(row, indicator, m);
  if (!target) {
    row.reasons.completion = 'no-target';
    return;
  }
  if (target.type === 'growth') {
    row.reasons.completion = 'growth-target';
    if (row.yoyYtd !== null) row.gap = difference(row.yoyYtd, target.value);
    row.requiredYoy = requiredForGrowth(row, indicator, target);
    return;
  }
  if (pace === null) {
    row.reasons.completion = target.value === 0 ? 'zero-target' : 'negative-target';
    return;
  }
  row.pace = pacePercent(pace);
  row.paceMethod = pace.method;
  if (row.ytd === null) return;
  row.completion = percentOf(row.ytd, target.value);
  row.gap = paceGap(row.ytd, target, pace);
  row.gapAmount = paceGapAmount(row.ytd, target, pace);
  row.remaining = compare(row.ytd, target.value) >= 0 ? 0 : difference(target.value, row.ytd);
  if (row.projection) row.projection.completion = percentOf(row.projection.value, target.value);
  if (row.monthsLeft === 0) {
    row.reasons.requiredMonthly = 'year-over';
    row.reasons.requiredYoy = 'year-over';
    return;
  }
  if (!addsUpOverEntities(indicator)) {
    row.reasons.requiredMonthly = 'not-accumulating';
    row.reasons.requiredYoy = 'not-accumulating';
    return;
  }
  row.requiredMonthly = row.remaining / row.monthsLeft;
  if (accumulates(indicator)) row.requiredYoy = requiredGrowth(row, row.remaining);
  else row.reasons.requiredYoy = 'not-accumulating';
}

/**
 * 全年预计. Seasonal: last year × this year's growth so far, where last year is whole and both its figures are
 * above zero; else linear. Only for what accumulates.
 */
function project(row: ProgressRow, indicator: Indicator, m: number): Projection | null {
  if (row.ytd === null || !accumulates(indicator)) {
    row.reasons.projection = row.ytd === null ? 'not-reported' : 'not-accumulating';
    return null;
  }
  const { ytdLastYear: last, lastYearTotal: total } = row;
  if (total !== null && last !== null && total > 0 && last > 0) {
    // In December, and where the figure is last year's, nothing is left to be scaled.
    const value = total === last ? row.ytd : row.ytd === last ? total : (total * row.ytd) / last;
    return { value, completion: null, method: 'seasonal' };
  }
  return { value: (row.ytd * 12) / m, completion: null, method: 'linear' };
}

/** Growth in % that the months left need over the same months last year to bring `remaining`. */
function requiredGrowth(row: ProgressRow, remaining: number): number | null {
  if (row.lastYearTotal === null || row.ytdLastYear === null) {
    row.reasons.requiredYoy = 'no-last-year';
    return null;
  }
  const sameMonths = difference(row.lastYearTotal, row.ytdLastYear);
  if (sameMonths <= 0) {
    row.reasons.requiredYoy = 'base-not-positive';
    return null;
  }
  return percentOf(difference(remaining, sameMonths), sameMonths);
}

/** The same for a growth target: what is left of last year × (1 + target growth). */
function requiredForGrowth(row: ProgressRow, indicator: Indicator, target: Target): number | null {
  if (!accumulates(indicator) && row.ytd !== null) {
    row.reasons.requiredYoy = 'not-accumulating';
    return null;
  }
  if (row.ytd === null || row.monthsLeft === 0 || row.lastYearTotal === null) {
    row.reasons.requiredYoy = requiredReason(row);
    return null;
  }
  if (row.baseAdjusted) {
    // The stored base is not the one that growth is measured against, so no honest answer follows from it.
    row.reasons.requiredYoy = 'base-adjusted';
    return null;
  }
  const wanted = (row.lastYearTotal * (100 + target.value)) / 100;
  return requiredGrowth(row, Math.max(0, difference(wanted, row.ytd)));
}

function requiredReason(row: ProgressRow): Reason {
  if (row.monthsLeft === 0) return 'year-over';
  return row.ytd === null ? 'growth-only' : 'no-last-year';
}

function fillPart(row: ProgressRow, indicator: Indicator, entity: Entity, facts: Facts): void {
  const part = partOfParent(row, indicator, entity, facts);
  row.share = part.share;
  row.pull = part.pull;
  row.contribution = part.contribution;
  Object.assign(row.reasons, part.reasons);
}

function partOfParent(row: ProgressRow, indicator: Indicator, entity: Entity, facts: Facts): PartOf {
  if (!addsUpOverEntities(indicator)) return noPart('not-accumulating');
  if (entity.parent === null) return noPart('no-parent');
  const current = yearToDate(facts, indicator, entity.parent, row.period).value;
  const last = yearToDate(facts, indicator, entity.parent, lastYear(row.period)).value;
  const published = facts.observation(indicator.code, entity.parent, row.period)?.yoyYtd ?? null;
  const base = growthBase(indicator.kind, current, last, published);
  row.parentYtd = current;
  row.parentBase = base.value;
  return partOf({ current: row.ytd, base: row.base }, { current, base: base.value });
}

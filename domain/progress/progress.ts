import { compare, difference, percentOf } from '../exact.ts';
import type { Entity, Indicator, Month, Observation, Target } from '../model.ts';
import { lastYear, monthOf, ownPeriod, previousPeriod, toMonth, yearOf } from '../month.ts';
import { growth, growthBase, turn } from './growth.ts';
import { isReported, monthValue, type ObservationLookup, yearToDate } from './observations.ts';
import { evaluateStatus, type Pace, paceGap, paceGapAmount, paceOf, pacePercent } from './pace-and-status.ts';
import { accumulates, addsUpOverEntities, noPart, type PartOf, partOf } from './parts-and-whole.ts';
import { blankRow, type ProgressRow, type Projection, type Reason } from './progress-row.ts';
import { createRankings, type Rankings } from './rankings.ts';

export interface Pair {
  indicator: Indicator;
  entity: Entity;
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
  lookup: ObservationLookup,
): ProgressRow[] {
  return [...progressRowsInSteps(asked, pairs, entities, lookup)];
}

/** The same row by row, for a caller that yields to the event loop between rows. */
export function* progressRowsInSteps(
  asked: Month,
  pairs: readonly Pair[],
  entities: readonly Entity[],
  lookup: ObservationLookup,
): Generator<ProgressRow, void> {
  const rankings = createRankings(entities, lookup);
  for (const pair of pairs) yield progressRow(asked, pair, lookup, rankings);
}

function progressRow(
  asked: Month,
  { indicator, entity }: Pair,
  lookup: ObservationLookup,
  rankings: Rankings,
): ProgressRow {
  const period = ownPeriod(indicator, asked);
  const observation = lookup.observation(indicator.code, entity.code, period);
  const target = lookup.target(indicator.code, entity.code, yearOf(period));
  const row = blankRow(indicator.code, entity.code, period, target);
  if (!isReported(observation)) {
    // Last year had neither a target nor a report, so the first period of this pair has not come yet.
    const before = lookup.observation(indicator.code, entity.code, previousPeriod(indicator, period));
    if (yearOf(period) < yearOf(asked) && !target && !isReported(before)) notDue(row);
    return row;
  }
  fillFigures(row, indicator, observation, lookup);
  const pace = target ? paceOf(indicator, target, monthOf(period)) : null;
  const evaluated = evaluateStatus(
    indicator,
    target,
    pace,
    monthOf(period),
    row.ytd,
    row.yoyYtd,
    row.reasons.yoyYtd,
  );
  row.status = evaluated.status;
  row.light = evaluated.light;
  if (evaluated.reason) row.reasons.status = evaluated.reason;
  else delete row.reasons.status;
  fillPace(row, indicator, target, pace, lookup);
  row.ranks = rankings.of(indicator, entity, period);
  fillPart(row, indicator, entity, lookup);
  return row;
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
  row.ytdLastYear = yearToDate(lookup, indicator, entity, lastYear(period)).value;
  row.reportStatus = observation.status;

  const overYear = growth(indicator.kind, row.ytd, row.ytdLastYear, observation.yoyYtd);
  row.yoyYtd = overYear.value;
  row.yoyYtdSource = overYear.source;
  row.yoyYtdComputed = overYear.computed;
  if (overYear.reason) row.reasons.yoyYtd = overYear.reason;
  const monthLastYear = monthValue(lookup, indicator, entity, lastYear(period)).value;
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
  lookup: ObservationLookup,
): void {
  const m = monthOf(row.period);
  row.monthsLeft = 12 - m;
  const december = toMonth(yearOf(row.period) - 1, 12);
  row.lastYearTotal = yearToDate(lookup, indicator, row.entity, december).value;
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
 * 全年预计. Seasonal (last year's total × this year's growth so far) where last year's figures are both known and
 * above zero; else linear. Only for indicators that accumulate.
 */
function project(row: ProgressRow, indicator: Indicator, m: number): Projection | null {
  if (row.ytd === null || !accumulates(indicator)) {
    row.reasons.projection = row.ytd === null ? 'not-reported' : 'not-accumulating';
    return null;
  }
  const { ytdLastYear: last, lastYearTotal: total } = row;
  if (total !== null && last !== null && total > 0 && last > 0) {
    // Exact in December, and where the year to date equals last year's: scaling would only round.
    const value = total === last ? row.ytd : row.ytd === last ? total : (total * row.ytd) / last;
    return { value, completion: null, method: 'seasonal' };
  }
  return { value: (row.ytd * 12) / m, completion: null, method: 'linear' };
}

/** Growth in % over the same months last year that the months left need to reach `remaining`. */
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
    // Growth is measured against another base than the stored one, so the growth needed cannot be computed.
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

function fillPart(row: ProgressRow, indicator: Indicator, entity: Entity, lookup: ObservationLookup): void {
  const part = partOfParent(row, indicator, entity, lookup);
  row.share = part.share;
  row.pull = part.pull;
  row.contribution = part.contribution;
  Object.assign(row.reasons, part.reasons);
}

function partOfParent(
  row: ProgressRow,
  indicator: Indicator,
  entity: Entity,
  lookup: ObservationLookup,
): PartOf {
  if (!addsUpOverEntities(indicator)) return noPart('not-accumulating');
  if (entity.parent === null) return noPart('no-parent');
  const current = yearToDate(lookup, indicator, entity.parent, row.period).value;
  const last = yearToDate(lookup, indicator, entity.parent, lastYear(row.period)).value;
  const published = lookup.observation(indicator.code, entity.parent, row.period)?.yoyYtd ?? null;
  const base = growthBase(indicator.kind, current, last, published);
  row.parentYtd = current;
  row.parentBase = base.value;
  return partOf({ current: row.ytd, base: row.base }, { current, base: base.value });
}

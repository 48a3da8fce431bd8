import { compare, difference, percentOf, quotientOfSums } from '../exact.ts';
import type { Entity, Indicator, Month, Target } from '../model.ts';
import { lastYear, monthOf, ownPeriod } from '../month.ts';
import { growth, growthBase } from './growth.ts';
import { judgedRow } from './judged-row.ts';
import { type ObservationLookup, yearToDate } from './observations.ts';
import { type NoPace, type Pace, paceGap, paceGapAmount, pacePercent } from './pace-and-status.ts';
import { accumulates, addsUpOverEntities, noPart, type PartOf, partOf } from './parts-and-whole.ts';
import type { ProgressRow, Projection, Reason } from './progress-row.ts';
import { createRankings, type Rankings } from './rankings.ts';
import { shortfallWeight } from './shortfall-weight.ts';

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

function progressRow(asked: Month, pair: Pair, lookup: ObservationLookup, rankings: Rankings): ProgressRow {
  const { indicator, entity } = pair;
  const period = ownPeriod(indicator, asked);
  const { row, target, pace, reported } = judgedRow(pair, asked, period, lookup);
  if (!reported) return row;
  fillPace(row, indicator, target, pace);
  weigh(row, indicator, entity, lookup);
  row.ranks = rankings.of(indicator, entity, period);
  fillPart(row, indicator, entity, lookup);
  return row;
}

/** Against the target of the area above; the zone's own is its own, and so is that of an area below a peer. */
function weigh(row: ProgressRow, indicator: Indicator, entity: Entity, lookup: ObservationLookup): void {
  const whole =
    entity.kind === 'zone' || entity.kind === 'peer' || entity.parent === null
      ? null
      : (lookup.target(indicator.code, entity.parent, row.period) ?? null);
  const { value, reason } = shortfallWeight(row, indicator, whole);
  row.shortfallWeight = value;
  if (reason) row.reasons.shortfallWeight = reason;
}

function fillPace(
  row: ProgressRow,
  indicator: Indicator,
  target: Target | undefined,
  pace: Pace | NoPace | null | undefined,
): void {
  const m = monthOf(row.period);
  row.monthsLeft = 12 - m;
  row.projection = project(row, indicator, m);
  if (!target) {
    row.reasons.completion = 'no-target';
    return;
  }
  if (target.type === 'growth') {
    row.reasons.completion = 'growth-target';
    if (row.yoyYtd !== null) {
      row.gap = difference(row.yoyYtd, target.value);
      row.gapUnit = 'points';
    }
    row.requiredYoy = requiredForGrowth(row, indicator, target);
    return;
  }
  if (!pace || typeof pace === 'string') {
    if (pace) row.reasons.completion = pace;
    return;
  }
  row.pace = pacePercent(pace);
  row.paceMethod = pace.method;
  if (row.pace === null) row.reasons.pace = 'level-indicator';
  if (!addsUpOverEntities(indicator)) row.reasons.completion = 'level-indicator';
  if (row.ytd === null) return;
  if (addsUpOverEntities(indicator)) row.completion = percentOf(row.ytd, target.value);
  row.gap = paceGap(row.ytd, pace);
  row.gapAmount = paceGapAmount(row.ytd, pace);
  row.gapUnit = pace.start === null ? 'unit' : 'points';
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

/**
 * The same for a growth target: (T·A − g·B) / (A − B), where A is last year's total, B its part until this month, and g
 * the growth so far. Of real growth, levels give only the weights.
 *
 * @example target 6.5, published 6.0, B/A 46.98 % → 6.94
 */
function requiredForGrowth(row: ProgressRow, indicator: Indicator, target: Target): number | null {
  const { ytdLastYear: last, lastYearTotal: total, yoyYtd } = row;
  if (!accumulates(indicator) && row.ytd !== null) {
    row.reasons.requiredYoy = 'not-accumulating';
    return null;
  }
  if (row.ytd === null || row.monthsLeft === 0 || total === null || last === null || yoyYtd === null) {
    row.reasons.requiredYoy = requiredReason(row);
    return null;
  }
  const sameMonths = difference(total, last);
  if (sameMonths <= 0) {
    row.reasons.requiredYoy = 'base-not-positive';
    return null;
  }
  // Nothing at all in the months left is −100 %.
  return Math.max(-100, quotientOfSums([[target.value, total]], [[yoyYtd, last]], sameMonths));
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
  const { parent } = entity;
  const addsUp = addsUpOverEntities(indicator);
  if (parent === null) return noPart(addsUp ? 'no-parent' : 'not-accumulating');
  const current = yearToDate(lookup, indicator, parent, row.period);
  const last = yearToDate(lookup, indicator, parent, lastYear(row.period));
  const published = lookup.observation(indicator.code, parent, row.period)?.yoyYtd ?? null;
  const grown = growth(indicator, current, last, published);
  row.parentYoyYtd = grown.value;
  row.parentYoyYtdSource = grown.source;
  if (!addsUp) return noPart('not-accumulating');
  const base = growthBase(indicator, current.value, last.value, published);
  row.parentYtd = current.value;
  row.parentBase = base.value;
  return partOf({ current: row.ytd, base: row.base }, { current: current.value, base: base.value });
}

import { amountEn } from '../amount.ts';
import { entityText, formatLevel, formatPercent, indicatorText, MONTHS_EN, partDecimals } from '../format.ts';
import type { Entity, Indicator, Month, Target, Text } from '../model.ts';
import { monthOf, periodsOf, toMonth, yearOf } from '../month.ts';
import type { ObservationLookup } from '../progress/observations.ts';
import { lowerIsBetter } from '../progress/pace-and-status.ts';
import { accumulates } from '../progress/parts-and-whole.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { type SeriesPoint, seriesPoints } from '../progress/series.ts';
import {
  type Figure,
  type FigureSeries,
  type FigureSubject,
  lastYearName,
  SERIES_NAMES,
  thisYearName,
} from './figure.ts';

/**
 * 会不会完成: the year's path compared with plan and last year, with a dashed estimate to December. Levels where there are
 * any (cumulative where the indicator accumulates, the month's value for a stock or a rate), else growth. Null where
 * neither year has a value.
 */
export function pathFigure(
  { indicator, row, revision }: FigureSubject,
  entity: Entity,
  lookup: ObservationLookup,
): Figure | null {
  const year = yearOf(row.period);
  const periods = periodsOf(indicator, toMonth(year, 1), toMonth(year, 12));
  const then = knownAt(row, lookup);
  const now = pointsOf(indicator, entity, year, then);
  const before = pointsOf(indicator, entity, year - 1, lookup);
  const ofGrowth = indicator.kind === 'growth' || (!hasLevel(now) && !hasLevel(before));
  const value = (point: SeriesPoint) => (ofGrowth ? point.yoyYtd : point.ytd);
  const upToNow = now.map((point) => (point.period <= row.period ? value(point) : null));
  const series: FigureSeries[] = [
    { role: 'actual', name: thisYearName(row.period), values: upToNow },
    { role: 'last-year', name: lastYearName(row.period), values: before.map(value) },
  ];
  if (series.every((line) => line.values.every((each) => each === null))) return null;
  series.push(...goals(row, now, ofGrowth, targetsOf(indicator, entity, periods, then)));
  const estimate = ofGrowth ? null : estimatePath(row, indicator, now, before);
  if (estimate) series.push({ role: 'estimate', name: SERIES_NAMES.estimate, values: estimate });
  return {
    kind: 'path',
    indicator: indicator.code,
    entity: entity.code,
    period: row.period,
    ...titles(indicator, entity, ofGrowth),
    unit: ofGrowth ? '%' : indicator.unit,
    decimals: ofGrowth ? 1 : indicator.decimals,
    categories: periods.map((period) => ({ label: monthLabel(period), period })),
    series,
    sentence: sentence(row, indicator),
    source: indicator.source,
    revision,
  };
}

function pointsOf(
  indicator: Indicator,
  entity: Entity,
  year: number,
  lookup: ObservationLookup,
): SeriesPoint[] {
  return seriesPoints(indicator, entity, toMonth(year, 1), toMonth(year, 12), lookup);
}

function hasLevel(points: readonly SeriesPoint[]): boolean {
  return points.some((point) => point.ytd !== null);
}

export function monthLabel(period: Month): Text {
  return { zh: `${monthOf(period)}月`, en: MONTHS_EN[monthOf(period) - 1] ?? period };
}

/** With the row's own target for the months after it: one that begins later did not judge this month. */
function knownAt(row: ProgressRow, lookup: ObservationLookup): ObservationLookup {
  return {
    observation: (indicator, entity, period) => lookup.observation(indicator, entity, period),
    target: (indicator, entity, period) => {
      const isLater = period > row.period;
      return lookup.target(indicator, entity, isLater ? row.period : period);
    },
  };
}

/** The target that is in force in each month. */
function targetsOf(
  indicator: Indicator,
  entity: Entity,
  periods: readonly Month[],
  lookup: ObservationLookup,
): (Target | undefined)[] {
  return periods.map((period) => lookup.target(indicator.code, entity.code, period));
}

/**
 * The plan's line and the target's point in December. A level line for a target of growth, and a step where the target
 * was changed in the course of the year.
 */
function goals(
  row: ProgressRow,
  now: readonly SeriesPoint[],
  ofGrowth: boolean,
  inForce: readonly (Target | undefined)[],
): FigureSeries[] {
  const { target } = row;
  if (!target || (target.type === 'growth') !== ofGrowth) return [];
  const name = target.type === 'cap' ? SERIES_NAMES.limit : SERIES_NAMES.target;
  const levels = inForce.map((one) => (one?.type === target.type ? one.value : null));
  const changed = levels.some((level) => level !== target.value);
  const last = now.length - 1;
  const shown = (i: number) => ofGrowth || changed || i === last;
  const series: FigureSeries[] = [
    { role: 'target', name, values: levels.map((level, i) => (shown(i) ? level : null)) },
  ];
  if (ofGrowth) return series;
  if (now.some((point) => point.plan !== null)) {
    const byPlan = now.some((point) => point.planMethod === 'plan');
    const planName = byPlan ? SERIES_NAMES.monthlyPlan : SERIES_NAMES.pace;
    series.unshift({ role: 'plan', name: planName, values: now.map((point) => point.plan) });
  }
  return series;
}

/**
 * From the latest figure to December along the projection's own method: last year's path scaled by this year's
 * growth so far (seasonal), or in equal steps (linear). Starts at the latest figure so that the lines join.
 */
function estimatePath(
  row: ProgressRow,
  indicator: Indicator,
  now: readonly SeriesPoint[],
  before: readonly SeriesPoint[],
): (number | null)[] | null {
  const { projection, ytd, ytdLastYear } = row;
  if (!accumulates(indicator) || !projection || ytd === null || row.monthsLeft === 0) return null;
  return now.map((point, i) => {
    if (point.period < row.period) return null;
    if (point.period === row.period) return ytd;
    if (i === now.length - 1) return projection.value;
    if (projection.method === 'linear') return (ytd * monthOf(point.period)) / monthOf(row.period);
    const past = before[i]?.ytd ?? null;
    return past === null || ytdLastYear === null ? null : (past * ytd) / ytdLastYear;
  });
}

function titles(indicator: Indicator, entity: Entity, ofGrowth: boolean): Pick<Figure, 'title' | 'measure'> {
  const name = indicatorText(indicator);
  const whose = entityText(entity);
  const [zh, en, inTitle] = ofGrowth
    ? ['累计增速', 'Growth year to date', ', growth year to date']
    : accumulates(indicator)
      ? ['累计与计划', 'Year to date against plan', ', year to date against plan']
      : ['逐月水平', 'By month', ' by month'];
  return {
    title: { zh: `${whose.zh}${name.zh}：${zh}`, en: `${whose.en}: ${name.en}${inTitle}` },
    measure: { zh, en },
  };
}

function sentence(row: ProgressRow, indicator: Indicator): Text {
  const { projection } = row;
  if (!projection || projection.completion === null || row.monthsLeft === 0) return { zh: '', en: '' };
  // An estimate of 5.6 projects is 80 % of 7; said as 6 it would contradict itself.
  const decimals = partDecimals(projection.value, indicator.decimals);
  const value = formatLevel(projection.value, decimals).replaceAll(',', '');
  const share = formatPercent(projection.completion);
  const limit = lowerIsBetter(indicator, row.target);
  const seasonal = projection.method === 'seasonal';
  return {
    zh: `按${seasonal ? '去年节奏' : '月均进度'}推算，全年预计${value}${indicator.unit}，为${limit ? '年度控制目标' : '年度目标'}的${share}。`,
    en: `At ${seasonal ? 'last year’s rhythm' : 'the monthly average so far'}, the year would end at ${amountEn(projection.value, indicator.unit, decimals)}, ${share} of the ${limit ? 'limit' : 'target'}.`,
  };
}

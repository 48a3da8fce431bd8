import { amountEn } from '../amount.ts';
import { difference } from '../exact.ts';
import { entityText, formatLevel, formatSize, indicatorText, roundsToZero } from '../format.ts';
import type { Entity, Indicator, Month, Text } from '../model.ts';
import { lastYear, monthOf, periodsOf, toMonth, yearOf } from '../month.ts';
import type { ObservationLookup } from '../progress/observations.ts';
import { accumulates } from '../progress/parts-and-whole.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { type SeriesPoint, seriesPoints } from '../progress/series.ts';
import {
  type Figure,
  type FigureCategory,
  type FigureSubject,
  lastYearName,
  thisYearName,
} from './figure.ts';
import { monthLabel } from './figure-path.ts';

const QUARTERS_ZH = ['一季度', '二季度', '三季度', '四季度'];

/**
 * 发生了什么: the value of each month, this year next to last year. January–February is one bar of double width where the two
 * are published together; a quarterly indicator has one bar per quarter. Null for an indicator that does not accumulate
 * (its path already shows each month's value) and where there is no data.
 */
export function monthsFigure(
  { indicator, row, revision }: FigureSubject,
  entity: Entity,
  lookup: ObservationLookup,
): Figure | null {
  if (!accumulates(indicator)) return null;
  const year = yearOf(row.period);
  const now = steps(indicator, entity, year, lookup).map((value, i) =>
    (periodsOfYear(indicator, year)[i] ?? '') <= row.period ? value : null,
  );
  const before = steps(indicator, entity, year - 1, lookup);
  if ([...now, ...before].every((value) => value === null)) return null;
  const name = indicatorText(indicator);
  const whose = entityText(entity);
  const quarterly = indicator.frequency === 'quarterly';
  return {
    kind: 'months',
    indicator: indicator.code,
    entity: entity.code,
    period: row.period,
    title: {
      zh: `${whose.zh}${name.zh}：${quarterly ? '当季' : '当月'}`,
      en: `${whose.en}: ${name.en} by ${quarterly ? 'quarter' : 'month'}`,
    },
    measure: quarterly ? { zh: '当季', en: 'By quarter' } : { zh: '当月', en: 'By month' },
    unit: indicator.unit,
    decimals: indicator.decimals,
    categories: categories(indicator, entity, year, lookup),
    series: [
      { role: 'actual', name: thisYearName(row.period), values: now },
      { role: 'last-year', name: lastYearName(row.period), values: before },
    ],
    sentence: sentence(indicator, row),
    source: indicator.source,
    revision,
  };
}

function periodsOfYear(indicator: Indicator, year: number): Month[] {
  return periodsOf(indicator, toMonth(year, 1), toMonth(year, 12));
}

/** The periods of the year. A month that nobody reported, but two cumulative figures tell, is marked. */
function categories(
  indicator: Indicator,
  entity: Entity,
  year: number,
  lookup: ObservationLookup,
): FigureCategory[] {
  return seriesPoints(indicator, entity, toMonth(year, 1), toMonth(year, 12), lookup).map((point) => {
    const plain = category(indicator, point.period);
    const isDerived = plain.width === undefined && point.monthSource === 'derived';
    return isDerived ? { ...plain, isDerived } : plain;
  });
}

/** What each period of the year brought: the month's figure, the joint first one, or the step since last quarter. */
function steps(
  indicator: Indicator,
  entity: Entity,
  year: number,
  lookup: ObservationLookup,
): (number | null)[] {
  const points = seriesPoints(indicator, entity, toMonth(year, 1), toMonth(year, 12), lookup);
  return points.map((point, i) => {
    if (indicator.frequency === 'quarterly') return quarterStep(point, points[i - 1]);
    return isJoint(indicator, point.period) ? point.ytd : point.month;
  });
}

function quarterStep(point: SeriesPoint, before: SeriesPoint | undefined): number | null {
  if (point.ytd === null || !before) return point.ytd;
  return before.ytd === null ? null : difference(point.ytd, before.ytd);
}

function isJoint(indicator: Indicator, period: Month): boolean {
  return indicator.firstMonth === 2 && indicator.frequency === 'monthly' && monthOf(period) === 2;
}

function category(indicator: Indicator, period: Month): FigureCategory {
  if (indicator.frequency === 'quarterly') {
    const quarter = monthOf(period) / 3;
    return { label: { zh: QUARTERS_ZH[quarter - 1] ?? '', en: `Q${quarter}` }, period, width: 3 };
  }
  if (isJoint(indicator, period)) return { label: { zh: '1—2月', en: 'Jan–Feb' }, period, width: 2 };
  return { label: monthLabel(period), period };
}

function sentence(indicator: Indicator, { period, month, monthSource, yoyMonth: yoy }: ProgressRow): Text {
  if (month === null || indicator.frequency === 'quarterly') return { zh: '', en: '' };
  const derived: Text =
    monthSource === 'derived' ? { zh: '（推算数）', en: ' (derived)' } : { zh: '', en: '' };
  const value = formatLevel(month, indicator.decimals).replaceAll(',', '');
  const grown = yoy === null ? null : growthText(yoy);
  const label = monthLabel(period).en;
  return {
    zh: `${monthOf(period)}月当月${value}${indicator.unit}${derived.zh}${grown ? `，同比${grown.zh}` : ''}。`,
    en: `${label} ${yearOf(period)}: ${amountEn(month, indicator.unit, indicator.decimals)}${derived.en}${grown ? `, ${grown.en} on ${label} ${yearOf(lastYear(period))}` : ''}.`,
  };
}

/** Direction in words: prose has no signs. */
function growthText(yoy: number): Text {
  if (roundsToZero(yoy)) return { zh: '持平', en: 'unchanged' };
  const size = formatSize(yoy);
  return yoy > 0 ? { zh: `增长${size}%`, en: `up ${size}%` } : { zh: `下降${size}%`, en: `down ${size}%` };
}

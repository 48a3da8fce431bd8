import type { Entity, Indicator, Month, Text } from '../model.ts';
import { lastYear, yearOf } from '../month.ts';
import type { ProgressRow } from '../progress/progress-row.ts';

/** The meaning of a series. Its style (solid, dashed, tick) is derived from this alone. */
export type SeriesRole =
  | 'actual'
  /** A level in % of its target: only to be drawn, since nobody says 完成率 of it. */
  | 'level'
  | 'last-year'
  | 'plan'
  | 'target'
  | 'estimate'
  | 'pace'
  | 'difference'
  | 'total';

export interface FigureSeries {
  role: SeriesRole;
  name: Text;
  /** One item per category; null is a gap. */
  values: (number | null)[];
}

export interface FigureCategory {
  label: Text;
  /** The entity or month of this category, so that a click can open it. */
  entity?: string;
  period?: Month;
  /** 2 for the joint January–February bar. */
  width?: number;
  /** Whether this year's month was not reported, but derived from two cumulative figures. */
  isDerived?: boolean;
}

/**
 * The model of a chart, from which the page's ECharts option, a slide's native chart and a workbook's sheet are made.
 * Plain JSON with unrounded numbers.
 *
 * - `path`          cumulative line against plan and last year, estimate to December
 * - `months`        month bars, this year and last
 * - `ranking`       entities as bullets: value = completion, tick = pace
 * - `contribution`  waterfall of pull in percentage points; the last step before the total is the difference to it
 */
export interface Figure {
  kind: 'path' | 'months' | 'ranking' | 'contribution';
  indicator: string;
  entity: string;
  period: Month;
  title: Text;
  /** The title without entity and indicator, for where they are named already: 累计与计划, `By month`. */
  measure: Text;
  /** For a ranking: what it ranks by, and whether among the parts of a whole or among peers. */
  ranking?: { by: 'completion' | 'growth'; among: 'parts' | 'league' };
  /** Unit of the values: the indicator's, or `%` / `个百分点`. */
  unit: string;
  decimals: number;
  categories: FigureCategory[];
  series: FigureSeries[];
  /** The chart in one sentence; also its text alternative. */
  sentence: Text;
  source: string | null;
  revision: number;
}

/** The input shared by all kinds of figures. */
export interface FigureSubject {
  indicator: Indicator;
  row: ProgressRow;
  revision: number;
}

/** Names of series that are the same in every figure. */
export const SERIES_NAMES = {
  estimate: { zh: '预计', en: 'Estimate' },
  target: { zh: '年度目标', en: 'Target' },
  limit: { zh: '控制目标', en: 'Limit' },
  monthlyPlan: { zh: '分月计划', en: 'Monthly plan' },
  pace: { zh: '序时', en: 'Pace' },
  completion: { zh: '完成率', en: 'Completion' },
  level: { zh: '水平与目标之比', en: 'Level against target' },
  growth: { zh: '累计同比', en: 'Growth' },
  pull: { zh: '拉动', en: 'Pull' },
  difference: { zh: '差额', en: 'Difference' },
} as const satisfies Record<string, Text>;

/** `2025年`, `2025`. */
export function thisYearName(period: Month): Text {
  return { zh: `${yearOf(period)}年`, en: String(yearOf(period)) };
}

export function lastYearName(period: Month): Text {
  return thisYearName(lastYear(period));
}

/** The year of a series that is named by one; null for other names. */
export function yearOfName(name: string): number | null {
  return /^\d{4}年?$/.test(name) ? Number.parseInt(name, 10) : null;
}

/** The entities in the charts of one entity: itself, the whole it belongs to, that whole's parts, and its league. */
export interface FigureScope {
  entity: Entity;
  /** The entity itself where it has parts, else its parent. */
  whole: Entity | null;
  parts: Entity[];
  league: Entity[];
}

/** The scope of an entity: for a zone its parks, for a park its siblings, for the city its districts. */
export function figureScope(entity: Entity, entities: readonly Entity[]): FigureScope {
  const parent = entities.find((other) => other.code === entity.parent) ?? null;
  const own = partsOf(entity, entities);
  const whole = own.length > 0 ? entity : parent;
  const parts = own.length > 0 ? own : parent ? partsOf(parent, entities) : [];
  const league =
    entity.kind === 'zone' && parent
      ? entities.filter(
          (other) => other.parent === parent.code && (other.kind === 'zone' || other.kind === 'peer'),
        )
      : [];
  return { entity, whole, parts, league: league.length > 1 ? league : [] };
}

/** Parts that make up a whole: the parks of a zone, the zone and its peers of a city; never departments. */
function partsOf(whole: Entity, entities: readonly Entity[]): Entity[] {
  const kinds =
    whole.kind === 'peer' ? ['zone', 'peer'] : whole.kind === 'zone' ? ['park'] : ['enterprise', 'project'];
  return entities.filter((entity) => entity.parent === whole.code && kinds.includes(entity.kind));
}

/** Every entity whose observations the charts need. */
export function scopeEntities({ entity, whole, parts, league }: FigureScope): Entity[] {
  return [...new Set([entity, ...(whole ? [whole] : []), ...parts, ...league])];
}

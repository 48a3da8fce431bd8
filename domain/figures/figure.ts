import type { Month, Text } from '../model.ts';

/** What a series means; how it looks (solid, dashed, tick) follows from this and nowhere else. */
export type SeriesRole =
  | 'actual'
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
  /** One place per category; null is a gap and stays one. */
  values: (number | null)[];
}

export interface FigureCategory {
  label: Text;
  /** The entity or month that this place stands for, so that a click can open it. */
  entity?: string;
  period?: Month;
  /** 2 for the joint January–February bar. */
  width?: number;
}

/**
 * A chart before it is drawn: the one description from which the page's ECharts option, a slide's native chart
 * and a workbook's sheet are made. Plain JSON, numbers unrounded.
 *
 * - `path`          cumulative line against plan and last year, estimate to December
 * - `months`        month bars, this year and last
 * - `ranking`       entities as bullets: value = completion, tick = pace
 * - `contribution`  waterfall of pull in points; its last step before the total is the visible difference
 */
export interface Figure {
  kind: 'path' | 'months' | 'ranking' | 'contribution';
  indicator: string;
  entity: string;
  period: Month;
  title: Text;
  /** What is shown, for places where the entity and the indicator are named already: 累计与计划, `By month`. */
  measure: Text;
  /** Of a ranking: what it ranks by, and whether among the parts of a whole or among peers. */
  ranking?: { by: 'completion' | 'growth'; among: 'parts' | 'league' };
  /** Unit of the values: the indicator's, or `%` / `个百分点`. */
  unit: string;
  decimals: number;
  categories: FigureCategory[];
  series: FigureSeries[];
  /** What the chart says in one sentence; also its text alternative. */
  sentence: Text;
  source: string | null;
  revision: number;
}

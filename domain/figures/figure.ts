import type { Indicator, Month, Text } from '../model.ts';
import type { ProgressRow } from '../progress/progress-row.ts';

/** The meaning of a series. Its style (solid, dashed, tick) is derived from this alone. */
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

import type { TargetType } from '../../domain/model.ts';

/**
 * The true values before publication: 48 months from January 2022, not rounded. `first` is each month as first published,
 * `final` as contained in the cumulative values of later months.
 */
export interface Series {
  final: number[];
  first: number[];
}

/** One row of targets.csv. */
export interface TargetLine {
  indicator: string;
  entity: string;
  year: number;
  type: TargetType;
  value: number;
  plan: (number | null)[] | null;
  version: number;
  /** The first month that it judges. */
  from: number;
  note: string;
}

export interface GeneratedData {
  /** By `indicator entity`. */
  series: Map<string, Series>;
  targets: TargetLine[];
}

export function seriesKey(indicator: string, entity: string): string {
  return `${indicator} ${entity}`;
}

export function getSeries(data: GeneratedData, indicator: string, entity: string): Series {
  const series = data.series.get(seriesKey(indicator, entity));
  if (series === undefined) throw new Error(`${entity} has no ${indicator}`);
  return series;
}

export function targetLine(
  line: Pick<TargetLine, 'indicator' | 'entity' | 'year' | 'type' | 'value'> & Partial<TargetLine>,
): TargetLine {
  return { plan: null, version: 1, from: 1, note: '', ...line };
}

/** What one entity publishes for one month; null is an empty cell. */
export interface Published {
  month: number | null;
  ytd: number | null;
  yoyMonth: number | null;
  yoyYtd: number | null;
}

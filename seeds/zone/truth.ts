import type { TargetType } from '../../domain/model.ts';

/**
 * What "really" happened, before anything is published: 48 months from January 2022, not rounded.
 * `first` is each month as it was first published, `final` as it stands in the cumulative figures of later months.
 */
export interface Series {
  final: number[];
  first: number[];
}

/** One row of targets.csv before it is written. */
export interface TargetLine {
  indicator: string;
  entity: string;
  year: number;
  type: TargetType;
  value: number;
  plan: (number | null)[] | null;
  version: number;
  note: string;
}

export interface Truth {
  /** By `indicator entity`. */
  series: Map<string, Series>;
  targets: TargetLine[];
}

export function seriesKey(indicator: string, entity: string): string {
  return `${indicator} ${entity}`;
}

export function getSeries(truth: Truth, indicator: string, entity: string): Series {
  const series = truth.series.get(seriesKey(indicator, entity));
  if (series === undefined) throw new Error(`${entity} has no ${indicator}`);
  return series;
}

export function targetLine(
  line: Pick<TargetLine, 'indicator' | 'entity' | 'year' | 'type' | 'value'> & Partial<TargetLine>,
): TargetLine {
  return { plan: null, version: 1, note: '', ...line };
}

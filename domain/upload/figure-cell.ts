import type { ObservationStatus } from '../model.ts';
import type { Mark } from './number.ts';
import type { PeriodReading } from './period.ts';

/** One figure as it stands in the file, with all that the file says about it; the rest is settled afterwards. */
export interface FigureCell {
  sheet: string | null;
  row: number;
  column: string;
  /** As a person sees it. */
  text: string;
  value: number;
  mark: Mark | null;
  /** 持平: zero growth. */
  flat: boolean;
  /** The cell is formatted as a percentage: 0.0293 reads 2.93 %. */
  formatted: boolean;
  period: PeriodReading | null;
  /** The period is said in the figure's own row or column, not only above the table. */
  ownPeriod: boolean;
  lag: boolean;
  indicator: string | null;
  entity: string | null;
  measure: 'level' | 'growth';
  span: 'month' | 'ytd' | null;
  /** Units said in the nearest place that says any. */
  units: readonly string[];
  /** In one of the contract's own columns, which fix unit and percent. */
  exact: boolean;
  status: ObservationStatus | null;
}

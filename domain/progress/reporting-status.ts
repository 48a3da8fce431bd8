import type { Month, ObservationStatus } from '../model.ts';

/** One figure that is expected for a meeting's month. */
export interface DueRow {
  indicator: string;
  entity: string;
  /** The indicator's own at that month. */
  period: Month;
  state: 'reported' | 'missing' | 'not-due';
  status: ObservationStatus | null;
  /** When and by whom its current version was reported; null while it is not. */
  at: string | null;
  by: string | null;
  /** `YYYY-MM-DD`, the first day on which it is due, in Asia/Shanghai: the day after its period, and `lag` months later. */
  due: string;
  /** Names of the statisticians who may report it. */
  accounts: string[];
}

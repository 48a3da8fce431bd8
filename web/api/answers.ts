import type { Entity, Indicator, Month, ObservationStatus, TargetType, Text } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Role } from './roles.ts';

/** What the API answers, as far as the page reads it. The rows are the domain's own. */
export interface CatalogAnswer {
  revision: number;
  title: Text;
  demonstration: boolean;
  entities: Entity[];
  indicators: Indicator[];
  categories: { name: string; nameEn: string | null; indicators: string[] }[];
  periods: Month[];
  latestPeriod: Month | null;
}

export interface ProgressAnswer {
  period: Month;
  revision: number;
  rows: ProgressRow[];
}

export interface SessionAnswer {
  name: string;
  role: Role;
  /** Codes of the entities this person answers for. */
  entities: string[];
}

/** Every version of one figure or target, with who brought it, when, and from which file and row. */
export interface VersionsAnswer<V> {
  revision: number;
  versions: V[];
}

interface Brought {
  revision: number;
  /** ISO moment in UTC. */
  at: string;
  by: string;
  file: string | null;
  /** As a spreadsheet numbers it. */
  row: number | null;
}

export interface ObservationVersion extends Brought {
  month: number | null;
  ytd: number | null;
  yoyMonth: number | null;
  yoyYtd: number | null;
  status: ObservationStatus | null;
  reason: string | null;
  /** The upload that brought it, or that took another back. */
  upload: number | null;
  uploadKind: 'file' | 'revert' | null;
}

export interface TargetVersion extends Brought {
  version: number;
  type: TargetType;
  value: number;
  /** Cumulative plan for January…December, or null for none. */
  plan: (number | null)[] | null;
  note: string | null;
}

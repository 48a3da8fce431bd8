import type { Entity, Indicator, Month, Text } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress-row.ts';

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
  role: string;
}

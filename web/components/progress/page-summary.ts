import { type Summary, summarize } from '../../../domain/explanation/summary.ts';
import type { Month, Text } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';

/** The page's sentence; it names the points between yellow and red where all its indicators share them. */
export function summaryOf(rows: ProgressRow[], period: Month, subject: Text, catalog: Catalog): Summary {
  const tolerances = new Set(rows.map((row) => catalog.indicator(row.indicator)?.tolerance ?? 5));
  const [only = 5] = tolerances;
  return summarize(rows, period, subject, tolerances.size > 1 ? null : only);
}

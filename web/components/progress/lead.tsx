import { commonEdge, type Summary, summarize } from '../../../domain/explanation/summary.ts';
import type { Month, Text } from '../../../domain/model.ts';
import { isOfYear } from '../../../domain/progress/own-year.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';
import { t } from '../../i18n/index.ts';

interface LeadProps {
  rows: readonly ProgressRow[];
  period: Month;
  /** Whose rows they are. */
  subject: Text;
  catalog: Catalog;
}

/** The page in one sentence. */
export function Lead({ rows, period, subject, catalog }: LeadProps) {
  return <p class="lead">{t(summaryOf(rows, period, subject, catalog).sentence)}</p>;
}

/** Rows counted and in words; it names the points between yellow and red where all its rows share them. */
export function summaryOf(
  rows: readonly ProgressRow[],
  period: Month,
  subject: Text,
  catalog: Catalog,
): Summary {
  const current = rows.filter((row) => isOfYear(row, period));
  const edge = commonEdge(current, (indicator) => catalog.indicator(indicator)?.tolerance ?? null);
  return summarize(rows, period, subject, edge);
}

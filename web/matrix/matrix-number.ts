import { TURNS } from '../../domain/explanation/reasons.ts';
import { formatGrowth, formatPercent, formatSigned } from '../../domain/format.ts';
import type { Indicator } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { NOT_REPORTED } from '../charts/drawing.ts';
import { t } from '../i18n/index.ts';

/** The number next to each light. */
export type Metric = 'gap' | 'completion' | 'growth';

/** The number of the chosen metric next to a light, or the word that replaces it. */
export function shortNumber(row: ProgressRow, metric: Metric, indicator: Pick<Indicator, 'kind'>): string {
  if (row.status === 'missing') return t(NOT_REPORTED);
  if (metric === 'completion') return formatPercent(row.completion);
  if (metric === 'growth') {
    if (row.turn) return t(TURNS[row.turn]);
    // A rate changes in points, which is no growth in percent.
    return indicator.kind === 'rate' ? formatSigned(row.yoyYtd) : formatGrowth(row.yoyYtd);
  }
  return formatSigned(row.gap);
}

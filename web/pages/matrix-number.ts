import { formatGrowth, formatPercent, formatSigned } from '../../domain/format.ts';
import type { ProgressRow } from '../../domain/progress-row.ts';
import { TURNS } from '../../domain/reason.ts';
import { NOT_REPORTED } from '../charts/drawing.ts';
import { say } from '../i18n/index.ts';

/** The number that stands beside each light. */
export type Metric = 'gap' | 'completion' | 'growth';

/** What fits beside a light: the number asked for, or the word that stands in its place. */
export function shortNumber(row: ProgressRow, metric: Metric): string {
  if (row.status === 'missing') return say(NOT_REPORTED);
  if (metric === 'completion') return formatPercent(row.completion);
  if (metric === 'growth') return row.turn ? say(TURNS[row.turn]) : formatGrowth(row.yoyYtd);
  return formatSigned(row.gap);
}

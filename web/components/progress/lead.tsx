import { summarize } from '../../../domain/explanation/summary.ts';
import type { Month, Text } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { t } from '../../i18n/index.ts';

interface LeadProps {
  rows: readonly ProgressRow[];
  period: Month;
  /** Whose rows they are. */
  subject: Text;
}

/** The page in one sentence. */
export function Lead({ rows, period, subject }: LeadProps) {
  return <p class="lead">{t(summarize(rows, period, subject).sentence)}</p>;
}

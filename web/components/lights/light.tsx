import { LIGHT_SHAPES, REASONS, STATUSES } from '../../../domain/explanation/reasons.ts';
import { sizeOfGap } from '../../../domain/format.ts';
import type { Indicator } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { t } from '../../i18n/index.ts';
import { lightTexts } from './texts.ts';

/** Whether exceeding the pace is bad: for a cap, or an indicator of which less is better. */
export function isCapped(row: ProgressRow, indicator: Indicator): boolean {
  return row.target?.type === 'cap' || indicator.direction === 'lower';
}

/** The light's word: 达序时, 欠 3.8 个百分点, 未报. */
export function lightWord(row: ProgressRow, indicator: Indicator): string {
  if (row.status === 'behind' && row.gap !== null) {
    const size = sizeOfGap(row.gap);
    if (row.target?.type === 'growth') return t(lightTexts.belowTarget, { size });
    return t(isCapped(row, indicator) ? lightTexts.over : lightTexts.behind, { size });
  }
  if (row.status === 'met') {
    if (row.target?.type === 'growth') return t(lightTexts.reached);
    return isCapped(row, indicator) ? t(lightTexts.kept) : capital(t(STATUSES.met));
  }
  if (row.status === 'ahead' || row.status === 'on') {
    return isCapped(row, indicator) ? t(lightTexts.within) : t(lightTexts.onPace);
  }
  return capital(t(STATUSES[row.status]));
}

/** The domain's words begin in lower case. */
function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Why a row is not judged, as a tooltip. */
export function lightReason(row: ProgressRow): string | undefined {
  const reason = row.reasons.status;
  return reason && t(REASONS[reason]);
}

/** Shape, colour and word: never colour alone. */
export function LightSign({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  return (
    <span class={`light ${row.light}`} title={lightReason(row)}>
      <span class="light-shape" aria-hidden="true">
        {LIGHT_SHAPES[row.light]}
      </span>
      {lightWord(row, indicator)}
    </span>
  );
}

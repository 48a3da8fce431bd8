import { formatYearToDate } from '../../../domain/format.ts';
import type { Month } from '../../../domain/model.ts';
import { yearOf } from '../../../domain/month.ts';
import { language, t } from '../../i18n/index.ts';

/**
 * The span of a row whose period is not the page's: 1—6月 for a quarterly indicator on the page of August. The year
 * is shown only where it differs.
 */
export function ownPeriod(period: Month, pageMonth: Month): string {
  const span = t(formatYearToDate(period));
  const year = yearOf(period);
  const another = year !== yearOf(pageMonth);
  if (language() === 'zh') return another ? `${year}年${span}` : span;
  return another ? span : span.replace(` ${year}`, '');
}

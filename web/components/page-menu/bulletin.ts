import { parentOf, rowSentence } from '../../../domain/explanation/sentence.ts';
import type { Month } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { worstFirst } from '../../../domain/progress/shortfall-weight.ts';
import type { Catalog } from '../../api/catalog.ts';
import { t } from '../../i18n/index.ts';

/**
 * 通报稿: the rows of a page as numbered sentences, the worst first, to be pasted into a report. The sentences are those
 * of the page. Rows that are not judged come last, in their own order.
 *
 * @example 1. 1—8月，化工园出口总额完成4.37亿元，…
 */
export function bulletinOf(rows: readonly ProgressRow[], asked: Month, catalog: Catalog): string {
  return [...rows]
    .sort(worstFirst)
    .flatMap((row) => {
      const indicator = catalog.indicator(row.indicator);
      const entity = catalog.entity(row.entity);
      if (!indicator || !entity) return [];
      return t(rowSentence(row, { indicator, entity, parent: parentOf(entity, catalog.entities), asked }));
    })
    .map((sentence, place) => `${place + 1}. ${sentence}`)
    .join('\n');
}

import { formatMonth } from '../format.ts';
import type { Text } from '../model.ts';
import { inShanghai } from '../shanghai-time.ts';
import type { PageContent } from './pages/page-content.ts';

/**
 * The stamp on every page of every export: how far the data goes, that it is fictional where it is, and when it was
 * exported.
 *
 * @example ['数据截至 2025年8月（第12版）', '导出时间 2026-11-22 18:30']
 */
export function stampText(
  { asOf, exportedAt }: Pick<PageContent, 'asOf' | 'exportedAt'>,
  language: keyof Text,
): string[] {
  const month = formatMonth(asOf.period)[language];
  const moment = inShanghai(exportedAt).minute;
  return language === 'zh'
    ? [
        `数据截至 ${month}（第${asOf.revision}版）${asOf.demonstration ? ' · 示例，虚构' : ''}`,
        `导出时间 ${moment}`,
      ]
    : [
        `Data to ${month} (revision ${asOf.revision})${asOf.demonstration ? ' · Fictional' : ''}`,
        `Exported ${moment}`,
      ];
}

import { formatMonth } from '../format.ts';
import type { Text } from '../model.ts';
import type { PageContent } from './pages/page-content.ts';

const SHANGHAI = 8 * 60 * 60 * 1000;

/**
 * What stands on every page of every export: how far the data goes, that it is fictional where it is, and when it
 * left the house.
 *
 * @example ['数据截至 2025年8月（第12版）', '导出时间 2026-11-22 18:30']
 */
export function stampText(
  { asOf, exportedAt }: Pick<PageContent, 'asOf' | 'exportedAt'>,
  language: keyof Text,
): string[] {
  const month = formatMonth(asOf.period)[language];
  const moment = inShanghai(exportedAt);
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

/** `2026-11-22T10:30:00Z` → `2026-11-22 18:30`; Shanghai has had no summer time since 1991. */
export function inShanghai(moment: string): string {
  return new Date(Date.parse(moment) + SHANGHAI).toISOString().slice(0, 16).replace('T', ' ');
}

import { formatMonth, MONTHS_EN } from '../format.ts';
import type { Month, Text } from '../model.ts';
import { inShanghai, toMonth } from '../month.ts';
import type { PageContent } from './page-content.ts';

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

/** A line of a slide that says which month it is of, or when it was exported. */
export interface Stamp {
  /** `data` and `exported` are the footer, `month` is the line below a cover's title. */
  kind: 'data' | 'exported' | 'month';
  language: keyof Text;
  period: Month | null;
  /** Whether the line is as it was exported; else someone has written something after it. */
  untouched: boolean;
}

/**
 * The inverse of `stampText`, for text found in an exported deck; null for anything else. This is the only place that
 * reads a slide's language or month from its text: decks exported so far carry them nowhere else.
 */
export function parseStamp(text: string): Stamp | null {
  const zh = /^数据截至 (\d{4})年(\d{1,2})月(.*)$/.exec(text);
  if (zh) return dataStamp('zh', toMonth(Number(zh[1]), Number(zh[2])), zh[3]!);
  const en = /^Data to (\w{3}) (\d{4})(.*)$/.exec(text);
  if (en) {
    const month = (MONTHS_EN as readonly string[]).indexOf(en[1]!) + 1;
    return dataStamp('en', month > 0 ? toMonth(Number(en[2]), month) : null, en[3]!);
  }
  const [, word, rest] = /^(导出时间|Exported) (.*)$/.exec(text) ?? [];
  if (word === undefined || rest === undefined) return null;
  const untouched = /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(rest);
  return { kind: 'exported', language: word === 'Exported' ? 'en' : 'zh', period: null, untouched };
}

function dataStamp(language: keyof Text, period: Month | null, rest: string): Stamp {
  const footer = /^(?:（第\d+版）| \(revision \d+\))(?: · (?:示例，虚构|Fictional))?$/.test(rest);
  return { kind: footer ? 'data' : 'month', language, period, untouched: footer || rest === '' };
}

/** A stamp written anew for other contents. */
export function restamp(
  { kind, language }: Stamp,
  content: Pick<PageContent, 'asOf' | 'exportedAt'>,
): string {
  const [data, exported] = stampText(content, language) as [string, string];
  if (kind === 'exported') return exported;
  if (kind === 'data') return data;
  const month = formatMonth(content.asOf.period)[language];
  return language === 'zh' ? `数据截至 ${month}` : `Data to ${month}`;
}

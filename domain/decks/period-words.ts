import { formatMonth, formatYearToDate } from '../format.ts';
import type { Month } from '../model.ts';

/**
 * What the office may write into titles and remarks for the month that a deck is shown for, so that a saved deck is
 * as true next month. The word's own language says how the month is written.
 */
const WORDS: Readonly<Record<string, (period: Month) => string>> = {
  期间: (period) => formatMonth(period).zh,
  累计期间: (period) => formatYearToDate(period).zh,
  period: (period) => formatMonth(period).en,
  span: (period) => formatYearToDate(period).en,
};

/** The words as they are written, the month and the span up to it. */
export const PERIOD_WORDS = {
  zh: { month: '{期间}', span: '{累计期间}' },
  en: { month: '{period}', span: '{span}' },
} as const;

/** @example fillPeriod('{期间}调度会，{累计期间}情况', '2025-08') → `2025年8月调度会，1—8月情况` */
export function fillPeriod(text: string, period: Month): string {
  return text.replace(
    /\{([^{}\s]{2,6})\}/g,
    (whole, word: string) => WORDS[word.toLowerCase()]?.(period) ?? whole,
  );
}

/**
 * The inverse for a month that is written out, as ready-made titles have it.
 *
 * @example markPeriod('经开区2025年8月经济运行调度', '2025-08') → `经开区{期间}经济运行调度`
 */
export function markPeriod(text: string, period: Month): string {
  const { zh, en } = formatMonth(period);
  return text.replaceAll(zh, PERIOD_WORDS.zh.month).replaceAll(en, PERIOD_WORDS.en.month);
}

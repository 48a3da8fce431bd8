import type { Month, Text } from '../model.ts';
import { lastYear, yearOf } from '../month.ts';

/** Names of series that are the same in every figure. */
export const SERIES_NAMES = {
  estimate: { zh: '预计', en: 'Estimate' },
  target: { zh: '年度目标', en: 'Target' },
  limit: { zh: '控制目标', en: 'Limit' },
  monthlyPlan: { zh: '分月计划', en: 'Monthly plan' },
  pace: { zh: '序时', en: 'Pace' },
  completion: { zh: '完成率', en: 'Completion' },
  growth: { zh: '累计同比', en: 'Growth' },
  pull: { zh: '拉动', en: 'Pull' },
  difference: { zh: '差额', en: 'Difference' },
} as const satisfies Record<string, Text>;

/** `2025年`, `2025`. */
export function thisYearName(period: Month): Text {
  return { zh: `${yearOf(period)}年`, en: String(yearOf(period)) };
}

export function lastYearName(period: Month): Text {
  return thisYearName(lastYear(period));
}

/** The year of a series that is named by one; null for other names. */
export function yearOfName(name: string): number | null {
  return /^\d{4}年?$/.test(name) ? Number.parseInt(name, 10) : null;
}

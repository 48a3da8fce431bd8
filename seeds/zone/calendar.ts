import type { Story } from './story.ts';

/** 2022 is grown as a base only; 2023 to August 2025 are published. */
export const YEARS = [2022, 2023, 2024, 2025] as const;
export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The September 2025 meeting looks at the figures up to August. */
export const LAST_MONTH = 8;

/** Place of a month in a series that starts in January 2022. */
export function at(year: number, month: number): number {
  return (year - 2022) * 12 + month - 1;
}

export function periodOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The latest month of 2025 that an indicator has at the September meeting: 8, 7 with a lag, 6 by quarter. */
export function latestMonth(story: Pick<Story, 'lag' | 'quarterly'>): number {
  const month = LAST_MONTH - (story.lag ?? 0);
  return story.quarterly ? month - (month % 3) : month;
}

/** Months of a year that an indicator publishes, up to the last that has come. */
export function publishedMonths(story: Story, year: number): number[] {
  const last = year === 2025 ? latestMonth(story) : 12;
  return MONTHS.filter((m) => m <= last && m >= story.firstMonth && (!story.quarterly || m % 3 === 0));
}

/** Sum of a year's months 1…m. */
export function through(series: readonly number[], year: number, month: number): number {
  let sum = 0;
  for (let m = 1; m <= month; m += 1) sum += series[at(year, m)]!;
  return sum;
}

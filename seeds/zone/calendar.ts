/** Which months an indicator is published for. */
interface Publication {
  firstMonth: 1 | 2;
  quarterly?: boolean;
  lag?: number;
}

/** 2022 is generated as a base only; 2023 to August 2025 are published. */
export const YEARS = [2022, 2023, 2024, 2025] as const;
export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The September 2025 meeting discusses the data up to August. */
export const LAST_MONTH = 8;

/** Index of a month in a series that starts in January 2022. */
export function at(year: number, month: number): number {
  return (year - 2022) * 12 + month - 1;
}

export function periodOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The latest month of 2025 that an indicator has at the September meeting: 8, with a lag 7, by quarter 6. */
export function latestMonth(spec: Pick<Publication, 'lag' | 'quarterly'>): number {
  const month = LAST_MONTH - (spec.lag ?? 0);
  return spec.quarterly ? month - (month % 3) : month;
}

/** Months of a year for which an indicator is published, up to its latest. */
export function publishedMonths(spec: Publication, year: number): number[] {
  const last = year === 2025 ? latestMonth(spec) : 12;
  return MONTHS.filter((m) => m <= last && m >= spec.firstMonth && (!spec.quarterly || m % 3 === 0));
}

/** Sum of a year's months 1…m. */
export function through(series: readonly number[], year: number, month: number): number {
  let sum = 0;
  for (let m = 1; m <= month; m += 1) sum += series[at(year, m)]!;
  return sum;
}

import { MONTHS } from './calendar.ts';
import { bell } from './random.ts';
import { rounded } from './table.ts';

/**
 * How a year is distributed over its months. January and February are separate even where they are published together,
 * because the Spring Festival moves between them.
 */
export const SEASONS = {
  industry: [78, 66, 89, 82, 84, 93, 81, 83, 86, 82, 83, 88],
  invoices: [80, 64, 88, 83, 84, 92, 82, 83, 85, 82, 82, 89],
  electricity: [80, 66, 82, 79, 81, 85, 95, 97, 85, 80, 83, 87],
  profit: [62, 50, 86, 78, 82, 96, 80, 82, 90, 84, 90, 120],
  revenue: [122, 66, 88, 92, 74, 98, 86, 58, 82, 92, 68, 74],
  spending: [72, 68, 104, 74, 78, 112, 68, 70, 92, 66, 78, 106],
  trade: [82, 64, 84, 84, 85, 88, 87, 86, 86, 82, 84, 88],
  capital: [118, 58, 112, 62, 72, 136, 58, 70, 104, 58, 66, 86],
  containers: [80, 68, 84, 83, 85, 87, 86, 86, 87, 84, 84, 86],
  investment: [46, 52, 98, 82, 90, 116, 80, 82, 95, 82, 82, 86],
  retail: [96, 84, 78, 76, 84, 84, 78, 78, 84, 88, 81, 82],
  services: [76, 72, 86, 80, 82, 92, 82, 82, 86, 80, 82, 90],
  property: [46, 48, 100, 80, 84, 116, 72, 76, 100, 82, 86, 110],
  land: [30, 10, 60, 40, 50, 140, 30, 70, 120, 60, 110, 280],
  signing: [70, 60, 110, 80, 90, 110, 70, 80, 100, 70, 80, 80],
  building: [60, 40, 130, 70, 70, 130, 60, 70, 130, 70, 70, 100],
  entering: [20, 30, 60, 60, 50, 70, 60, 60, 70, 70, 120, 330],
  even: [83, 84, 83, 83, 84, 83, 83, 83, 84, 83, 83, 84],
  quarters: [73, 66, 82, 78, 80, 92, 80, 82, 88, 84, 88, 107],
} as const satisfies Record<string, readonly number[]>;

export type Season = keyof typeof SEASONS;

/** 2022-02-01, 2023-01-22, 2024-02-10, 2025-01-29: little is produced in the two weeks around the festival. */
const FESTIVAL: Record<number, readonly [january: number, february: number]> = {
  2022: [0.96, 0.93],
  2023: [0.87, 1.05],
  2024: [1.02, 0.89],
  2025: [0.89, 1.02],
};

/**
 * Festival factor of a month.
 *
 * @param feeling 0 where the festival has no effect on the series, 1 where it has the full effect
 */
function festivalFactor(year: number, month: number, feeling: number): number {
  const pair = FESTIVAL[year];
  if (pair === undefined || month > 2) return 1;
  return 1 + feeling * ((month === 1 ? pair[0] : pair[1]) - 1);
}

interface Rhythm {
  season: Season;
  festival: number;
  /** Random variation from month to month, %. */
  noise: number;
}

/**
 * The distribution of one year over its months, with the sum 1: season, festival, a random factor per quarter and one per
 * month.
 */
export function yearShape(rhythm: Rhythm, year: number, name: string, variation = 1): number[] {
  const sd = (rhythm.noise * variation) / 100;
  const raw = MONTHS.map((m) => {
    const mood = bell(`${name}/${year}/q${Math.ceil(m / 3)}`) * sd * 0.6;
    const chance = 1 + mood + bell(`${name}/${year}/${m}`) * sd;
    const usual = SEASONS[rhythm.season][m - 1]! * festivalFactor(year, m, rhythm.festival);
    return usual * Math.max(chance, 0.05);
  });
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
}

/** Share of the year that a plan expects by the end of each month, in steps of half a percent; December is all of it. */
export function planShares(season: Season): number[] {
  const months = SEASONS[season];
  const sum = months.reduce((a, b) => a + b, 0);
  let passed = 0;
  return months.map((month) => {
    passed += month;
    return rounded(Math.round((passed / sum) * 200) / 200, 3);
  });
}

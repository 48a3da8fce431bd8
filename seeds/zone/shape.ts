import { MONTHS } from './calendar.ts';
import { bell } from './random.ts';
import { festivalFactor, SEASONS, type Season } from './seasons.ts';
import { rounded } from './table.ts';

interface Rhythm {
  season: Season;
  festival: number;
  /** Unrest from month to month, %. */
  noise: number;
}

/**
 * How one year is spread over its months, summing to 1: the season, the festival where it fell that year,
 * a mood that lasts a quarter, and unrest from month to month.
 */
export function yearShape(rhythm: Rhythm, year: number, name: string, unrest = 1): number[] {
  const sd = (rhythm.noise * unrest) / 100;
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

import { at, MONTHS, through } from './calendar.ts';
import type { Published } from './publish.ts';
import { growth } from './publish-flow.ts';
import type { LevelModel, RatioModel, Story } from './story.ts';
import { rounded } from './table.ts';
import { getSeries, type Truth } from './truth.ts';

/** Counts: growth is published only where last year's count is worth comparing with (5 and more). */
export function publishCount(
  truth: Truth,
  story: Story,
  entity: string,
  year: number,
  month: number,
): Published {
  const series = getSeries(truth, story.code, entity).final;
  const ytd = through(series, year, month);
  const last = through(series, year - 1, month);
  return {
    month: series[at(year, month)]!,
    ytd,
    yoyMonth: null,
    yoyYtd: last >= 5 ? growth(ytd, last) : null,
  };
}

/** Stocks: what stands at the end of the month; there is no month value to add up. */
export function publishStock(
  truth: Truth,
  story: Story,
  entity: string,
  year: number,
  month: number,
): Published {
  const series = getSeries(truth, story.code, entity).final;
  const ytd = series[at(year, month)]!;
  return { month: null, ytd, yoyMonth: null, yoyYtd: growth(ytd, series[at(year - 1, month)]!) };
}

/** Rates change by percentage points; an index is its own growth over 100; growth-only figures stand alone. */
export function publishLevel(
  truth: Truth,
  story: Story,
  model: LevelModel,
  entity: string,
  year: number,
  month: number,
): Published {
  const series = getSeries(truth, story.code, entity).final;
  const soFar = (y: number) =>
    rounded(model.average ? mean(series, y, month) : series[at(y, month)]!, story.decimals);
  const own = (y: number) => rounded(series[at(y, month)]!, story.decimals);
  const ytd = soFar(year);
  if (model.growthOnly) return { month: null, ytd: null, yoyMonth: null, yoyYtd: ytd };
  const joint = story.firstMonth === 2 && month === 2;
  const alone = model.average && !joint;
  if (story.kind === 'index') return { month: own(year), ytd, yoyMonth: own(year) - 100, yoyYtd: ytd - 100 };
  return {
    month: alone ? own(year) : null,
    ytd,
    yoyMonth: alone ? own(year) - own(year - 1) : null,
    yoyYtd: ytd - soFar(year - 1),
  };
}

function mean(series: readonly number[], year: number, month: number): number {
  return through(series, year, month) / MONTHS.filter((m) => m <= month).length;
}

/** A ratio of two published cumulative figures, in %. A month in which either is not above zero has none. */
export function publishRatio(
  truth: Truth,
  story: Story,
  model: RatioModel,
  entity: string,
  year: number,
  month: number,
): Published {
  const above = getSeries(truth, model.numerator, entity).final;
  const below = getSeries(truth, model.denominator, entity).final;
  const soFar = (y: number) => ratio(printed(above, y, 1, month), printed(below, y, 1, month));
  const own = (y: number) => ratio(printed(above, y, month, month), printed(below, y, month, month));
  const ytd = soFar(year);
  const alone = own(year);
  const aloneBefore = own(year - 1);
  const before = soFar(year - 1);
  return {
    month: alone === null ? null : rounded(alone, story.decimals),
    ytd,
    yoyMonth: alone === null || aloneBefore === null ? null : alone - aloneBefore,
    yoyYtd: ytd === null || before === null ? null : ytd - before,
  };
}

function ratio(above: number, below: number): number | null {
  return above > 0 && below > 0 ? (above / below) * 100 : null;
}

function printed(series: readonly number[], year: number, from: number, to: number): number {
  let sum = 0;
  for (let m = from; m <= to; m += 1) sum += rounded(series[at(year, m)]!, 2);
  return sum;
}

import { at, LAST_MONTH, MONTHS, through, YEARS } from '../calendar.ts';
import { CITY, PARKS, type Park, STRENGTH, ZONE } from '../entities.ts';
import { type GeneratedData, getSeries, type Published, seriesKey, targetLine } from '../generated-data.ts';
import type { CountModel, IndicatorSpec } from '../indicators/indicator-spec.ts';
import { bell } from '../random.ts';
import { planShares, yearShape } from '../seasons.ts';
import { growth } from '../table.ts';

/** Distributes whole things over months, and assigns each to a park (or to none) at random. */
export function generateCount(data: GeneratedData, spec: IndicatorSpec, model: CountModel): void {
  const zone = months(spec, model, ZONE, model.totals);
  const lots = drawing(model);
  const parks = new Map<string, number[]>();
  for (const lot of lots) if (lot.owner !== null) parks.set(lot.owner, new Array<number>(48).fill(0));
  for (const [index, count] of zone.entries()) {
    for (let event = 0; event < count; event += 1) {
      const { owner } = draw(lots, `${spec.code}/lot/${index}/${event}`);
      if (owner !== null) parks.get(owner)![index]! += 1;
    }
  }
  keep(data, spec, ZONE, zone);
  for (const [park, counts] of parks) keep(data, spec, park, counts);
  setTargets(data, spec, model);
  if (model.city > 0) {
    const rest = months(spec, model, 'C-OWN', restTotals(model));
    keep(
      data,
      spec,
      CITY,
      zone.map((count, index) => count + rest[index]!),
    );
  }
}

interface Lot {
  /** Null for things of no park (区直属). */
  owner: Park | null;
  share: number;
  /** The share not yet drawn: it grows by `share` with each draw, and falls by 1 when this lot is drawn. */
  owed: number;
}

function drawing(model: CountModel): Lot[] {
  const lower = model.target === 'cap' ? -1 : 1;
  const weights = PARKS.flatMap((owner) => {
    const weight = model.parks[owner];
    return weight === undefined ? [] : [{ owner, weight: weight * (1 + 0.12 * lower * STRENGTH[owner]) }];
  });
  const sum = weights.reduce((total, { weight }) => total + weight, 0);
  const lots: Lot[] = weights.map(({ owner, weight }) => {
    return { owner, share: (weight / sum) * (1 - model.direct), owed: 0 };
  });
  return [...lots, { owner: null, share: model.direct, owed: 0 }];
}

/** Draws the lot with the most owed, with some randomness: in the long run each gets its share. */
function draw(lots: readonly Lot[], name: string): Lot {
  for (const lot of lots) lot.owed += lot.share;
  const claim = (lot: Lot) => (lot.share === 0 ? -9 : lot.owed + 0.5 * bell(`${name}/${lot.owner}`));
  const drawn = lots.reduce((best, lot) => (claim(lot) > claim(best) ? lot : best));
  drawn.owed -= 1;
  return drawn;
}

/** Cumulative counts are the rounded share of the year; 2025 is known up to August and continues at the same rate. */
function months(spec: IndicatorSpec, model: CountModel, name: string, totals: readonly number[]): number[] {
  const series = new Array<number>(48).fill(0);
  for (const [index, year] of YEARS.entries()) {
    const shape = yearShape({ season: model.season, festival: 0.3, noise: 12 }, year, `${spec.code}/${name}`);
    const reached = year === 2025 ? shape.slice(0, LAST_MONTH).reduce((a, b) => a + b, 0) : 1;
    let passed = 0;
    let counted = 0;
    for (const m of MONTHS) {
      passed += shape[m - 1]!;
      const now = Math.round((totals[index]! * passed) / reached);
      series[at(year, m)] = now - counted;
      counted = now;
    }
  }
  return series;
}

function restTotals(model: CountModel): number[] {
  let whole = model.totals[0] * model.city;
  const growth = model.cityGrowth ?? [0, 0, 0];
  const totals = [Math.round(whole)];
  for (const year of [0, 1, 2] as const) {
    whole *= 1 + growth[year] / 100;
    totals.push(Math.round(year === 2 ? whole * (model.totals[3] / model.totals[2]) : whole));
  }
  return totals;
}

function setTargets(data: GeneratedData, spec: IndicatorSpec, model: CountModel): void {
  const sum = Object.values(model.parks).reduce((a, b) => a + b, 0);
  const shares = model.plan ? planShares(model.season) : null;
  for (const [index, target] of model.targets.entries()) {
    const set = (entity: string, value: number) => {
      const plan = shares?.map((share) => Math.round(value * share)) ?? null;
      data.targets.push(
        targetLine({ indicator: spec.code, entity, year: 2023 + index, type: model.target, value, plan }),
      );
    };
    set(ZONE, target);
    for (const park of PARKS) {
      const weight = model.parks[park];
      if (weight !== undefined) set(park, Math.round((target * weight) / sum));
    }
  }
}

function keep(data: GeneratedData, spec: IndicatorSpec, entity: string, counts: number[]): void {
  data.series.set(seriesKey(spec.code, entity), { final: counts, first: counts });
}

/** Counts: growth is published only where last year's count is 5 or more. */
export function publishCount(
  data: GeneratedData,
  spec: IndicatorSpec,
  entity: string,
  year: number,
  month: number,
): Published {
  const series = getSeries(data, spec.code, entity).final;
  const ytd = through(series, year, month);
  const last = through(series, year - 1, month);
  return {
    month: series[at(year, month)]!,
    ytd,
    yoyMonth: null,
    yoyYtd: last >= 5 ? growth(ytd, last) : null,
  };
}

import { at, LAST_MONTH, MONTHS, YEARS } from './calendar.ts';
import { CITY, PARKS, type Park, STRENGTH, ZONE } from './entities.ts';
import { bell } from './random.ts';
import { planShares, yearShape } from './shape.ts';
import type { CountModel, Story } from './story.ts';
import { seriesKey, type Truth, targetLine } from './truth.ts';

/** Spreads whole things over months and lets each fall to a park (or to none) by lot. */
export function growCount(truth: Truth, story: Story, model: CountModel): void {
  const zone = months(story, model, ZONE, model.totals);
  const lots = drawing(model);
  const parks = new Map<string, number[]>();
  for (const lot of lots) if (lot.owner !== null) parks.set(lot.owner, new Array<number>(48).fill(0));
  for (const [place, count] of zone.entries()) {
    for (let event = 0; event < count; event += 1) {
      const { owner } = draw(lots, `${story.code}/lot/${place}/${event}`);
      if (owner !== null) parks.get(owner)![place]! += 1;
    }
  }
  keep(truth, story, ZONE, zone);
  for (const [park, counts] of parks) keep(truth, story, park, counts);
  setTargets(truth, story, model);
  if (model.city > 0) {
    const rest = months(story, model, 'C-OWN', restTotals(model));
    keep(
      truth,
      story,
      CITY,
      zone.map((count, place) => count + rest[place]!),
    );
  }
}

interface Lot {
  /** Null for what falls to no park (区直属). */
  owner: Park | null;
  share: number;
  /** What is owed so far: shares add up, each thing drawn takes one. */
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

/** The next thing goes to whom most is owed, give or take luck: in the long run everyone gets a fair share. */
function draw(lots: readonly Lot[], name: string): Lot {
  for (const lot of lots) lot.owed += lot.share;
  const claim = (lot: Lot) => (lot.share === 0 ? -9 : lot.owed + 0.5 * bell(`${name}/${lot.owner}`));
  const drawn = lots.reduce((best, lot) => (claim(lot) > claim(best) ? lot : best));
  drawn.owed -= 1;
  return drawn;
}

/** Cumulative counts are the rounded share of the year; 2025 is known up to August and goes on in step. */
function months(story: Story, model: CountModel, name: string, totals: readonly number[]): number[] {
  const series = new Array<number>(48).fill(0);
  for (const [place, year] of YEARS.entries()) {
    const shape = yearShape(
      { season: model.season, festival: 0.3, noise: 12 },
      year,
      `${story.code}/${name}`,
    );
    const reached = year === 2025 ? shape.slice(0, LAST_MONTH).reduce((a, b) => a + b, 0) : 1;
    let passed = 0;
    let counted = 0;
    for (const m of MONTHS) {
      passed += shape[m - 1]!;
      const now = Math.round((totals[place]! * passed) / reached);
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

function setTargets(truth: Truth, story: Story, model: CountModel): void {
  const sum = Object.values(model.parks).reduce((a, b) => a + b, 0);
  const shares = model.plan ? planShares(model.season) : null;
  for (const [place, target] of model.targets.entries()) {
    const set = (entity: string, value: number) => {
      const plan = shares?.map((share) => Math.round(value * share)) ?? null;
      truth.targets.push(
        targetLine({ indicator: story.code, entity, year: 2023 + place, type: model.target, value, plan }),
      );
    };
    set(ZONE, target);
    for (const park of PARKS) {
      const weight = model.parks[park];
      if (weight !== undefined) set(park, Math.round((target * weight) / sum));
    }
  }
}

function keep(truth: Truth, story: Story, entity: string, counts: number[]): void {
  truth.series.set(seriesKey(story.code, entity), { final: counts, first: counts });
}

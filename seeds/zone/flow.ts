import { at, latestMonth, MONTHS, through, YEARS } from './calendar.ts';
import { CITY, PARKS, type Park, PEER_WEIGHT, PEERS, STRENGTH, ZONE } from './entities.ts';
import { bell } from './random.ts';
import { planShares, yearShape } from './shape.ts';
import type { FlowModel, Story } from './story.ts';
import { planned, rounded } from './table.ts';
import { seriesKey, type TargetLine, type Truth, targetLine } from './truth.ts';

/** Grows one flow for the zone, its parks, the peers and the city, with the targets set from it. */
export function growFlow(truth: Truth, story: Story, model: FlowModel): void {
  const zone = growZone(truth, story, model);
  keep(truth, story, model, ZONE, zone);
  growParks(truth, story, model, zone);
  growCity(truth, story, model, zone);
}

function growZone(truth: Truth, story: Story, model: FlowModel): number[] {
  const name = `${model.like ?? story.code}/${ZONE}`;
  const zone: number[] = [];
  let annual = model.level;
  for (const year of YEARS) {
    const shape = yearShape(model, year, name);
    if (year === 2023) annual *= 1 + model.growth[0] / 100;
    if (year === 2024) annual *= 1 + model.growth[1] / 100;
    const target =
      year === 2022 ? null : setTarget(truth, story, model, ZONE, year, annualOf(zone, year - 1), 0);
    if (year === 2025) {
      const m = latestMonth(story);
      const reached = shape.slice(0, m).reduce((a, b) => a + b, 0);
      annual = wanted(target, through(zone, 2024, m), m, model.aim) / reached;
    }
    zone.push(...shape.map((share) => annual * share));
  }
  return zone;
}

/** Where a series should stand at month m of 2025: `aim` points ahead of its pace, or `aim` % above last year. */
function wanted(target: TargetLine | null, lastYear: number, m: number, aim: number): number {
  if (target === null || target.type === 'growth') return lastYear * (1 + aim / 100);
  const pace = (target.plan?.[m - 1] ?? (target.value * m) / 12) / target.value;
  return target.value * (pace + aim / 100);
}

/** Parks follow the zone's months, each by its weight and luck; together with 区直属 they are the zone. */
function growParks(truth: Truth, story: Story, model: FlowModel, zone: readonly number[]): void {
  const parks = PARKS.filter((park) => model.parks[park] !== undefined);
  if (parks.length === 0) return;
  const grown = new Map(parks.map((park) => [park, [] as number[]]));
  const sizes = new Map(parks.map((park) => [park, model.parks[park]!]));
  const uplift = model.uplift ?? 1.2;
  for (const year of YEARS) {
    const raw = new Map<Park, number[]>();
    for (const park of parks) {
      const past = grown.get(park)!;
      const shape = yearShape(model, year, `${model.like ?? story.code}/${park}`, 1.7);
      const luck = bell(`${model.like ?? story.code}/${park}/${year}/luck`);
      const lead = STRENGTH[park] * (model.spread ?? 2.4);
      let annual = sizes.get(park)!;
      if (year === 2023 || year === 2024) {
        annual =
          annualOf(past, year - 1) * (1 + (model.growth[year - 2023]! + lead * 0.5 + luck * 1.2) / 100);
      }
      const target =
        year === 2022 ? null : setTarget(truth, story, model, park, year, annualOf(past, year - 1), uplift);
      if (year === 2025) {
        const m = latestMonth(story);
        const reached = shape.slice(0, m).reduce((a, b) => a + b, 0);
        const aim = model.aim - (model.target === 'growth' ? 0 : uplift * 0.62) + lead + luck * 1.2;
        annual = wanted(target, through(past, 2024, m), m, aim) / reached;
      }
      raw.set(
        park,
        shape.map((share) => annual * share),
      );
    }
    for (const m of MONTHS) {
      const sum = parks.reduce((total, park) => total + raw.get(park)![m - 1]!, 0);
      const direct = model.direct * (1 + 0.12 * bell(`${story.code}/direct/${year}/${m}`));
      const factor = (zone[at(year, m)]! * (1 - direct)) / (sum === 0 ? 1 : sum);
      for (const park of parks) grown.get(park)!.push(raw.get(park)![m - 1]! * factor);
    }
  }
  for (const park of parks) keep(truth, story, model, park, grown.get(park)!);
}

/** The city is the zone, the peers and a remainder of its own (市本级). */
function growCity(truth: Truth, story: Story, model: FlowModel, zone: readonly number[]): void {
  if (model.city === 0) return;
  const city = [...zone];
  const rest: Record<string, number> = model.peers ? { ...PEER_WEIGHT, 'C-OWN': 0.04 } : { 'C-OWN': 1 };
  for (const [peer, weight] of Object.entries(rest)) {
    const series: number[] = [];
    let annual = model.level * model.city * weight;
    for (const year of YEARS) {
      const growth = model.cityGrowth?.[year - 2023] ?? 0;
      const lead = bell(`${peer}/lead`) * 1.3 + bell(`${story.code}/${peer}/${year}`) * 1.5;
      if (year > 2022) annual *= 1 + (growth + (model.peers ? lead : 0)) / 100;
      const shape = yearShape(model, year, `${model.like ?? story.code}/${peer}`, 1.2);
      series.push(...shape.map((share) => annual * share));
    }
    for (const [place, value] of series.entries()) city[place]! += value;
    if (PEERS.some((code) => code === peer)) keep(truth, story, model, peer, series);
  }
  keep(truth, story, model, CITY, city);
}

function annualOf(series: readonly number[], year: number): number {
  return year < 2022 ? 0 : through(series, year, 12);
}

function keep(truth: Truth, story: Story, model: FlowModel, entity: string, final: number[]): void {
  const sd = (model.revision ?? 0) / 100;
  const first = final.map(
    (value, place) => value * (1 - sd * (0.9 + bell(`${story.code}/${entity}/rev/${place}`))),
  );
  truth.series.set(seriesKey(story.code, entity), { final, first: sd === 0 ? final : first });
}

/** A target asks for growth over last year's whole figure (parks: a little more), with a plan where the model has one. */
function setTarget(
  truth: Truth,
  story: Story,
  model: FlowModel,
  entity: string,
  year: number,
  lastYear: number,
  uplift: number,
): TargetLine | null {
  if (model.target === 'none') return null;
  const asked = model.asked[year - 2023]!;
  const line = { indicator: story.code, entity, year, type: model.target };
  if (model.target === 'growth') {
    const strength = STRENGTH[entity as Park] ?? 0;
    const value = Math.round((asked + (entity === ZONE ? 0 : 0.5 + strength * 0.6)) * 2) / 2;
    const set = targetLine({ ...line, value });
    truth.targets.push(set);
    return set;
  }
  const value = planned(lastYear * (1 + (asked + uplift) / 100));
  const plan = model.plan
    ? planShares(model.season).map((share) => (share === 1 ? value : rounded(value * share, story.decimals)))
    : null;
  const set = targetLine({ ...line, value, plan });
  truth.targets.push(set);
  return set;
}

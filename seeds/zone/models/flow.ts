import { at, latestMonth, MONTHS, through, YEARS } from '../calendar.ts';
import { CITY, PARKS, type Park, PEER_WEIGHT, PEERS, STRENGTH, ZONE } from '../entities.ts';
import { baseShift } from '../exceptions.ts';
import {
  type GeneratedData,
  getSeries,
  type Published,
  seriesKey,
  type TargetLine,
  targetLine,
} from '../generated-data.ts';
import type { FlowModel, IndicatorSpec, SumModel } from '../indicators/indicator-spec.ts';
import { bell } from '../random.ts';
import { planShares, yearShape } from '../seasons.ts';
import { growth, planned, rounded } from '../table.ts';

/** Generates a flow for the zone, its parks, the peers and the city, with their targets. */
export function generateFlow(data: GeneratedData, spec: IndicatorSpec, model: FlowModel): void {
  const zone = generateZone(data, spec, model);
  keep(data, spec, model, ZONE, zone);
  generateParks(data, spec, model, zone);
  generateCity(data, spec, model, zone);
}

function generateZone(data: GeneratedData, spec: IndicatorSpec, model: FlowModel): number[] {
  const name = `${model.like ?? spec.code}/${ZONE}`;
  const zone: number[] = [];
  let annual = model.level;
  for (const year of YEARS) {
    const shape = yearShape(model, year, name);
    if (year === 2023) annual *= 1 + model.growth[0] / 100;
    if (year === 2024) annual *= 1 + model.growth[1] / 100;
    const target =
      year === 2022 ? null : setTarget(data, spec, model, ZONE, year, annualOf(zone, year - 1), 0);
    if (year === 2025) {
      const m = latestMonth(spec);
      const reached = shape.slice(0, m).reduce((a, b) => a + b, 0);
      annual = wanted(target, through(zone, 2024, m), m, model.aim) / reached;
    }
    zone.push(...shape.map((share) => annual * share));
  }
  return zone;
}

/** The level of a series at month m of 2025: `aim` points ahead of its pace, or `aim` % above last year. */
function wanted(target: TargetLine | null, lastYear: number, m: number, aim: number): number {
  if (target === null || target.type === 'growth') return lastYear * (1 + aim / 100);
  const pace = (target.plan?.[m - 1] ?? (target.value * m) / 12) / target.value;
  return target.value * (pace + aim / 100);
}

/** Parks follow the zone's months, by weight and random factors; together with 区直属 they add up to the zone. */
function generateParks(
  data: GeneratedData,
  spec: IndicatorSpec,
  model: FlowModel,
  zone: readonly number[],
): void {
  const parks = PARKS.filter((park) => model.parks[park] !== undefined);
  if (parks.length === 0) return;
  const grown = new Map(parks.map((park) => [park, [] as number[]]));
  const sizes = new Map(parks.map((park) => [park, model.parks[park]!]));
  const uplift = model.uplift ?? 1.2;
  for (const year of YEARS) {
    const raw = new Map<Park, number[]>();
    for (const park of parks) {
      const past = grown.get(park)!;
      const shape = yearShape(model, year, `${model.like ?? spec.code}/${park}`, 1.7);
      const luck = bell(`${model.like ?? spec.code}/${park}/${year}/luck`);
      const lead = STRENGTH[park] * (model.spread ?? 2.4);
      let annual = sizes.get(park)!;
      if (year === 2023 || year === 2024) {
        annual =
          annualOf(past, year - 1) * (1 + (model.growth[year - 2023]! + lead * 0.5 + luck * 1.2) / 100);
      }
      const target =
        year === 2022 ? null : setTarget(data, spec, model, park, year, annualOf(past, year - 1), uplift);
      if (year === 2025) {
        const m = latestMonth(spec);
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
      const direct = model.direct * (1 + 0.12 * bell(`${spec.code}/direct/${year}/${m}`));
      const factor = (zone[at(year, m)]! * (1 - direct)) / (sum === 0 ? 1 : sum);
      for (const park of parks) grown.get(park)!.push(raw.get(park)![m - 1]! * factor);
    }
  }
  for (const park of parks) keep(data, spec, model, park, grown.get(park)!);
}

/** The city is the zone, the peers and a remainder of its own (市本级). */
function generateCity(
  data: GeneratedData,
  spec: IndicatorSpec,
  model: FlowModel,
  zone: readonly number[],
): void {
  if (model.city === 0) return;
  const city = [...zone];
  const rest: Record<string, number> = model.peers ? { ...PEER_WEIGHT, 'C-OWN': 0.04 } : { 'C-OWN': 1 };
  for (const [peer, weight] of Object.entries(rest)) {
    const series: number[] = [];
    let annual = model.level * model.city * weight;
    for (const year of YEARS) {
      const growth = model.cityGrowth?.[year - 2023] ?? 0;
      const lead = bell(`${peer}/lead`) * 1.3 + bell(`${spec.code}/${peer}/${year}`) * 1.5;
      if (year > 2022) annual *= 1 + (growth + (model.peers ? lead : 0)) / 100;
      const shape = yearShape(model, year, `${model.like ?? spec.code}/${peer}`, 1.2);
      series.push(...shape.map((share) => annual * share));
    }
    for (const [index, value] of series.entries()) city[index]! += value;
    if (PEERS.some((code) => code === peer)) keep(data, spec, model, peer, series);
  }
  keep(data, spec, model, CITY, city);
}

function annualOf(series: readonly number[], year: number): number {
  return year < 2022 ? 0 : through(series, year, 12);
}

function keep(
  data: GeneratedData,
  spec: IndicatorSpec,
  model: FlowModel,
  entity: string,
  final: number[],
): void {
  const sd = (model.revision ?? 0) / 100;
  const first = final.map(
    (value, index) => value * (1 - sd * (0.9 + bell(`${spec.code}/${entity}/rev/${index}`))),
  );
  data.series.set(seriesKey(spec.code, entity), { final, first: sd === 0 ? final : first });
}

/** A target asks for growth over last year's whole figure (parks: a little more), with a plan where the model has one. */
function setTarget(
  data: GeneratedData,
  spec: IndicatorSpec,
  model: FlowModel,
  entity: string,
  year: number,
  lastYear: number,
  uplift: number,
): TargetLine | null {
  if (model.target === 'none') return null;
  const asked = model.asked[year - 2023]!;
  const line = { indicator: spec.code, entity, year, type: model.target };
  if (model.target === 'growth') {
    const strength = STRENGTH[entity as Park] ?? 0;
    const value = Math.round((asked + (entity === ZONE ? 0 : 0.5 + strength * 0.6)) * 2) / 2;
    const set = targetLine({ ...line, value });
    data.targets.push(set);
    return set;
  }
  const value = planned(lastYear * (1 + (asked + uplift) / 100));
  const plan = model.plan
    ? planShares(model.season).map((share) => (share === 1 ? value : rounded(value * share, spec.decimals)))
    : null;
  const set = targetLine({ ...line, value, plan });
  data.targets.push(set);
  return set;
}

/**
 * A flow as published. Where months are revised later, the year to date is the revised earlier months plus this one as
 * first published, so the published months need not add up to it. Otherwise it is the sum of the published months.
 * Growth refers to the comparable base, which differs slightly from last year's value.
 */
export function publishFlow(
  data: GeneratedData,
  spec: IndicatorSpec,
  model: FlowModel | SumModel,
  entity: string,
  year: number,
  month: number,
): Published {
  const flow = model.of === 'flow' ? model : undefined;
  const quiet = flow?.quietMonths ?? false;
  const joint = spec.firstMonth === 2 && month === 2;
  const base = 1 + basePercent(spec, flow, entity, year) / 100;
  const { final, first } = getSeries(data, spec.code, entity);
  const unprinted = model.revision || spec.kind === 'growth';
  const ytd = unprinted
    ? through(final, year, month - 1) + first[at(year, month)]!
    : printedSum(spec, final, year, month);
  const lastYear = unprinted ? through(final, year - 1, month) : printedSum(spec, final, year - 1, month);
  const own = first[at(year, month)]!;
  const yoyYtd = growth(ytd, lastYear * base);
  const yoyMonth = quiet || joint ? null : growth(own, final[at(year - 1, month)]! * base);
  if (spec.kind === 'growth') return { month: null, ytd: null, yoyMonth, yoyYtd };
  return { month: spec.quarterly || joint ? null : own, ytd, yoyMonth, yoyYtd };
}

/** Growth in % by which last year's figure is restated before it is compared. */
function basePercent(spec: IndicatorSpec, flow: FlowModel | undefined, entity: string, year: number): number {
  const listed = baseShift(spec.code, entity, year);
  if (listed !== undefined) return listed;
  const variation = bell(`${spec.code}/${entity}/base/${year}`) * (flow?.base ?? 0);
  return variation + (flow?.deflator ?? 0);
}

function printedSum(spec: IndicatorSpec, series: readonly number[], year: number, month: number): number {
  let sum = 0;
  for (let m = 1; m <= month; m += 1) sum += rounded(series[at(year, m)]!, spec.decimals);
  return sum;
}

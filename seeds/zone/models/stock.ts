import { at, MONTHS, YEARS } from '../calendar.ts';
import { CITY, PARKS, PEER_WEIGHT, PEERS, STRENGTH, ZONE } from '../entities.ts';
import { type GeneratedData, getSeries, type Published, seriesKey, targetLine } from '../generated-data.ts';
import type { IndicatorSpec, StockModel } from '../indicators/indicator-spec.ts';
import { bell } from '../random.ts';
import { growth, planned, rounded } from '../table.ts';

/** Generates month-end levels, from year-end to year-end along the model's path. */
export function generateStock(data: GeneratedData, spec: IndicatorSpec, model: StockModel): void {
  const keep = (entity: string, values: number[]) => {
    const final = values.map((value) => rounded(value, spec.decimals));
    data.series.set(seriesKey(spec.code, entity), { final, first: final });
  };
  const zone = between(spec.code, ZONE, model, model.ends);
  keep(ZONE, zone);
  setTargets(data, spec, model, ZONE, model.ends, model.targets);
  const sum = Object.values(model.parks).reduce((a, b) => a + b, 0);
  for (const park of PARKS) {
    const weight = model.parks[park];
    if (weight === undefined) continue;
    const ends = model.ends.map((end, year) => {
      const drift = 1 + (STRENGTH[park] + bell(`${spec.code}/${park}/${year}`) * 0.3) * 0.008 * year;
      return rounded((end * (1 - model.direct) * weight * drift) / sum, spec.decimals);
    });
    keep(park, between(spec.code, park, model, ends));
    const asked = model.targets.map(
      (target, year) => ends[year + 1]! * (target / model.ends[year + 1]!) * 1.008,
    );
    setTargets(data, spec, model, park, ends, asked);
  }
  generateCity(spec, model, zone, keep);
}

function generateCity(
  spec: IndicatorSpec,
  model: StockModel,
  zone: readonly number[],
  keep: (entity: string, values: number[]) => void,
): void {
  if (model.city === 0) return;
  const rest: Record<string, number> = model.peers ? { ...PEER_WEIGHT, 'C-OWN': 0.04 } : { 'C-OWN': 1 };
  const city = [...zone];
  for (const [peer, weight] of Object.entries(rest)) {
    const ends = [model.ends[0] * model.city * weight];
    for (const year of YEARS) {
      const growth = model.cityGrowth?.[Math.max(year - 2023, 0)] ?? 0;
      ends.push(ends[ends.length - 1]! * (1 + (growth + bell(`${spec.code}/${peer}/${year}`)) / 100));
    }
    const values = between(spec.code, peer, model, ends);
    for (const [index, value] of values.entries()) city[index]! += rounded(value, spec.decimals);
    if (PEERS.some((code) => code === peer)) keep(peer, values);
  }
  keep(CITY, city);
}

function between(code: string, entity: string, model: StockModel, ends: readonly number[]): number[] {
  return YEARS.flatMap((year, index) =>
    MONTHS.map((m) => {
      const from = ends[index]!;
      const to = ends[index + 1]!;
      const variation = m === 12 ? 0 : bell(`${code}/${entity}/${year}/${m}`) * (model.noise / 100);
      return (from + (to - from) * model.path[m - 1]!) * (1 + variation);
    }),
  );
}

function setTargets(
  data: GeneratedData,
  spec: IndicatorSpec,
  model: StockModel,
  entity: string,
  ends: readonly number[],
  asked: readonly number[],
): void {
  for (const [index, goal] of asked.entries()) {
    const value = spec.decimals === 0 ? Math.round(goal) : planned(goal);
    const from = ends[index + 1]!;
    const plan = model.plan
      ? model.path.map((share) => rounded(from + (value - from) * share, spec.decimals))
      : null;
    data.targets.push(
      targetLine({ indicator: spec.code, entity, year: 2023 + index, type: 'value', value, plan }),
    );
  }
}

/** Stocks: the level at the end of the month; there is no month value. */
export function publishStock(
  data: GeneratedData,
  spec: IndicatorSpec,
  entity: string,
  year: number,
  month: number,
): Published {
  const series = getSeries(data, spec.code, entity).final;
  const ytd = series[at(year, month)]!;
  return { month: null, ytd, yoyMonth: null, yoyYtd: growth(ytd, series[at(year - 1, month)]!) };
}

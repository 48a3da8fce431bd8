import { at, MONTHS, through, YEARS } from '../calendar.ts';
import { CITY, PARKS, STRENGTH, ZONE } from '../entities.ts';
import {
  type GeneratedData,
  getSeries,
  type Published,
  type Series,
  seriesKey,
  targetLine,
} from '../generated-data.ts';
import type { IndicatorSpec, LevelModel, RatioModel, SumModel } from '../indicators/indicator-spec.ts';
import { bell } from '../random.ts';
import { planned, rounded } from '../table.ts';

/** A ratio or index that is observed directly: annual mean, season, the entity's offset and random variation. */
export function generateLevel(data: GeneratedData, spec: IndicatorSpec, model: LevelModel): void {
  const generate = (entity: string, distance: number) => {
    const final = YEARS.flatMap((year, index) => {
      const own = entity === ZONE ? 0 : bell(`${spec.code}/${entity}/${year}`) * model.noise * 0.7;
      return MONTHS.map((m) => {
        const variation = bell(`${spec.code}/${entity}/${year}/${m}`) * model.noise;
        return model.levels[index]! + model.season[m - 1]! + distance + own + variation;
      });
    });
    data.series.set(seriesKey(spec.code, entity), { final, first: final });
  };
  generate(ZONE, 0);
  if (model.city !== null) generate(CITY, model.city);
  for (const park of model.parks) generate(park, STRENGTH[park] * model.spread);
  for (const entity of [ZONE, ...model.parks]) {
    for (const [index, target] of model.targets.entries()) {
      const value = entity === ZONE ? target : rounded(target + softening(model, entity), 1);
      data.targets.push(
        targetLine({ indicator: spec.code, entity, year: 2023 + index, type: model.target, value }),
      );
    }
  }
}

/** A park's target lies halfway between the zone's target and the park's own level. */
function softening(model: LevelModel, entity: string): number {
  const strength = STRENGTH[entity as keyof typeof STRENGTH];
  return Math.round(strength * model.spread * 0.5 * 2) / 2;
}

/** Targets of a ratio; its values are computed from its two terms on publication. */
export function generateRatio(data: GeneratedData, spec: IndicatorSpec, model: RatioModel): void {
  for (const key of [...data.series.keys()]) {
    const [indicator, entity] = key.split(' ') as [string, string];
    if (indicator !== model.numerator || !(entity === ZONE || entity.startsWith('P-'))) continue;
    for (const [index, target] of model.targets.entries()) {
      // 区直属 has most of the non-tax revenue, so parks get a higher target than the zone.
      const value = entity === ZONE ? target : target + 1.5;
      data.targets.push(
        targetLine({ indicator: spec.code, entity, year: 2023 + index, type: 'value', value }),
      );
    }
  }
}

/** Rates change by percentage points; the growth of an index is index − 100; growth-only indicators have no level. */
export function publishLevel(
  data: GeneratedData,
  spec: IndicatorSpec,
  model: LevelModel,
  entity: string,
  year: number,
  month: number,
): Published {
  const series = getSeries(data, spec.code, entity).final;
  const soFar = (y: number) =>
    rounded(model.average ? mean(series, y, month) : series[at(y, month)]!, spec.decimals);
  const own = (y: number) => rounded(series[at(y, month)]!, spec.decimals);
  const ytd = soFar(year);
  if (model.growthOnly) return { month: null, ytd: null, yoyMonth: null, yoyYtd: ytd };
  const joint = spec.firstMonth === 2 && month === 2;
  const alone = model.average && !joint;
  if (spec.kind === 'index') return { month: own(year), ytd, yoyMonth: own(year) - 100, yoyYtd: ytd - 100 };
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

/** A ratio of two published cumulative values, in %; none for a month in which either is zero or less. */
export function publishRatio(
  data: GeneratedData,
  spec: IndicatorSpec,
  model: RatioModel,
  entity: string,
  year: number,
  month: number,
): Published {
  const above = getSeries(data, model.numerator, entity).final;
  const below = getSeries(data, model.denominator, entity).final;
  const soFar = (y: number) => ratio(printed(above, y, 1, month), printed(below, y, 1, month));
  const own = (y: number) => ratio(printed(above, y, month, month), printed(below, y, month, month));
  const ytd = soFar(year);
  const alone = own(year);
  const aloneBefore = own(year - 1);
  const before = soFar(year - 1);
  return {
    month: alone === null ? null : rounded(alone, spec.decimals),
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

/** 进出口 = 出口 + 进口, for every entity that reports both. Its targets are a growth over its own last year. */
export function generateSum(data: GeneratedData, spec: IndicatorSpec, model: SumModel): void {
  const [head, ...others] = model.parts as [string, ...string[]];
  const entities = [...data.series.keys()]
    .filter((key) => key.startsWith(`${head} `))
    .map((key) => key.slice(head.length + 1));
  for (const entity of entities) {
    const parts = [head, ...others].map((part) => getSeries(data, part, entity));
    const whole: Series = {
      final: added(parts.map((p) => p.final)),
      first: added(parts.map((p) => p.first)),
    };
    data.series.set(seriesKey(spec.code, entity), whole);
    const isPark = PARKS.some((park) => park === entity);
    if (entity !== ZONE && !isPark) continue;
    for (const [index, asked] of model.asked.entries()) {
      const year = YEARS[index + 1]!;
      const value = planned(through(whole.final, year - 1, 12) * (1 + (asked + (isPark ? 1.2 : 0)) / 100));
      data.targets.push(targetLine({ indicator: spec.code, entity, year, type: 'value', value }));
    }
  }
}

function added(series: readonly number[][]): number[] {
  const places = YEARS.length * MONTHS.length;
  return Array.from({ length: places }, (_, index) => series.reduce((sum, one) => sum + one[index]!, 0));
}

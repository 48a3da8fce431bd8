import type { Park } from '../entities.ts';
import type { Season } from '../seasons.ts';

/** 2023, 2024, 2025 in this order; 2022 exists only as a hidden base. */
type ThreeYears = readonly [number, number, number];
export type ParkWeights = Partial<Record<Park, number>>;

interface Reach {
  /** The parks that report it, with their relative sizes. */
  parks: ParkWeights;
  /** Share of the zone that no park reports (区直属); negative where parks count some firms twice. */
  direct: number;
  /** The rest of the city as a multiple of the zone; 0 where the city does not publish it. */
  city: number;
  /** Growth of the rest of the city, %. */
  cityGrowth?: ThreeYears;
  /** Whether the peers publish it too. */
  peers?: boolean;
}

/** Money or things that add up over the months. Also the hidden level under a growth-only indicator. */
export interface FlowModel extends Reach {
  of: 'flow';
  season: Season;
  /** The zone's 2022, in the indicator's unit. */
  level: number;
  /** The zone's growth in 2023 and 2024, %. */
  growth: readonly [number, number];
  target: 'value' | 'cap' | 'growth' | 'none';
  /** Growth in the annual targets, %. */
  asked: ThreeYears;
  /** The zone at its latest month: points ahead of pace, or growth in % where the target is not a level. */
  aim: number;
  /** Random variation from month to month, %. */
  noise: number;
  /** Points by which the parks' target growth exceeds the zone's (层层加码). Default 1.2. */
  uplift?: number;
  /** Points of gap (or growth) between a park of strength 0 and one of strength 1. Default 2.4. */
  spread?: number;
  /** Effect of the Spring Festival, 0…1. */
  festival: number;
  /** Whether targets have a monthly plan. */
  plan?: boolean;
  /** Later revision of a month inside the cumulative value, %. 0: months add up exactly. */
  revision?: number;
  /** Random difference of the comparable base from last year's value, %. 0: published growth equals computed growth. */
  base?: number;
  /** Points by which published real growth is below nominal growth. */
  deflator?: number;
  /** The code of an indicator with the same random variation (taxes move with revenue). */
  like?: string;
  /** Month values and their growth are not published (lumpy or quarterly series). */
  quietMonths?: boolean;
}

/** 出口 + 进口 = 进出口: the sum of other indicators, with targets of its own. */
export interface SumModel {
  of: 'sum';
  parts: readonly string[];
  asked: ThreeYears;
  revision?: number;
}

/** 税收 / 一般公共预算收入: a ratio of two flows, in %. */
export interface RatioModel {
  of: 'ratio';
  numerator: string;
  denominator: string;
  targets: ThreeYears;
}

/** A ratio or index that is observed directly. */
export interface LevelModel {
  of: 'level';
  /** The zone's annual mean 2022…2025. */
  levels: readonly [number, number, number, number];
  /** January…December, added to the annual mean. */
  season: readonly number[];
  noise: number;
  spread: number;
  targets: ThreeYears;
  target: 'value' | 'cap' | 'growth';
  parks: readonly Park[];
  /** The city's offset from the zone, or null where it does not publish it. */
  city: number | null;
  /** Whether only growth is published. */
  growthOnly?: boolean;
  /** Whether the year to date is the mean of its months; else only the value of the month is published. */
  average: boolean;
}

/** Firms, deposits: a level at the end of a month. */
export interface StockModel extends Reach {
  of: 'stock';
  /** The zone at the end of 2021, 2022, 2023, 2024 and, if the path continues, of 2025. */
  ends: readonly [number, number, number, number, number];
  /** Share of the year's change by the end of each month. */
  path: readonly number[];
  targets: ThreeYears;
  plan?: boolean;
  noise: number;
}

/** Things counted one by one, each assigned to a park at random. */
export interface CountModel extends Reach {
  of: 'count';
  season: Season;
  /** The zone's whole years 2022, 2023, 2024 and the count up to August 2025. */
  totals: readonly [number, number, number, number];
  targets: ThreeYears;
  target: 'value' | 'cap';
  plan?: boolean;
}

export type Model = FlowModel | SumModel | RatioModel | LevelModel | StockModel | CountModel;

/** One indicator: its catalog entry and the model that generates its data. */
export interface IndicatorSpec {
  code: string;
  name: string;
  nameEn: string;
  unit: string;
  kind: 'flow' | 'stock' | 'rate' | 'growth' | 'index' | 'count';
  direction?: 'lower' | 'neutral';
  firstMonth: 1 | 2;
  quarterly?: boolean;
  lag?: number;
  department: string;
  decimals: number;
  /**
   * Up to which distance the light is yellow: in percentage points; of a rate or an index in its own unit. Left out: 5
   * points, or 5 % of the target.
   */
  tolerance?: number;
  /** Of an index. */
  base?: 'last-year' | 'fixed' | 'none';
  definition: string;
  source: string;
  model: Model;
}

export interface Category {
  name: string;
  nameEn: string;
  indicators: readonly IndicatorSpec[];
}

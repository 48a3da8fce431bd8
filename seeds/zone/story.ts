import type { Park } from './entities.ts';
import type { Season } from './seasons.ts';

/** 2023, 2024, 2025 in this order; 2022 exists only as a hidden base. */
export type ThreeYears = readonly [number, number, number];
export type ParkWeights = Partial<Record<Park, number>>;

interface Reach {
  /** Which parks report it and how large they are beside each other; others do not report it at all. */
  parks: ParkWeights;
  /** Share of the zone that no park reports (区直属); below zero where parks count some firms twice. */
  direct: number;
  /** The rest of the city as a multiple of the zone; 0 where the city publishes nothing. */
  city: number;
  /** Growth of the rest of the city, %. */
  cityGrowth?: ThreeYears;
  /** Whether the counties beside the zone publish it too. */
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
  /** Growth that the annual targets ask for, %. */
  asked: ThreeYears;
  /** Where the zone stands at its latest month: points ahead of pace, or growth in % where no level is asked. */
  aim: number;
  /** Unrest from month to month, %. */
  noise: number;
  /** What the parks are asked for beyond the zone's own growth (层层加码), points. 1.2 unless stated. */
  uplift?: number;
  /** Points of gap (or growth) between a park of strength 0 and one of strength 1. 2.4 unless stated. */
  spread?: number;
  /** How strongly the Spring Festival is felt, 0…1. */
  festival: number;
  /** Whether targets carry a plan by month. */
  plan?: boolean;
  /** Later revision of a month inside the cumulative figure, %. 0: months add up exactly. */
  revision?: number;
  /** Unrest of the comparable base against last year's figure, %. 0: published growth is computed growth. */
  base?: number;
  /** Published real growth lies below nominal growth by this, points. */
  deflator?: number;
  /** Share their month-to-month unrest with another indicator (taxes move with revenue). */
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

/** A ratio or index that is observed itself. */
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
  /** The city's distance from the zone, or null where it publishes nothing. */
  city: number | null;
  /** The change against last year is the whole publication (growth-only). */
  growthOnly?: boolean;
  /** Whether the year so far is the mean of its months; else only the figure as it stands is published. */
  average: boolean;
}

/** Firms, deposits: what stands at the end of a month. */
export interface StockModel extends Reach {
  of: 'stock';
  /** The zone at the end of 2021, 2022, 2023, 2024 and where it would stand at the end of 2025. */
  ends: readonly [number, number, number, number, number];
  /** Share of the year's change that has come by the end of each month. */
  path: readonly number[];
  targets: ThreeYears;
  plan?: boolean;
  noise: number;
}

/** Things counted one by one; each falls to a park by lot. */
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

/** One indicator: what it is called, and how its figures come about. */
export interface Story {
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
  /** Points behind up to which the light is yellow; 5 unless stated. */
  tolerance?: number;
  definition: string;
  source: string;
  model: Model;
}

export interface Category {
  name: string;
  nameEn: string;
  stories: readonly Story[];
}

/**
 * The core types of the domain.
 *
 * Levels are in the indicator's own unit, growth and shares in percent (66.67, not 0.6667).
 * `null` always means "not reported" or "undefined here"; it never means zero.
 */

/** A calendar month, `YYYY-MM`. Sorts as text. See `month.ts` for its arithmetic. */
export type Month = string;

/** A text in Chinese and English. */
export interface Text {
  zh: string;
  en: string;
}
export type Language = keyof Text;

export const ENTITY_KINDS = ['zone', 'park', 'department', 'peer', 'enterprise', 'project'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** 主体: reports values or is responsible for them. Entities form a tree (city › zone › park › enterprise). */
export interface Entity {
  code: string;
  name: string;
  nameEn: string | null;
  shortName: string | null;
  kind: EntityKind;
  /** Code of the entity above, or null at a root. */
  parent: string | null;
  /** Order among its siblings; the order of the file where no `sort` is given. */
  sort: number;
  /** Other names used in files. */
  aliases: string[];
  /** 分管领导, 责任人 and 电话, or null where not given. */
  leader: string | null;
  contact: string | null;
  phone: string | null;
}

/**
 * 指标的六种性质:
 * - `flow`   adds up over months (产值, 收入); January–m is the sum of the months
 * - `count`  a flow of things rather than money (新开工项目, 个)
 * - `stock`  a level at the end of a period (企业户数, 存款余额); months are never summed
 * - `rate`   a ratio of two others (税占比, 亏损面); changes in percentage points
 * - `index`  a number relative to a base (`IndexBase`), or to none (PMI)
 * - `growth` only its growth is published, no level (规上工业增加值)
 */
export const INDICATOR_KINDS = ['flow', 'stock', 'rate', 'growth', 'index', 'count'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** What an index counts from: the same period last year = 100, a fixed year = 100, or nothing (PMI). */
export const INDEX_BASES = ['last-year', 'fixed', 'none'] as const;
export type IndexBase = (typeof INDEX_BASES)[number];

export const DIRECTIONS = ['higher', 'lower', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const FREQUENCIES = ['monthly', 'quarterly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export interface Indicator {
  code: string;
  name: string;
  nameEn: string | null;
  category: string;
  categoryEn: string | null;
  unit: string;
  kind: IndicatorKind;
  /** Whether more is better; `neutral` indicators are not judged. */
  direction: Direction;
  /** 2 where January and February are published together: such an indicator has no January. */
  firstMonth: 1 | 2;
  frequency: Frequency;
  /** Months by which it is published later than the meeting's month (利润: 1). */
  lag: number;
  /** Code of the lead department (牵头部门), or null. */
  department: string | null;
  /** Decimals shown for a level. */
  decimals: number;
  definition: string | null;
  source: string | null;
  /**
   * How far behind its pace or target a figure may be and still be yellow, not red: in percentage points, or in the
   * indicator's unit where it is judged in that. null: 5 points, or 5 % of the target.
   */
  tolerance: number | null;
  /**
   * Codes of the two indicators whose ratio a rate is (税占比: tax over revenue), or null. With them the rate of several
   * parks can be recomputed; without them it can only be reported.
   */
  numerator: string | null;
  denominator: string | null;
  /** Of an index; null: read from its unit (`indexBaseOf`). */
  base: IndexBase | null;
  /** Other names used in files. */
  aliases: string[];
  /** 分管领导 and 责任人 of the indicator, or null where not given. */
  leader: string | null;
  contact: string | null;
  sort: number;
}

/** `value`: a level to reach by December. `growth`: growth in % for the year. `cap`: a level to stay at or below. */
export const TARGET_TYPES = ['value', 'growth', 'cap'] as const;
export type TargetType = (typeof TARGET_TYPES)[number];

export interface Target {
  indicator: string;
  entity: string;
  year: number;
  type: TargetType;
  value: number;
  /** 1 for the first; a target raised in mid-year is version 2. */
  version: number;
  /** The first month (1…12) that this version judges. In force is the highest version that has begun by then. */
  from: number;
  /**
   * Plan for January…December (12 items, null for months without one), or null. Cumulative for what accumulates, levels
   * for the rest.
   */
  plan: (number | null)[] | null;
  note: string | null;
}

/** 预计, 快报, 初步, 正式, 修订: how final an observation is. */
export const OBSERVATION_STATUSES = ['estimate', 'flash', 'preliminary', 'official', 'revised'] as const;
export type ObservationStatus = (typeof OBSERVATION_STATUSES)[number];

/** What one entity reported for one indicator and month, exactly as it was reported. */
export interface Observation {
  period: Month;
  indicator: string;
  entity: string;
  /** 当月. */
  month: number | null;
  /** 累计: January to this month. For stock, rate and index: the value of the period. */
  ytd: number | null;
  /** 当月同比, %. For a rate in %: percentage points. */
  yoyMonth: number | null;
  /** 累计同比, %. For a rate in %: percentage points. */
  yoyYtd: number | null;
  status: ObservationStatus | null;
}

/** All entities and indicators. */
export interface Catalog {
  entities: Entity[];
  indicators: Indicator[];
}

/** The description of a data folder, `about.json`. */
export interface About {
  title: Text;
  /** Whether the data is fictional, which every page then states. */
  demonstration: boolean;
}

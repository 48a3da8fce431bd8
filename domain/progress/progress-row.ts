import type { Month, ObservationStatus, Target, TargetType } from '../model.ts';

/** `reported`, or `derived` from the other of month and year to date where the indicator allows it. */
export type ValueSource = 'reported' | 'derived';
/** A value with its source; both null when it is neither reported nor derivable. */
export interface SourcedValue {
  value: number | null;
  source: ValueSource | null;
}

export type GrowthSource = 'published' | 'computed';

/**
 * How pace was determined: `plan`, through the months of the target's plan; `linear`, m/12; `increment`, m/12 of the way
 * from a stock's last December to its target; or `level`, where the figure is compared with the target itself (rates,
 * indexes, and stocks whose last December is not known).
 */
export type PaceMethod = 'plan' | 'linear' | 'increment' | 'level';
export const PROGRESS_STATUSES = ['met', 'ahead', 'on', 'behind', 'missing', 'not-applicable'] as const;
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

/** From best to worst; grey is not judged. */
export const LIGHTS = ['green', 'yellow', 'red', 'grey'] as const;
export type Light = (typeof LIGHTS)[number];

/** Why a field is null or a row is not judged. Worded for readers in `explanation/reasons.ts`. */
export type Reason =
  | 'not-reported'
  | 'not-due'
  | 'no-ytd'
  | 'derived'
  | 'level-indicator'
  | 'no-target'
  | 'zero-target'
  | 'negative-target'
  | 'growth-only'
  | 'growth-target'
  | 'neutral'
  | 'no-last-year'
  | 'base-not-positive'
  | 'not-accumulating'
  | 'year-over'
  | 'no-parent'
  | 'parent-not-reported'
  | 'parent-not-growing'
  | 'small-target';

/**
 * What a gap is counted in: percentage `points` of the target, of a stock's way to it, or of growth; or the indicator's
 * own `unit` where a level is compared with its target.
 */
export const GAP_UNITS = ['points', 'unit'] as const;
export type GapUnit = (typeof GAP_UNITS)[number];

/** A turn of sign where growth in percent has no meaning: 扭亏为盈, 由盈转亏, 减亏, 增亏. */
export type Turn = 'turned-to-profit' | 'turned-to-loss' | 'loss-narrowed' | 'loss-widened';

export interface Rank {
  /** 1 is best; ties share a position (1, 2, 2, 4). */
  position: number;
  of: number;
  /** Positions moved up (+) or down (−) since the previous period; null where either position is unknown. */
  change: number | null;
}

export interface Ranks {
  /** Among entities of the same kind under the same parent. */
  completion: Rank | null;
  yoy: Rank | null;
  /** By growth among the zone and its peers (全市第 n 位); null for all other entities. */
  league: Rank | null;
}

export interface Projection {
  value: number;
  /** value / target × 100, null without an annual level to reach. */
  completion: number | null;
  method: 'seasonal' | 'linear';
}

export interface TargetInForce {
  type: TargetType;
  value: number;
  version: number;
  /** The first month that this version judges. */
  from: number;
}

/** One indicator of one entity at one data period: the source of every chart, sentence, slide and export. */
export interface ProgressRow {
  indicator: string;
  entity: string;
  /** The row's own data period: a quarterly indicator asked at 2025-08 says 2025-06. */
  period: Month;
  month: number | null;
  monthSource: ValueSource | null;
  ytd: number | null;
  ytdSource: ValueSource | null;
  ytdLastYear: number | null;
  /** Published growth wins over computed; both are kept. In % or in what `growthUnitOf` says. */
  yoyYtd: number | null;
  yoyYtdSource: GrowthSource | null;
  yoyYtdComputed: number | null;
  yoyMonth: number | null;
  yoyMonthSource: GrowthSource | null;
  turn: Turn | null;
  /** The base that growth refers to: the one implied by published growth, else the stored figure. */
  base: number | null;
  /** 基数调整: the base implied by published growth differs from the stored one by more than 1 %. */
  baseAdjusted: boolean;
  /** Last December's year to date, or its level: the projection, the growth needed and a stock's way start from it. */
  lastYearTotal: number | null;
  /** The parent's year to date and the base of its growth: the denominators of share, pull and contribution. */
  parentYtd: number | null;
  parentBase: number | null;
  /** The parent's growth, which the row's is compared with; published or computed like the row's own. */
  parentYoyYtd: number | null;
  parentYoyYtdSource: GrowthSource | null;
  reportStatus: ObservationStatus | null;
  target: TargetInForce | null;
  completion: number | null;
  pace: number | null;
  paceMethod: PaceMethod | null;
  gap: number | null;
  gapAmount: number | null;
  gapUnit: GapUnit | null;
  /** What is missing, in % of the area above's target (`shortfall-weight.ts`); null where the row is not behind. */
  shortfallWeight: number | null;
  status: ProgressStatus;
  light: Light;
  remaining: number | null;
  monthsLeft: number | null;
  requiredMonthly: number | null;
  requiredYoy: number | null;
  projection: Projection | null;
  ranks: Ranks;
  share: number | null;
  pull: number | null;
  contribution: number | null;
  /** Why a field above is null, or why the row is not judged (`status`). */
  reasons: Partial<Record<keyof ProgressRow, Reason>>;
}

/** The row of an indicator and an entity, by their codes, that reported nothing: only its target is known. */
export function blankRow(
  indicator: string,
  entity: string,
  period: Month,
  target: Target | undefined,
): ProgressRow {
  return {
    indicator,
    entity,
    period,
    month: null,
    monthSource: null,
    ytd: null,
    ytdSource: null,
    ytdLastYear: null,
    yoyYtd: null,
    yoyYtdSource: null,
    yoyYtdComputed: null,
    yoyMonth: null,
    yoyMonthSource: null,
    turn: null,
    base: null,
    baseAdjusted: false,
    lastYearTotal: null,
    parentYtd: null,
    parentBase: null,
    parentYoyYtd: null,
    parentYoyYtdSource: null,
    reportStatus: null,
    target: target
      ? { type: target.type, value: target.value, version: target.version, from: target.from }
      : null,
    completion: null,
    pace: null,
    paceMethod: null,
    gap: null,
    gapAmount: null,
    gapUnit: null,
    shortfallWeight: null,
    status: 'missing',
    light: 'grey',
    remaining: null,
    monthsLeft: null,
    requiredMonthly: null,
    requiredYoy: null,
    projection: null,
    ranks: { completion: null, yoy: null, league: null },
    share: null,
    pull: null,
    contribution: null,
    reasons: { status: 'not-reported', ...(!target && { target: 'no-target' }) },
  };
}

import type { IndicatorKind } from '../../../domain/model.ts';
import { levelShares, shareDone } from '../../../domain/progress/completion.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';

/**
 * Positions of everything on a bullet, in percent of the lane's width. One scale serves all rows of a page, so
 * that thirty rows can be compared.
 */
export interface BulletScale {
  /** Completion in % at the lane's two edges. Zero and 100 are always inside. */
  from: number;
  to: number;
  /** Growth in % at the lane's zero… 100 % stretch, for rows whose target is a growth rate. */
  growthFrom: number;
  growthTo: number;
}

/** A stretch of the lane, `from` ≤ `to`. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * - `completion` a bar from zero with the pace as a tick, 100 % as the end
 * - `level`      a thin bar as long as the level is of its target, with the target or the plan as a tick
 * - `growth`     a point on a growth scale with the target growth as a tick
 * - `missing`    hatched, no number
 * - `none`       a number, but nothing to measure it against
 */
export interface Bullet {
  form: 'completion' | 'level' | 'growth' | 'missing' | 'none';
  /** Where the lane begins; in completion form that is zero. */
  start: number;
  zero: number;
  end: number;
  /** The value: a bar from zero, or for growth a stem from zero. */
  bar: Stretch | null;
  /** Between value and tick, only where the value falls short (or exceeds a cap). */
  gap: Stretch | null;
  tick: number | null;
  /** Where last year stood at this month, against this year's target. */
  lastYear: number | null;
  /** The value is beyond the lane on this side. */
  beyond: 'left' | 'right' | null;
}

const ROOM_RIGHT = 12;
const ROOM_LEFT = 8;

/** What kind of indicator a row is of. */
export type KindOf = (row: ProgressRow) => IndicatorKind;

/** Figure and planned figure of a row, in % of what they are measured against. */
interface Measure {
  form: 'completion' | 'level';
  figure: number | null;
  pace: number | null;
}

/** A stock is measured on its way from last December; a level in % of its target, only to be drawn. */
function measureOf(row: ProgressRow, kind: IndicatorKind): Measure {
  const shares = levelShares(row);
  if (shares) return { form: 'level', figure: shares.level, pace: shares.planned };
  return { form: 'completion', figure: shareDone(row, kind), pace: row.pace };
}

/** The scale that shows all of these rows: room beyond 100 % or below zero only where some row needs it. */
export function scaleOf(rows: readonly ProgressRow[], kindOf: KindOf = () => 'flow'): BulletScale {
  let over = false;
  let under = false;
  let growthFrom = 0;
  let growthTo = 0;
  for (const row of rows) {
    const { target, yoyYtd } = row;
    const { figure } = measureOf(row, kindOf(row));
    if (figure !== null && figure > 100) over = true;
    if (figure !== null && figure < 0) under = true;
    if (target?.type !== 'growth') continue;
    growthFrom = Math.min(growthFrom, target.value, yoyYtd ?? 0);
    growthTo = Math.max(growthTo, target.value, yoyYtd ?? 0);
  }
  const reach = growthTo - growthFrom || 1;
  return {
    from: under ? -ROOM_LEFT : 0,
    to: over ? 100 + ROOM_RIGHT : 100,
    growthFrom: growthFrom < 0 ? growthFrom - reach * 0.05 : 0,
    growthTo: growthTo + reach * 0.1,
  };
}

/** Position of a completion in % on the lane: `placeOf(50, scale)` → 50 where the lane runs from 0 to 100. */
export function placeOf(completion: number, { from, to }: BulletScale): number {
  const inside = Math.min(to, Math.max(from, completion));
  return ((inside - from) / (to - from)) * 100;
}

function growthPlace(growth: number, scale: BulletScale): number {
  const part = (growth - scale.growthFrom) / (scale.growthTo - scale.growthFrom);
  const zero = placeOf(0, scale);
  return zero + part * (placeOf(100, scale) - zero);
}

export function stretch(a: number, b: number): Stretch {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** A bullet without a value, its lane from `zero` to `end`. */
export function blankBullet(form: Bullet['form'], zero: number, end: number): Bullet {
  return { form, start: zero, zero, end, bar: null, gap: null, tick: null, lastYear: null, beyond: null };
}

export function bulletOf(row: ProgressRow, scale: BulletScale, kind: IndicatorKind = 'flow'): Bullet {
  const zero = placeOf(0, scale);
  const blank = blankBullet('none', zero, placeOf(100, scale));
  if (row.status === 'missing') return { ...blank, form: 'missing' };
  if (row.target?.type === 'growth') return growthBullet(row, row.target.value, scale, blank);
  const { form, figure: done, pace } = measureOf(row, kind);
  if (done === null) return blank;
  const figure = placeOf(done, scale);
  const tick = pace === null ? null : placeOf(pace, scale);
  return {
    ...blank,
    form,
    bar: stretch(zero, figure),
    tick,
    // What lies below zero is the bar's; the gap begins where the lane does.
    gap: tick === null || row.status !== 'behind' ? null : stretch(Math.max(figure, zero), tick),
    // A stock's way begins in last December: the same month of last year is not on it.
    lastYear: kind === 'stock' ? null : lastYearPlace(row, scale),
    beyond: done > scale.to ? 'right' : done < scale.from ? 'left' : null,
  };
}

/** The base of the growth, so that bar and mark show the same growth as the number next to them. */
function lastYearPlace(row: ProgressRow, scale: BulletScale): number | null {
  const before = row.base ?? row.ytdLastYear;
  if (before === null || !row.target || row.target.value <= 0) return null;
  const completion = (before / row.target.value) * 100;
  return completion < scale.from || completion > scale.to ? null : placeOf(completion, scale);
}

function growthBullet(row: ProgressRow, target: number, scale: BulletScale, blank: Bullet): Bullet {
  const zero = growthPlace(0, scale);
  const tick = growthPlace(target, scale);
  if (row.yoyYtd === null) return { ...blank, form: 'growth', zero, tick };
  const figure = growthPlace(row.yoyYtd, scale);
  return {
    ...blank,
    form: 'growth',
    zero,
    tick,
    bar: stretch(zero, figure),
    gap: row.status === 'behind' ? stretch(figure, tick) : null,
  };
}

import type { Text } from '../model.ts';
import type { Light, ProgressRow, ProgressStatus, Reason, Turn } from '../progress/progress-row.ts';

/** Why a value is missing, for the reader who points at the dash. */
export const REASONS: Record<Reason, Text> = {
  'not-reported': { zh: '未报', en: 'not reported' },
  'no-ytd': { zh: '累计数未报', en: 'year to date not reported' },
  derived: { zh: '由推算数不能计算增速', en: 'growth is not computed from a derived figure' },
  'level-indicator': {
    zh: '该指标按水平评判，不计完成率和序时进度',
    en: 'judged by its level, so there is no completion and no pace',
  },
  'not-due': { zh: '尚未到首个报告期', en: 'first period not due yet' },
  'no-target': { zh: '未下达年度目标', en: 'no annual target set' },
  'zero-target': { zh: '年度目标为零，不计完成率', en: 'target is zero, so there is no completion' },
  'negative-target': { zh: '年度目标为负，不计完成率', en: 'target is negative, so there is no completion' },
  'growth-only': { zh: '只公布增速，无绝对数', en: 'only growth is published, no level' },
  'growth-target': { zh: '目标为增速，不计序时进度', en: 'the target is a growth rate, so there is no pace' },
  neutral: { zh: '仅作监测，不评判', en: 'monitored, not judged' },
  'no-last-year': { zh: '缺上年同期数', en: 'no figure for the same period last year' },
  'base-not-positive': {
    zh: '上年同期为零或负数，增幅无意义',
    en: 'the base is zero or negative, so growth has no meaning',
  },
  'not-accumulating': { zh: '该指标不逐月累加', en: 'this indicator does not add up over months or places' },
  'year-over': { zh: '全年已结束', en: 'the year is over' },
  'no-parent': { zh: '无上级地区', en: 'there is no area above' },
  'parent-not-reported': { zh: '上级地区未报', en: 'the area above has not reported' },
  'parent-not-growing': {
    zh: '上级地区未增长，贡献率无意义',
    en: 'the area above did not grow, so a contribution has no meaning',
  },
  'small-target': {
    zh: '年度目标数很小，不按缺口占比排序',
    en: 'the target is a handful, so its shortfall is not weighed',
  },
};

/** Shown instead of a percentage where the sign changed. */
export const TURNS: Record<Turn, Text> = {
  'turned-to-profit': { zh: '扭亏为盈', en: 'turned to profit' },
  'turned-to-loss': { zh: '由盈转亏', en: 'turned to loss' },
  'loss-narrowed': { zh: '减亏', en: 'loss narrowed' },
  'loss-widened': { zh: '增亏', en: 'loss widened' },
};

export const STATUSES: Record<ProgressStatus, Text> = {
  met: { zh: '已完成', en: 'met' },
  ahead: { zh: '超序时', en: 'ahead of pace' },
  on: { zh: '达序时', en: 'on pace' },
  behind: { zh: '欠序时', en: 'behind pace' },
  missing: { zh: '未报', en: 'not reported' },
  'not-applicable': { zh: '不评判', en: 'not judged' },
};

/** The lights in words, the same everywhere; a row that has not reported is `MISSING` rather than grey. */
export const LIGHT_WORDS: Record<Light, Text> = {
  green: { zh: '达序时', en: 'on pace' },
  yellow: { zh: '略欠', en: 'slightly behind' },
  red: { zh: '明显滞后', en: 'far behind' },
  grey: { zh: '不评判', en: 'not judged' },
};
export const MISSING: Text = STATUSES.missing;

/** The status of a row in a word; a month that was reported without its year to date is not simply not judged. */
export function statusText({ status, reasons }: Pick<ProgressRow, 'status' | 'reasons'>): Text {
  return reasons.status === 'no-ytd' ? REASONS['no-ytd'] : STATUSES[status];
}

/** Every light has its own shape, so that it is never told apart by colour alone. */
export const LIGHT_SHAPES: Record<Light, string> = { green: '●', yellow: '▲', red: '■', grey: '○' };

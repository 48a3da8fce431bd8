import type { Indicator, Text } from '../model.ts';
import { monthOf } from '../month.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import type { ExplainableField } from './explainable-field.ts';
import {
  adjusted,
  base,
  type ExplanationInput,
  lastYearTotal,
  monthsLeft,
  parentBase,
  parentYtd,
  same,
  type ValueFormatter,
} from './value-formatter.ts';

/** A field's formula as it was used on a row, with its inputs. */
export interface Rule {
  formula: Text;
  inputs: ExplanationInput[];
  note?: Text | null;
}

const AS_REPORTED: Text = { zh: '原样采用上报数', en: 'as reported' };

/** The rule of each field. */
export const RULES: Record<
  ExplainableField,
  (row: ProgressRow, format: ValueFormatter, indicator: Indicator) => Rule
> = {
  ytd: (row) => ({
    formula:
      row.ytdSource === 'derived'
        ? { zh: '累计 = 1月至本月各当月数之和', en: 'year to date = sum of the months since January' }
        : AS_REPORTED,
    inputs: [],
  }),
  month: (row) => ({
    formula:
      row.monthSource === 'derived'
        ? {
            zh: '当月 = 本期累计 − 上期累计（推算）',
            en: 'month = this year to date − the one before (derived)',
          }
        : AS_REPORTED,
    inputs: [],
  }),
  ytdLastYear: () => ({
    formula: { zh: '上年同期上报数（最新版本）', en: 'last year’s report, newest version' },
    inputs: [],
  }),
  yoyYtd: growthRule,
  yoyMonth: (row, format) => ({
    formula:
      row.yoyMonthSource === 'published'
        ? { zh: '原样采用公布增速', en: 'published growth, as reported' }
        : { zh: '当月 ÷ 上年同月 − 1', en: 'month ÷ same month last year − 1' },
    inputs: format.inputs('month'),
  }),
  target: (row) => ({
    formula: { zh: '下达的年度目标，取最新版本', en: 'the annual target as set, newest version' },
    inputs: [{ name: { zh: '版本', en: 'Version' }, value: same(String(row.target?.version ?? '—')) }],
  }),
  completion: (_row, format) => ({
    formula: { zh: '累计 ÷ 年度目标 × 100', en: 'year to date ÷ annual target × 100' },
    inputs: format.inputs('ytd', 'target'),
  }),
  pace: (row, format) => ({
    formula: PACE_FORMULAS[row.paceMethod ?? 'linear'],
    inputs: [
      { name: { zh: '月份', en: 'Month' }, value: same(String(monthOf(row.period))) },
      ...format.inputs('target'),
    ],
  }),
  gap: gapRule,
  gapAmount: (_row, format) => ({
    formula: { zh: '累计 − 年度目标 × 序时进度', en: 'year to date − annual target × pace' },
    inputs: format.inputs('ytd', 'target', 'pace'),
  }),
  remaining: (_row, format) => ({
    formula: { zh: '年度目标 − 累计（不小于零）', en: 'annual target − year to date, not below zero' },
    inputs: format.inputs('target', 'ytd'),
  }),
  requiredMonthly: (row, format) => ({
    formula: { zh: '剩余 ÷ 剩余月数', en: 'remaining ÷ months left' },
    inputs: [...format.inputs('remaining'), monthsLeft(row)],
  }),
  requiredYoy: (row, format) => ({
    formula:
      row.target?.type === 'growth'
        ? {
            zh: '（上年全年 ×（1 + 目标增速）− 累计）÷（上年全年 − 上年同期）− 1',
            en: '(last year × (1 + target growth) − year to date) ÷ (last year − same period last year) − 1',
          }
        : {
            zh: '剩余 ÷（上年全年 − 上年同期）− 1',
            en: 'remaining ÷ (last year − same period last year) − 1',
          },
    inputs: [...format.inputs('remaining'), lastYearTotal(row, format), ...format.inputs('ytdLastYear')],
  }),
  projection: projectionRule,
  share: (row, format) => ({
    formula: { zh: '本地区累计 ÷ 上级地区累计 × 100', en: 'year to date ÷ that of the area above × 100' },
    inputs: [...format.inputs('ytd'), parentYtd(row, format)],
  }),
  pull: (row, format) => ({
    formula: {
      zh: '（累计 − 基数）÷ 上级地区基数 × 100',
      en: '(year to date − base) ÷ base of the area above × 100',
    },
    inputs: [...format.inputs('ytd'), base(row, format), parentBase(row, format)],
    note: adjusted(row),
  }),
  contribution: (row, format) => ({
    formula: {
      zh: '（累计 − 基数）÷（上级地区累计 − 上级地区基数）× 100',
      en: '(year to date − base) ÷ (area above − its base) × 100',
    },
    inputs: [...format.inputs('ytd'), base(row, format), parentYtd(row, format), parentBase(row, format)],
    note: adjusted(row),
  }),
  light: gapRule,
};

const PACE_FORMULAS = {
  plan: { zh: '分月计划累计 ÷ 年度目标 × 100', en: 'cumulative plan ÷ annual target × 100' },
  linear: { zh: '月份 ÷ 12 × 100', en: 'month ÷ 12 × 100' },
  increment: {
    zh: '月份 ÷ 12 × 100（从上年末到年度目标的净增量）',
    en: 'month ÷ 12 × 100 (of the way from last December to the annual target)',
  },
  level: { zh: '不适用', en: 'not applicable' },
} as const;

function growthRule(row: ProgressRow, format: ValueFormatter, indicator: Indicator): Rule {
  const inputs = format.inputs('ytd', 'ytdLastYear');
  if (row.yoyYtdSource === 'published') {
    const computed = format.growth(row.yoyYtdComputed);
    return {
      formula: { zh: '原样采用公布增速', en: 'published growth, as reported' },
      inputs: [
        ...inputs,
        { name: { zh: '按存量计算（未采用）', en: 'Computed from levels (not used)' }, value: computed },
      ],
      note: adjusted(row),
    };
  }
  const formula: Text =
    indicator.kind === 'rate'
      ? { zh: '本期 − 上年同期（百分点）', en: 'this period − same period last year, points' }
      : indicator.kind === 'index'
        ? { zh: '指数 − 100', en: 'index − 100' }
        : { zh: '累计 ÷ 上年同期累计 − 1', en: 'year to date ÷ that of last year − 1' };
  return { formula, inputs };
}

function gapRule(row: ProgressRow, format: ValueFormatter, indicator: Indicator): Rule {
  const tolerance: Text = {
    zh: `差距在${indicator.tolerance}个百分点以内为黄，以上为红；判定用未四舍五入的数`,
    en: `yellow up to ${indicator.tolerance} pp behind, red beyond; decided on unrounded figures`,
  };
  const judged = row.light === 'yellow' || row.light === 'red' ? tolerance : null;
  if (row.target?.type === 'growth') {
    return {
      formula: { zh: '累计同比 − 目标增速', en: 'growth year to date − target growth' },
      inputs: format.inputs('yoyYtd', 'target'),
      note: judged,
    };
  }
  return {
    formula: { zh: '完成率 − 序时进度', en: 'completion − pace' },
    inputs: format.inputs('completion', 'pace'),
    note: judged,
  };
}

function projectionRule(row: ProgressRow, format: ValueFormatter): Rule {
  const seasonal = row.projection?.method === 'seasonal';
  return {
    formula: seasonal
      ? {
          zh: '上年全年 × 累计 ÷ 上年同期累计（按去年节奏）',
          en: 'last year × year to date ÷ that of last year (last year’s rhythm)',
        }
      : { zh: '累计 × 12 ÷ 月份（按月均进度）', en: 'year to date × 12 ÷ month (monthly average so far)' },
    inputs: seasonal
      ? [lastYearTotal(row, format), ...format.inputs('ytd', 'ytdLastYear')]
      : [
          ...format.inputs('ytd'),
          { name: { zh: '月份', en: 'Month' }, value: same(String(monthOf(row.period))) },
        ],
    note: row.projection ? { zh: '推算值，不是上报数', en: 'an estimate, not a reported figure' } : null,
  };
}

import type { Indicator, Text } from '../model.ts';
import { monthOf } from '../month.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import type { ExplainableField } from './explainable-field.ts';
import {
  base,
  growthRule,
  monthGrowthRule,
  parentBase,
  parentYtd,
  requiredGrowthRule,
} from './growth-rules.ts';
import { gapAmountRule, gapRule, paceRule } from './pace-rules.ts';
import {
  adjusted,
  isStock,
  lastYearTotal,
  monthsLeft,
  type Rule,
  same,
  type ValueFormatter,
} from './value-formatter.ts';

const AS_REPORTED: Text = { zh: '原样采用上报数', en: 'as reported' };
const NO_GROWTH: Text = {
  zh: '推算数，据以不计算增速',
  en: 'derived, so no growth is computed from it',
};

/** The rule of each field. */
export const RULES: Record<
  ExplainableField,
  (row: ProgressRow, format: ValueFormatter, indicator: Indicator) => Rule
> = {
  ytd: (row) =>
    row.ytdSource === 'derived'
      ? {
          formula: {
            zh: '累计 = 最近一次上报的累计 + 其后各月当月数（推算）；没有上报过累计的，为1月以来各当月数之和',
            en: 'year to date = the latest one reported + the months after it (derived); where none was reported, the months since January',
          },
          inputs: [],
          note: NO_GROWTH,
        }
      : { formula: AS_REPORTED, inputs: [] },
  month: (row) =>
    row.monthSource === 'derived'
      ? {
          formula:
            monthOf(row.period) === 1
              ? { zh: '1月当月 = 1月累计（推算）', en: 'January = its year to date (derived)' }
              : {
                  zh: '当月 = 本期累计 − 上期累计（推算）',
                  en: 'month = this year to date − the one before (derived)',
                },
          inputs: [],
          note: NO_GROWTH,
        }
      : { formula: AS_REPORTED, inputs: [] },
  ytdLastYear: () => ({
    formula: { zh: '上年同期上报数（最新版本）', en: 'last year’s report, newest version' },
    inputs: [],
  }),
  yoyYtd: growthRule,
  yoyMonth: monthGrowthRule,
  target: (row) => ({
    formula: targetFormula(row),
    inputs: [{ name: { zh: '版本', en: 'Version' }, value: same(String(row.target?.version ?? '—')) }],
  }),
  completion: (_row, format, indicator) => ({
    formula: isStock(indicator)
      ? { zh: '期末数 ÷ 年度目标 × 100', en: 'end of period ÷ annual target × 100' }
      : { zh: '累计 ÷ 年度目标 × 100', en: 'year to date ÷ annual target × 100' },
    inputs: format.inputs('ytd', 'target'),
  }),
  pace: paceRule,
  gap: gapRule,
  gapAmount: gapAmountRule,
  remaining: (_row, format, indicator) => ({
    formula: isStock(indicator)
      ? { zh: '年度目标 − 期末数（不小于零）', en: 'annual target − end of period, not below zero' }
      : { zh: '年度目标 − 累计（不小于零）', en: 'annual target − year to date, not below zero' },
    inputs: format.inputs('target', 'ytd'),
  }),
  requiredMonthly: (row, format) => ({
    formula: { zh: '剩余 ÷ 剩余月数', en: 'remaining ÷ months left' },
    inputs: [...format.inputs('remaining'), monthsLeft(row)],
  }),
  requiredYoy: requiredGrowthRule,
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

/** Which version of the target is in force, and since when. */
function targetFormula({ target }: ProgressRow): Text {
  const from = target?.from ?? 1;
  if (from === 1) return { zh: '下达的年度目标，取最新版本', en: 'the annual target as set, newest version' };
  return {
    zh: `调整后的年度目标，自${from}月起执行，此前各月仍按原目标评判`,
    en: `the adjusted annual target, in force from month ${from}; earlier months keep the one before`,
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

import { formatGrowth, formatLevel, formatPart, formatPercent, formatSigned } from './format.ts';
import type { Indicator, Text } from './model.ts';
import { monthOf, yearOf } from './month.ts';
import type { ProgressRow } from './progress-row.ts';
import { REASONS } from './reason.ts';
import { unitText } from './unit.ts';

/** The fields of a row that open as a door. */
export const DERIVABLE = [
  'ytd',
  'month',
  'ytdLastYear',
  'yoyYtd',
  'yoyMonth',
  'target',
  'completion',
  'pace',
  'gap',
  'gapAmount',
  'remaining',
  'requiredMonthly',
  'requiredYoy',
  'projection',
  'share',
  'pull',
  'contribution',
  'light',
] as const;
export type DerivableField = (typeof DERIVABLE)[number];

export interface DerivationInput {
  name: Text;
  /** As shown, with its unit; `—` where it is not known. */
  value: Text;
}

/** How one number came about: its formula in words, the numbers put in, the result, and a note where it needs one. */
export interface Derivation {
  field: DerivableField;
  name: Text;
  formula: Text;
  inputs: DerivationInput[];
  result: Text;
  note: Text | null;
}

export const FIELD_NAMES: Record<DerivableField, Text> = {
  ytd: { zh: '累计', en: 'Year to date' },
  month: { zh: '当月', en: 'Month' },
  ytdLastYear: { zh: '上年同期累计', en: 'Year to date last year' },
  yoyYtd: { zh: '累计同比', en: 'Growth year to date' },
  yoyMonth: { zh: '当月同比', en: 'Growth in the month' },
  target: { zh: '年度目标', en: 'Annual target' },
  completion: { zh: '完成率', en: 'Completion' },
  pace: { zh: '序时进度', en: 'Pace' },
  gap: { zh: '序时差', en: 'Gap to pace' },
  gapAmount: { zh: '序时差额', en: 'Gap in amount' },
  remaining: { zh: '剩余', en: 'Remaining' },
  requiredMonthly: { zh: '月均需完成', en: 'Needed each month' },
  requiredYoy: { zh: '后期需增长', en: 'Growth needed' },
  projection: { zh: '全年预计', en: 'Year-end estimate' },
  share: { zh: '比重', en: 'Share' },
  pull: { zh: '拉动', en: 'Pull' },
  contribution: { zh: '贡献率', en: 'Contribution' },
  light: { zh: '状态', en: 'Light' },
};

/**
 * How a field of a row was found, for the reader who asks. Says the formula that was really used (plan or
 * linear, seasonal or linear, published or computed), with the numbers as they stand in the row.
 */
export function derive(row: ProgressRow, field: DerivableField, indicator: Indicator): Derivation {
  const say = speaker(row, indicator);
  const { formula, inputs, result, note } = RULES[field](row, indicator, say);
  const why = row.reasons[field] ?? (field === 'light' || field === 'gap' ? row.reasons.status : undefined);
  return {
    field,
    name: FIELD_NAMES[field],
    formula,
    inputs,
    result,
    note: note ?? (why ? REASONS[why] : null),
  };
}

interface Rule {
  formula: Text;
  inputs: DerivationInput[];
  result: Text;
  note?: Text | null;
}

type Speaker = ReturnType<typeof speaker>;

/** Values as text in both languages; the same digits, the unit in each language. */
function speaker(row: ProgressRow, indicator: Indicator) {
  const inUnit = (value: number | null, digits: string): Text => {
    if (value === null) return same(digits);
    const unit = unitText(indicator.unit);
    return { zh: `${digits}${unit.zh}`, en: `${digits} ${unit.en}` };
  };
  const level = (value: number | null) => inUnit(value, formatLevel(value, indicator.decimals));
  const points = (value: number | null): Text =>
    value === null
      ? same(formatSigned(value))
      : { zh: `${formatSigned(value, 2)}个百分点`, en: `${formatSigned(value, 2)} pp` };
  return {
    level,
    part: (value: number | null) => inUnit(value, formatPart(value, indicator.decimals)),
    points,
    percent: (value: number | null) => same(formatPercent(value, 2)),
    growth: (value: number | null) =>
      indicator.kind === 'rate' ? points(value) : same(formatGrowth(value, 2)),
    target: () =>
      row.target === null
        ? same('—')
        : row.target.type === 'growth'
          ? same(formatGrowth(row.target.value, 2))
          : level(row.target.value),
    input: (field: DerivableField, value: Text): DerivationInput => ({ name: FIELD_NAMES[field], value }),
  };
}

function same(text: string): Text {
  return { zh: text, en: text };
}

const AS_REPORTED: Text = { zh: '原样采用上报数', en: 'as reported' };

const RULES: Record<DerivableField, (row: ProgressRow, indicator: Indicator, say: Speaker) => Rule> = {
  ytd: (row, _indicator, say) => ({
    formula:
      row.ytdSource === 'derived'
        ? { zh: '累计 = 1月至本月各当月数之和', en: 'year to date = sum of the months since January' }
        : AS_REPORTED,
    inputs: [],
    result: say.level(row.ytd),
  }),
  month: (row, _indicator, say) => ({
    formula:
      row.monthSource === 'derived'
        ? {
            zh: '当月 = 本期累计 − 上期累计（推算）',
            en: 'month = this year to date − the one before (derived)',
          }
        : AS_REPORTED,
    inputs: [],
    result: say.level(row.month),
  }),
  ytdLastYear: (row, _indicator, say) => ({
    formula: { zh: '上年同期上报数（最新版本）', en: 'last year’s report, newest version' },
    inputs: [],
    result: say.level(row.ytdLastYear),
  }),
  yoyYtd: growthRule,
  yoyMonth: (row, _indicator, say) => ({
    formula:
      row.yoyMonthSource === 'published'
        ? { zh: '原样采用公布增速', en: 'published growth, as reported' }
        : { zh: '当月 ÷ 上年同月 − 1', en: 'month ÷ same month last year − 1' },
    inputs: [say.input('month', say.level(row.month))],
    result: say.growth(row.yoyMonth),
  }),
  target: (row, _indicator, say) => ({
    formula: { zh: '下达的年度目标，取最新版本', en: 'the annual target as set, newest version' },
    inputs: [{ name: { zh: '版本', en: 'Version' }, value: same(String(row.target?.version ?? '—')) }],
    result: say.target(),
  }),
  completion: (row, _indicator, say) => ({
    formula: { zh: '累计 ÷ 年度目标 × 100', en: 'year to date ÷ annual target × 100' },
    inputs: [say.input('ytd', say.level(row.ytd)), say.input('target', say.target())],
    result: say.percent(row.completion),
  }),
  pace: (row, _indicator, say) => ({
    formula: PACE_FORMULAS[row.paceMethod ?? 'linear'],
    inputs: [
      { name: { zh: '月份', en: 'Month' }, value: same(String(monthOf(row.period))) },
      say.input('target', say.target()),
    ],
    result: say.percent(row.pace),
  }),
  gap: gapRule,
  gapAmount: (row, _indicator, say) => ({
    formula: { zh: '累计 − 年度目标 × 序时进度', en: 'year to date − annual target × pace' },
    inputs: [
      say.input('ytd', say.level(row.ytd)),
      say.input('target', say.target()),
      say.input('pace', say.percent(row.pace)),
    ],
    result: say.part(row.gapAmount),
  }),
  remaining: (row, _indicator, say) => ({
    formula: { zh: '年度目标 − 累计（不小于零）', en: 'annual target − year to date, not below zero' },
    inputs: [say.input('target', say.target()), say.input('ytd', say.level(row.ytd))],
    result: say.level(row.remaining),
  }),
  requiredMonthly: (row, _indicator, say) => ({
    formula: { zh: '剩余 ÷ 剩余月数', en: 'remaining ÷ months left' },
    inputs: [say.input('remaining', say.level(row.remaining)), monthsLeft(row)],
    result: say.part(row.requiredMonthly),
  }),
  requiredYoy: (row, _indicator, say) => ({
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
    inputs: [
      say.input('remaining', say.level(row.remaining)),
      lastYearTotal(row, say),
      say.input('ytdLastYear', say.level(row.ytdLastYear)),
    ],
    result: same(formatGrowth(row.requiredYoy, 2)),
  }),
  projection: projectionRule,
  share: (row, _indicator, say) => ({
    formula: { zh: '本地区累计 ÷ 上级地区累计 × 100', en: 'year to date ÷ that of the area above × 100' },
    inputs: [say.input('ytd', say.level(row.ytd)), parentYtd(row, say)],
    result: say.percent(row.share),
  }),
  pull: (row, _indicator, say) => ({
    formula: {
      zh: '（累计 − 基数）÷ 上级地区基数 × 100',
      en: '(year to date − base) ÷ base of the area above × 100',
    },
    inputs: [say.input('ytd', say.level(row.ytd)), base(row, say), parentBase(row, say)],
    result: say.points(row.pull),
    note: adjusted(row),
  }),
  contribution: (row, _indicator, say) => ({
    formula: {
      zh: '（累计 − 基数）÷（上级地区累计 − 上级地区基数）× 100',
      en: '(year to date − base) ÷ (area above − its base) × 100',
    },
    inputs: [say.input('ytd', say.level(row.ytd)), base(row, say), parentYtd(row, say), parentBase(row, say)],
    result: say.percent(row.contribution),
    note: adjusted(row),
  }),
  light: gapRule,
};

const PACE_FORMULAS = {
  plan: { zh: '分月计划累计 ÷ 年度目标 × 100', en: 'cumulative plan ÷ annual target × 100' },
  linear: { zh: '月份 ÷ 12 × 100', en: 'month ÷ 12 × 100' },
  level: {
    zh: '100（该指标不逐月累加，全年目标逐月适用）',
    en: '100 (does not accumulate: the whole target stands every month)',
  },
} as const;

function growthRule(row: ProgressRow, indicator: Indicator, say: Speaker): Rule {
  const inputs = [say.input('ytd', say.level(row.ytd)), say.input('ytdLastYear', say.level(row.ytdLastYear))];
  if (row.yoyYtdSource === 'published') {
    const computed = say.growth(row.yoyYtdComputed);
    return {
      formula: { zh: '原样采用公布增速', en: 'published growth, as reported' },
      inputs: [
        ...inputs,
        { name: { zh: '按存量计算（未采用）', en: 'Computed from levels (not used)' }, value: computed },
      ],
      result: say.growth(row.yoyYtd),
      note: adjusted(row),
    };
  }
  const formula: Text =
    indicator.kind === 'rate'
      ? { zh: '本期 − 上年同期（百分点）', en: 'this period − same period last year, points' }
      : indicator.kind === 'index'
        ? { zh: '指数 − 100', en: 'index − 100' }
        : { zh: '累计 ÷ 上年同期累计 − 1', en: 'year to date ÷ that of last year − 1' };
  return { formula, inputs, result: say.growth(row.yoyYtd) };
}

function gapRule(row: ProgressRow, indicator: Indicator, say: Speaker): Rule {
  const tolerance: Text = {
    zh: `差距在${indicator.tolerance}个百分点以内为黄，以上为红；判定用未四舍五入的数`,
    en: `yellow up to ${indicator.tolerance} pp behind, red beyond; decided on unrounded figures`,
  };
  const judged = row.light === 'yellow' || row.light === 'red' ? tolerance : null;
  if (row.target?.type === 'growth') {
    return {
      formula: { zh: '累计同比 − 目标增速', en: 'growth year to date − target growth' },
      inputs: [say.input('yoyYtd', say.growth(row.yoyYtd)), say.input('target', say.target())],
      result: say.points(row.gap),
      note: judged,
    };
  }
  return {
    formula: { zh: '完成率 − 序时进度', en: 'completion − pace' },
    inputs: [say.input('completion', say.percent(row.completion)), say.input('pace', say.percent(row.pace))],
    result: say.points(row.gap),
    note: judged,
  };
}

function projectionRule(row: ProgressRow, _indicator: Indicator, say: Speaker): Rule {
  const seasonal = row.projection?.method === 'seasonal';
  return {
    formula: seasonal
      ? {
          zh: '上年全年 × 累计 ÷ 上年同期累计（按去年节奏）',
          en: 'last year × year to date ÷ that of last year (last year’s rhythm)',
        }
      : { zh: '累计 × 12 ÷ 月份（按月均进度）', en: 'year to date × 12 ÷ month (monthly average so far)' },
    inputs: seasonal
      ? [
          lastYearTotal(row, say),
          say.input('ytd', say.level(row.ytd)),
          say.input('ytdLastYear', say.level(row.ytdLastYear)),
        ]
      : [
          say.input('ytd', say.level(row.ytd)),
          { name: { zh: '月份', en: 'Month' }, value: same(String(monthOf(row.period))) },
        ],
    result: say.level(row.projection?.value ?? null),
    note: row.projection ? { zh: '推算值，不是上报数', en: 'an estimate, not a reported figure' } : null,
  };
}

function adjusted(row: ProgressRow): Text | null {
  if (!row.baseAdjusted) return null;
  return {
    zh: '基数已调整：公布增速对应的基数与存量基数相差超过1%，基数按公布增速反推',
    en: 'base restated: published growth implies a base more than 1 % away from the stored one, so the implied base is used',
  };
}

function monthsLeft(row: ProgressRow): DerivationInput {
  return { name: { zh: '剩余月数', en: 'Months left' }, value: same(String(row.monthsLeft ?? '—')) };
}

function lastYearTotal(row: ProgressRow, say: Speaker): DerivationInput {
  const year = yearOf(row.period) - 1;
  return { name: { zh: `${year}年全年`, en: `Full year ${year}` }, value: say.level(row.lastYearTotal) };
}

function base(row: ProgressRow, say: Speaker): DerivationInput {
  const name = row.baseAdjusted
    ? { zh: '反推基数', en: 'Implied base' }
    : { zh: '上年同期', en: 'Last year' };
  return { name, value: say.level(row.base) };
}

function parentYtd(row: ProgressRow, say: Speaker): DerivationInput {
  return { name: { zh: '上级地区累计', en: 'Area above, year to date' }, value: say.level(row.parentYtd) };
}

function parentBase(row: ProgressRow, say: Speaker): DerivationInput {
  return { name: { zh: '上级地区基数', en: 'Area above, base' }, value: say.level(row.parentBase) };
}

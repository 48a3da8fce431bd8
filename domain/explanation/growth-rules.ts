import type { Indicator, Text } from '../model.ts';
import { growsByDifference, growsByItself, indexBaseOf } from '../progress/growth.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { adjusted, isStock, lastYearTotal, type Rule, same, type ValueFormatter } from './value-formatter.ts';

const PUBLISHED: Text = { zh: '原样采用公布增速', en: 'published growth, as reported' };

/** Growth of the year to date: published, or computed the way that the kind of indicator grows. */
export function growthRule(row: ProgressRow, format: ValueFormatter, indicator: Indicator): Rule {
  const inputs = format.inputs('ytd', 'ytdLastYear');
  if (row.yoyYtdSource !== 'published') return { formula: formulaOf(indicator), inputs };
  const computed = format.growth(row.yoyYtdComputed, 'computed');
  return {
    formula: PUBLISHED,
    inputs: [
      ...inputs,
      { name: { zh: '按绝对数计算（未采用）', en: 'Computed from levels (not used)' }, value: computed },
    ],
    note: adjusted(row),
  };
}

export function monthGrowthRule(row: ProgressRow, format: ValueFormatter, indicator: Indicator): Rule {
  const published = row.yoyMonthSource === 'published';
  return { formula: published ? PUBLISHED : formulaOf(indicator, true), inputs: format.inputs('month') };
}

/** How growth is computed from two levels. */
function formulaOf(indicator: Indicator, ofMonth = false): Text {
  if (growsByItself(indicator)) return { zh: '指数 − 100', en: 'index − 100' };
  if (growsByDifference(indicator)) {
    return { zh: '本期数 − 上年同期数', en: 'this period − same period last year' };
  }
  if (ofMonth) return { zh: '当月 ÷ 上年同月 − 1', en: 'month ÷ same month last year − 1' };
  if (indexBaseOf(indicator) === 'fixed') {
    return { zh: '本期指数 ÷ 上年同期指数 − 1', en: 'index ÷ that of last year − 1' };
  }
  return isStock(indicator)
    ? { zh: '期末数 ÷ 上年同期末数 − 1', en: 'end of period ÷ that of last year − 1' }
    : { zh: '累计 ÷ 上年同期累计 − 1', en: 'year to date ÷ that of last year − 1' };
}

/**
 * What the months left must grow by: for a growth target, weighed on the growth that is shown, since real growth does not
 * follow from levels.
 */
export function requiredGrowthRule(row: ProgressRow, format: ValueFormatter): Rule {
  if (row.target?.type !== 'growth') {
    return {
      formula: {
        zh: '剩余 ÷（上年全年 − 上年同期）− 1',
        en: 'remaining ÷ (last year − same period last year) − 1',
      },
      inputs: [...format.inputs('remaining'), lastYearTotal(row, format), ...format.inputs('ytdLastYear')],
    };
  }
  return {
    formula: {
      zh: '（目标增速 × 上年全年 − 累计增速 × 上年同期）÷（上年全年 − 上年同期），不低于 −100%',
      en: '(target growth × last year − growth to date × same period last year) ÷ (last year − same period last year), −100 % at least',
    },
    inputs: [
      ...format.inputs('target', 'yoyYtd'),
      lastYearTotal(row, format),
      ...format.inputs('ytdLastYear'),
    ],
  };
}

/** The base of pulls and contributions: 反推基数 wherever growth is published. */
export function base(row: ProgressRow, format: ValueFormatter) {
  const implied = row.yoyYtdSource === 'published' && (row.ytdLastYear === null || row.ytdLastYear >= 0);
  const name = implied
    ? { zh: '反推基数：累计 ÷（1 + 公布增速）', en: 'Implied base: year to date ÷ (1 + published growth)' }
    : { zh: '上年同期', en: 'Last year' };
  return { name, value: row.base === null ? same('—') : format.level(row.base) };
}

export function parentYtd(row: ProgressRow, format: ValueFormatter) {
  return { name: { zh: '上级地区累计', en: 'Area above, year to date' }, value: format.level(row.parentYtd) };
}

export function parentBase(row: ProgressRow, format: ValueFormatter) {
  const name =
    row.parentYoyYtdSource === 'published'
      ? { zh: '上级地区反推基数', en: 'Area above, implied base' }
      : { zh: '上级地区上年同期', en: 'Area above, last year' };
  return { name, value: format.level(row.parentBase) };
}

import type { Indicator, Text } from '../model.ts';
import { monthOf } from '../month.ts';
import { isAgainstPlan, plannedOf } from '../progress/completion.ts';
import { DEFAULT_TOLERANCE } from '../progress/pace-and-status.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { gapUnitText } from '../unit.ts';
import {
  type ExplanationInput,
  isStock,
  lastDecember,
  type Rule,
  same,
  type ValueFormatter,
} from './value-formatter.ts';

/** 序时进度, by the way it was found. */
export function paceRule(row: ProgressRow, format: ValueFormatter, indicator: Indicator): Rule {
  const month = { name: { zh: '月份', en: 'Month' }, value: same(String(monthOf(row.period))) };
  const target = format.inputs('target');
  switch (row.paceMethod) {
    case 'plan':
      return isStock(indicator)
        ? {
            formula: {
              zh: '（本月计划数 − 上年末数）÷（年度目标 − 上年末数）× 100；计划未列的月份按前后两月之间的直线计',
              en: '(planned for this month − end of last year) ÷ (annual target − end of last year) × 100; months that the plan leaves out lie on a straight line',
            },
            inputs: [...planned(row, format), lastDecember(row, format), ...target],
          }
        : {
            formula: {
              zh: '本月计划累计 ÷ 年度目标 × 100；计划未列的月份按前后两月之间的直线计',
              en: 'cumulative plan ÷ annual target × 100; months that the plan leaves out lie on a straight line',
            },
            inputs: [...planned(row, format), ...target],
          };
    case 'increment':
      return {
        formula: {
          zh: '月份 ÷ 12 × 100（从上年末数到年度目标的净增量）',
          en: 'month ÷ 12 × 100 (of the way from the end of last year to the annual target)',
        },
        inputs: [month, lastDecember(row, format), ...target],
      };
    case 'level':
      return {
        formula: { zh: '按水平评判，不计序时进度', en: 'judged by its level, so there is no pace' },
        inputs: target,
      };
    default:
      return { formula: { zh: '月份 ÷ 12 × 100', en: 'month ÷ 12 × 100' }, inputs: [month, ...target] };
  }
}

/** 序时差, or the distance of a level from its target, with the edge between yellow and red. */
export function gapRule(row: ProgressRow, format: ValueFormatter, indicator: Indicator): Rule {
  const note = row.light === 'yellow' || row.light === 'red' ? toleranceText(row, indicator) : null;
  if (row.target?.type === 'growth') {
    return {
      formula: { zh: '累计同比 − 目标增速', en: 'growth year to date − target growth' },
      inputs: format.inputs('yoyYtd', 'target'),
      note,
    };
  }
  if (row.gapUnit === 'unit') return { ...levelRule(row, format), note };
  if (isStock(indicator)) {
    return {
      formula: {
        zh: '（期末数 − 上年末数）÷（年度目标 − 上年末数）× 100 − 序时进度',
        en: '(end of period − end of last year) ÷ (annual target − end of last year) × 100 − pace',
      },
      inputs: [
        ...format.inputs('ytd'),
        lastDecember(row, format),
        ...format.inputs('target'),
        ...format.inputs('pace'),
      ],
      note,
    };
  }
  return {
    formula: { zh: '完成率 − 序时进度', en: 'completion − pace' },
    inputs: format.inputs('completion', 'pace'),
    note,
  };
}

/** The same in the indicator's unit. */
export function gapAmountRule(row: ProgressRow, format: ValueFormatter, indicator: Indicator): Rule {
  if (row.gapUnit === 'unit') return levelRule(row, format);
  if (isStock(indicator)) {
    return {
      formula: { zh: '期末数 − 本月计划数', en: 'end of period − planned for this month' },
      inputs: [...format.inputs('ytd'), ...planned(row, format)],
    };
  }
  if (row.paceMethod === 'plan') {
    return {
      formula: { zh: '累计 − 本月计划累计', en: 'year to date − cumulative plan' },
      inputs: [...format.inputs('ytd'), ...planned(row, format)],
    };
  }
  return {
    formula: { zh: '累计 − 年度目标 × 序时进度', en: 'year to date − annual target × pace' },
    inputs: format.inputs('ytd', 'target', 'pace'),
  };
}

function levelRule(row: ProgressRow, format: ValueFormatter): Rule {
  const plan = isAgainstPlan(row);
  return {
    formula: plan
      ? { zh: '本期数 − 本月计划数', en: 'this period − planned for this month' }
      : { zh: '本期数 − 目标', en: 'this period − target' },
    inputs: [...format.inputs('ytd'), ...(plan ? planned(row, format) : format.inputs('target'))],
  };
}

function planned(row: ProgressRow, format: ValueFormatter): ExplanationInput[] {
  const level = plannedOf(row);
  if (level === null) return [];
  const name: Text = { zh: '本月计划数', en: 'Planned for this month' };
  return [{ name, value: format.part(level) }];
}

function toleranceText({ gapUnit }: ProgressRow, { tolerance, unit }: Indicator): Text {
  const size =
    gapUnit === 'unit'
      ? tolerance === null
        ? { zh: `目标的${DEFAULT_TOLERANCE}%`, en: `${DEFAULT_TOLERANCE} % of the target` }
        : { zh: `${tolerance}${gapUnitText(unit).zh}`, en: `${tolerance} ${gapUnitText(unit).en}` }
      : { zh: `${tolerance ?? DEFAULT_TOLERANCE}个百分点`, en: `${tolerance ?? DEFAULT_TOLERANCE} pp` };
  return {
    zh: `差距在${size.zh}以内为黄，以上为红；判定用未四舍五入的数`,
    en: `yellow up to ${size.en}, red beyond; decided on unrounded figures`,
  };
}

import { roundsToZero } from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import { amount, join, monthsLeft, NONE, percent, points, type Said } from './phrase.ts';

/** Targets of so few things are said as things: a third of a project is none. */
const TINY = 3;

/** Whether the target is one to three things, which are not said in percent. */
export function isTiny({ row, indicator }: Said): boolean {
  const { target } = row;
  return (
    indicator.kind === 'count' &&
    indicator.direction === 'higher' &&
    target?.type === 'value' &&
    target.value > 0 &&
    target.value <= TINY
  );
}

/** A level to reach, of what adds up: 完成年度目标的55.4%，欠序时进度11.2个百分点（3.40亿元）. */
export function valueTarget(said: Said): Text {
  const { row, indicator, m } = said;
  const { target, ytd, gap, completion } = row;
  if (!target || ytd === null || gap === null || completion === null) return NONE;
  const goal = amount(target.value, indicator);
  const short = amount(target.value - ytd, indicator);
  if (row.status === 'met') return metText(completion, m === 12);
  if (ytd < 0) {
    return {
      zh: `距年度目标（${goal.zh}）差${short.zh}`,
      en: `${short.en} short of the annual target of ${goal.en}`,
    };
  }
  const open: Text =
    m === 12
      ? { zh: `未完成，差${short.zh}`, en: `not met, ${short.en} short` }
      : { zh: `还差${short.zh}`, en: `${short.en} to go` };
  const named: Text = { zh: `年度目标${goal.zh}`, en: `annual target ${goal.en}` };
  if (isTiny(said)) {
    // The beginning of the sentence says 年度目标1个，尚未竣工.
    return ytd === 0 ? NONE : clauses(named, open);
  }
  if (ytd === 0) return clauses(named, m === 12 ? { zh: '未完成', en: 'not met' } : paceText(said, gap));
  const share = percent(completion);
  const done: Text = { zh: `完成年度目标的${share}`, en: `${share} of the annual target` };
  return clauses(done, m === 12 ? open : paceText(said, gap));
}

function clauses(...parts: Text[]): Text {
  return join(parts, { zh: '，', en: ', ' });
}

function metText(completion: number, over: boolean): Text {
  const already = over ? { zh: '', en: '' } : { zh: '已', en: ', already met' };
  if (completion === 100) return { zh: `${already.zh}完成年度目标`, en: `annual target met` };
  const share = percent(completion);
  return {
    zh: `${already.zh}完成年度目标的${share}`,
    en: `${share} of the annual target${already.en}`,
  };
}

function paceText({ row, indicator }: Said, gap: number): Text {
  if (gap === 0) return { zh: '与序时进度持平', en: 'exactly on pace' };
  const size = points(gap);
  if (gap > 0) return { zh: `超序时进度${size.zh}`, en: `${size.en} ahead of pace` };
  const inUnit = sayableAmount(row.gapAmount, indicator);
  return {
    zh: `欠序时进度${size.zh}${inUnit ? `（${inUnit.zh}）` : ''}`,
    en: `${size.en} behind pace${inUnit ? ` (${inUnit.en})` : ''}`,
  };
}

/** A shortfall in the unit, unless it rounds to nothing or to parts of a thing: nobody is short of 1.7 projects. */
function sayableAmount(value: number | null, indicator: Indicator): Text | null {
  if (value === null || roundsToZero(value, indicator.decimals)) return null;
  const parts = indicator.decimals === 0 && !Number.isInteger(value) && Math.abs(value) < 10;
  return parts ? null : amount(value, indicator);
}

/** 后4个月月均需完成4.18亿元; of things that do not come to one a month, how many are left. */
export function valueNeed(said: Said): Text {
  const { row, indicator } = said;
  const { requiredMonthly, remaining } = row;
  if (!row.monthsLeft || requiredMonthly === null || remaining === null || isTiny(said)) return NONE;
  const span = monthsLeft(row.monthsLeft);
  const inThings = indicator.decimals === 0 && indicator.kind === 'count';
  if (row.monthsLeft === 1 || (inThings && requiredMonthly < 10 && !Number.isInteger(requiredMonthly))) {
    const left = amount(remaining, indicator);
    return { zh: `${span.zh}还需完成${left.zh}`, en: `${span.need} ${left.en}` };
  }
  const monthly = amount(requiredMonthly, indicator);
  return { zh: `${span.zh}月均需完成${monthly.zh}`, en: `${span.need} ${monthly.en} each` };
}

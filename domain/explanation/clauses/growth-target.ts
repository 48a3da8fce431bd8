import { roundsToZero } from '../../format.ts';
import type { Text } from '../../model.ts';
import { growthUnitOf } from '../../progress/growth.ts';
import { changeText, growthWords, TIMES_FROM } from './growth-clause.ts';
import { digits, monthsLeft, NONE, points, type Said } from './phrase.ts';

/**
 * A growth beside its target: 高于年度目标（增长9.0%）0.4个百分点; of a target that is a fall,
 * 降幅大于年度目标（下降3.5%）0.5个百分点，达到目标要求.
 */
export function growthTarget(said: Said): Text {
  const { row } = said;
  const { target, gap, yoyYtd } = row;
  if (!target || gap === null || yoyYtd === null) return NONE;
  const words = growthWords(said);
  const to = changeText(target.value, words, 'noun');
  const goal = { zh: `年度目标（${to.zh}）`, en: `the annual target (${to.en})` };
  const met = row.status === 'met';
  // Two growths in percent, or of a rate in %, are points apart; those in another unit (PMI) are apart in that unit.
  const inUnit = growthUnitOf(said.indicator, row.yoyYtdSource) === 'unit';
  const apart = digits(gap, Math.max(1, said.indicator.decimals));
  const size = inUnit ? { zh: `${apart}${words.unit.zh}`, en: `${apart}${words.unit.en}` } : points(gap);
  const fall = words.isPrice ? '跌幅' : '降幅';
  const plain = said.indicator.direction !== 'lower';
  if (gap === 0) return { zh: `达到${goal.zh}`, en: `exactly at ${goal.en}` };
  const verdict = met
    ? { zh: '，达到目标要求', en: ', as required' }
    : { zh: '，未达到目标要求', en: ', not as required' };
  if (target.value < 0 && yoyYtd < 0) {
    const deeper = gap < 0;
    return {
      zh: `${fall}${deeper ? '大于' : '小于'}${goal.zh}${size.zh}${verdict.zh}`,
      en: `${size.en} ${deeper ? 'deeper' : 'shallower'} than ${goal.en}${verdict.en}`,
    };
  }
  if (plain) {
    return gap > 0
      ? { zh: `高于${goal.zh}${size.zh}`, en: `${size.en} above ${goal.en}` }
      : { zh: `低于${goal.zh}${size.zh}`, en: `${size.en} below ${goal.en}` };
  }
  return {
    zh: `${gap > 0 ? '高于' : '低于'}${goal.zh}${size.zh}${verdict.zh}`,
    en: `${size.en} ${gap > 0 ? 'above' : 'below'} ${goal.en}${verdict.en}`,
  };
}

/** 后4个月需增长11.0%, 需将降幅控制在3.0%以内, 需下降5.2%以上. */
export function growthNeed({ row, indicator }: Said): Text {
  if (!row.monthsLeft || row.requiredYoy === null) return NONE;
  const span = monthsLeft(row.monthsLeft);
  const inTimes = row.requiredYoy > TIMES_FROM;
  const size = inTimes ? `${digits(row.requiredYoy / 100, 1)}倍` : `${digits(row.requiredYoy, 1)}%`;
  const times = `${digits(row.requiredYoy / 100 + 1, 1)} times last year’s`;
  const up = row.requiredYoy >= 0;
  if (roundsToZero(row.requiredYoy)) {
    return indicator.direction === 'lower'
      ? { zh: `${span.zh}不得高于上年同期`, en: `${span.en} may not exceed last year’s` }
      : { zh: `${span.zh}需与上年同期持平`, en: `${span.need} as much as last year’s` };
  }
  if (indicator.direction === 'lower') {
    return up
      ? {
          zh: `${span.zh}增速需控制在${size}以内`,
          en: inTimes ? `${span.en} may reach ${times} at most` : `${span.en} may grow by ${size} at most`,
        }
      : { zh: `${span.zh}需下降${size}以上`, en: `${span.need} a fall of at least ${size}` };
  }
  return up
    ? {
        zh: `${span.zh}需增长${size}`,
        en: inTimes ? `${span.need} ${times}` : `${span.need} growth of ${size}`,
      }
    : { zh: `${span.zh}降幅需控制在${size}以内`, en: `${span.en} may fall by ${size} at most` };
}

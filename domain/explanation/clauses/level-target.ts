import { gapSize } from '../../format.ts';
import type { Text } from '../../model.ts';
import { isAgainstPlan, plannedOf } from '../../progress/completion.ts';
import { lowerIsBetter } from '../../progress/pace-and-status.ts';
import { changeText, growthWords, spoken } from './growth-clause.ts';
import { amount, digits, NONE, type Said, signed, signedAmount } from './phrase.ts';

/**
 * A level beside its target, in its own unit: 低于年度目标（83.00%）0.93个百分点; 超出控制目标（20.00%）0.84个百分点;
 * 控制在目标（4.50%）以内，低0.40个百分点.
 */
export function levelTarget(said: Said): Text {
  const { row, indicator, m } = said;
  const { target, ytd, gap } = row;
  if (!target || ytd === null || gap === null) return NONE;
  const found = gapSize(row, indicator);
  if (!found) return NONE;
  const unit = spoken(found.unit);
  const size: Text =
    indicator.kind === 'rate' || indicator.kind === 'index'
      ? { zh: `${found.size.replaceAll(',', '')}${unit.zh}`, en: `${found.size}${unit.en}` }
      : amount(gap, indicator);
  // With a plan by month, the gap is the distance from the level planned for this one.
  const planned = isAgainstPlan(row) ? plannedOf(row) : null;
  const goal = goalText(said, planned ?? target.value);
  const cap = target.type === 'cap';
  const name: Text =
    planned !== null
      ? { zh: `${m}月计划`, en: 'the plan for the month' }
      : cap
        ? { zh: '控制目标', en: 'the limit' }
        : { zh: '年度目标', en: 'the annual target' };
  const price = said.naming.manner === 'price';
  const named = {
    zh: `${name.zh}（${goal.zh}）`,
    en: price ? `${name.en} (${goal.en})` : `${name.en} of ${goal.en}`,
  };
  if (!lowerIsBetter(indicator, target)) {
    if (gap === 0) return { zh: `达到${named.zh}`, en: `exactly at ${named.en}` };
    return gap > 0
      ? { zh: `高于${named.zh}${size.zh}`, en: `${size.en} above ${named.en}` }
      : { zh: `低于${named.zh}${size.zh}`, en: `${size.en} below ${named.en}` };
  }
  if (gap === 0) return { zh: `与${named.zh}持平`, en: `exactly at ${named.en}` };
  if (gap > 0) {
    return { zh: `${cap ? '超出' : '高于'}${named.zh}${size.zh}`, en: `${size.en} over ${named.en}` };
  }
  const within = cap && planned === null ? `目标（${goal.zh}）` : named.zh;
  return { zh: `控制在${within}以内，低${size.zh}`, en: `within ${named.en} by ${size.en}` };
}

/** The level to compare with; of a price index, the rise that it stands for. */
function goalText(said: Said, level: number): Text {
  const { indicator, naming } = said;
  if (naming.manner === 'price' && indicator.kind === 'index') {
    return changeText(level - 100, growthWords(said), 'noun');
  }
  if (indicator.kind !== 'index' || /^[%％]$/.test(indicator.unit)) {
    return signedAmount(level, indicator);
  }
  const size = digits(level, indicator.decimals);
  return signed(level, { zh: size, en: size });
}

import type { Text } from '../../model.ts';
import { plannedOf } from '../../progress/completion.ts';
import { amount, join, NONE, percent, points, type Said, signedAmount } from './phrase.ts';

/** A limit on what adds up over the year. */
export function capTarget(said: Said): Text {
  return said.indicator.kind === 'count' ? countCap(said) : flowCap(said);
}

/** 控制目标7起，已发生4起，为控制进度的85.7%; at the limit, 已达全年控制数，再发生即超. */
function countCap(said: Said): Text {
  const { row, indicator, naming, m } = said;
  const { target, ytd, gap } = row;
  if (!target || ytd === null) return NONE;
  const goal = signedAmount(target.value, indicator);
  const none = target.value === 0 ? '为' : '';
  const parts: Text[] = [{ zh: `控制目标${none}${goal.zh}`, en: `limit ${goal.en}` }];
  if (ytd > 0 && target.value > 0) {
    const so = m === 12 ? '' : '已';
    const verb = naming.manner === 'occurring' ? '发生' : naming.manner === 'deaths' ? '死亡' : '有';
    const size = amount(ytd, indicator);
    parts.push({ zh: `${so}${verb}${size.zh}`, en: `${size.en}${m === 12 ? '' : ' so far'}` });
  }
  // A limit of zero has no pace; the number above speaks for itself.
  const planned = plannedOf(row);
  if (gap === null || planned === null) return join(parts, COMMA);
  const over = ytd - target.value;
  if (over > 0) {
    const size = amount(over, indicator);
    parts.push({ zh: `超出全年控制数${size.zh}`, en: `${size.en} over the limit for the year` });
  } else if (m === 12) parts.push({ zh: '控制在目标以内', en: 'kept within the limit' });
  else if (over === 0) {
    parts.push({
      zh: '已达全年控制数，再发生即超',
      en: 'the limit for the year is reached, one more exceeds it',
    });
  } else if (ytd > 0 && planned > 0) {
    const share = percent((ytd / planned) * 100);
    parts.push({ zh: `为控制进度的${share}`, en: `${share} of the pace allowed` });
    if (gap > 0) {
      const size = points(gap);
      parts.push({ zh: `超控制进度${size.zh}`, en: `${size.en} over it` });
    }
  }
  return join(parts, COMMA);
}

const COMMA: Text = { zh: '，', en: ', ' };

/** 为年度控制目标的61.0%，低于控制进度5.7个百分点; once over it, by how much. */
function flowCap({ row, indicator, m }: Said): Text {
  const { target, ytd, gap, completion } = row;
  if (!target || ytd === null || gap === null || completion === null) return NONE;
  const share = percent(completion);
  const used: Text = { zh: `为年度控制目标的${share}`, en: `${share} of the annual limit` };
  return join([used, verdict()], COMMA);

  function verdict(): Text {
    const over = (ytd ?? 0) - (target?.value ?? 0);
    if (over > 0) {
      const size = amount(over, indicator);
      return {
        zh: `${m === 12 ? '' : '已'}超全年控制目标${size.zh}`,
        en: `${m === 12 ? '' : 'already '}${size.en} over it`,
      };
    }
    if (m === 12) return { zh: '控制在目标以内', en: 'kept within it' };
    if (over === 0) return { zh: '已达全年控制目标', en: 'all of it used' };
    if (gap === null || gap === 0) return { zh: '与控制进度持平', en: 'exactly on the pace allowed' };
    const size = points(gap);
    if (gap < 0) return { zh: `低于控制进度${size.zh}`, en: `${size.en} within the pace allowed` };
    const inUnit = amount(row.gapAmount ?? 0, indicator);
    return {
      zh: `超控制进度${size.zh}（${inUnit.zh}）`,
      en: `${size.en} over the pace allowed (${inUnit.en})`,
    };
  }
}

import { entityText, formatOwnPeriod } from '../../format.ts';
import type { Text } from '../../model.ts';
import { accumulates } from '../../progress/parts-and-whole.ts';
import { growthAsVerb, growthOf } from './growth-clause.ts';
import {
  amount,
  digits,
  monthInFull,
  NONE,
  periodAlone,
  periodBeforeNoun,
  type Said,
  signed,
  signedAmount,
} from './phrase.ts';
import { isTiny } from './value-target.ts';

/** The beginning of the sentence: when, who, what, and how much. */
export function levelClause(said: Said): Text {
  const { row, naming, indicator } = said;
  if (row.ytd === null) return row.yoyYtd === null ? monthOnly(said) : opening(said, growthAsVerb(said));
  if (naming.manner === 'price' && row.yoyYtd !== null) return opening(said, growthAsVerb(said));
  if (accumulates(indicator)) {
    if (row.ytd === 0) return nothingYet(said);
    if (row.ytd < 0) return opening(said, loss(said));
    if (row.turn === 'turned-to-profit' && naming.canLose) return opening(said, profit(said));
  }
  return level(said);
}

/** `1—8月，高新园` + noun + predicate. */
function opening(
  { row, indicator, asked, entity, naming, ...rest }: Said,
  predicate: Text,
  noun?: Text,
): Text {
  const when = formatOwnPeriod(indicator, row.period, asked).zh;
  const what = noun ?? naming.noun;
  const before = periodBeforeNoun({ row, indicator, asked, entity, naming, ...rest });
  return {
    zh: `${when}，${entityText(entity).zh}${what.zh}${predicate.zh}`,
    en: `${entityText(entity).en}: ${before} ${what.en} ${predicate.en}`,
  };
}

function level(said: Said): Text {
  const { row, indicator, naming } = said;
  const value = levelText(said);
  const size: Text = row.ytdSource === 'derived' ? derived(value) : value;
  switch (naming.manner) {
    case 'completed':
      return opening(said, { zh: `完成${size.zh}`, en: `reached ${size.en}` });
    case 'occurring': {
      const when = formatOwnPeriod(indicator, row.period, said.asked).zh;
      const { en } = opening(said, { zh: '', en: `came to ${size.en}` });
      return { zh: `${when}，${entityText(said.entity).zh}发生${naming.noun.zh}${size.zh}`, en };
    }
    case 'counted':
    case 'deaths': {
      const verb = indicator.kind === 'stock' ? 'stood at' : 'came to';
      const copula = (row.ytd ?? 0) < 0 ? '为' : '';
      return opening(said, { zh: `${copula}${size.zh}`, en: `${verb} ${size.en}` });
    }
    default:
      return opening(said, {
        zh: `为${size.zh}`,
        en: `${accumulates(indicator) ? 'came to' : 'stood at'} ${size.en}`,
      });
  }
}

function derived({ zh, en }: Text): Text {
  return { zh: `${zh}（推算数）`, en: `${en} (derived)` };
}

/** An index says what it counts from, in brackets: 为105.2（上年同期=100）; PMI has no unit. */
export function levelText({ row, indicator }: Said): Text {
  const value = row.ytd ?? 0;
  if (indicator.kind !== 'index' || /^[%％]$/.test(indicator.unit)) {
    return signedAmount(value, indicator);
  }
  const alone = digits(value, indicator.decimals);
  const size = signed(value, { zh: alone, en: alone });
  if (!/[=＝]/.test(indicator.unit)) return size;
  const { en } = amount(value, indicator);
  return { zh: `${size.zh}（${indicator.unit}）`, en: `${size.en} (${en.slice(en.indexOf(' ') + 1)})` };
}

/** 尚未竣工, 未发生事故, 尚无新增: nobody completes 0个. */
function nothingYet(said: Said): Text {
  const { row, indicator, naming, entity, asked } = said;
  const when = formatOwnPeriod(indicator, row.period, asked).zh;
  const who = entityText(entity);
  const tiny = isTiny(said) && row.target !== null;
  const goal = row.target && tiny ? amount(row.target.value, indicator) : null;
  const en = `${who.en}: no ${naming.noun.en} in ${periodAlone(said)}`;
  return {
    zh: `${when}，${who.zh}${nothingZh(said, goal && `年度目标${goal.zh}，`)}`,
    en: goal ? `${en}, against an annual target of ${goal.en}` : en,
  };
}

function nothingZh({ naming, m }: Said, goal: string | null): string {
  const { act, manner } = naming;
  const noun = naming.noun.zh;
  const over = m === 12;
  if (manner === 'occurring') return `未发生${noun}`;
  if (manner === 'deaths') return `${noun.replace(/(死亡|亡人|伤亡)$/, '')}无人死亡`;
  if (!act || act.zh === '新增') {
    const none = over ? '无' : '尚无';
    return goal === null ? `${none}${noun}` : `${noun}${goal}${act ? `${none}新增` : '尚未完成'}`;
  }
  return `${act.of}${goal ?? ''}${over ? '未' : '尚未'}${act.zh}`;
}

function loss({ row, indicator, naming }: Said): Text {
  const size = amount(row.ytd ?? 0, indicator);
  return naming.canLose
    ? { zh: `亏损${size.zh}`, en: `was a loss of ${size.en}` }
    : { zh: `为负${size.zh}`, en: `came to minus ${size.en}` };
}

function profit({ row, indicator, naming }: Said): Text {
  const size = amount(row.ytd ?? 0, indicator);
  const gain = /利润/.test(naming.noun.zh) ? '利润' : '盈利';
  return {
    zh: `扭亏为盈，实现${gain}${size.zh}`,
    en: `turned from a loss into a profit of ${size.en}`,
  };
}

/** Only the month was reported: 8月当月完成2.52亿元，同比增长2.5%，累计数未报. */
function monthOnly(said: Said): Text {
  const { row, indicator, naming, entity, m } = said;
  const who = entityText(entity);
  const verb = naming.manner === 'completed' ? '完成' : naming.manner === 'is' ? '为' : '';
  const month = monthInFull(m);
  if (row.month === null) {
    if (row.yoyMonth === null) return NONE;
    const alone = growthAsVerb(said, row.yoyMonth);
    return {
      zh: `${who.zh}${naming.noun.zh}${m}月当月${alone.zh}，累计增速未报`,
      en: `${who.en}: ${month} ${naming.noun.en} ${alone.en}; growth for the year to date not reported`,
    };
  }
  const size = signedAmount(row.month, indicator);
  const after = growthOf(said, row.yoyMonth);
  const growth = after.zh && `，${after.zh}`;
  const grown = after.en && `, ${after.en}`;
  return {
    zh: `${who.zh}${naming.noun.zh}${m}月当月${row.month < 0 ? '为' : verb}${size.zh}${growth}，累计数未报`,
    en: `${who.en}: ${month} ${naming.noun.en} came to ${size.en}${grown}; the year to date is not reported`,
  };
}

import type { Indicator, Text } from '../../model.ts';
import { indexBaseOf } from '../../progress/growth.ts';

/**
 * How the sentence of an indicator is built:
 * - `completed` 完成734.18亿元; `is` 为108.53万吨标准煤
 * - `counted` the number follows the name, 新开工项目12个; `occurring` 发生事故4起; `deaths` 死亡2人
 * - `growth` no level, 固定资产投资同比增长4.9%; `price` the same with 上涨 and 下跌
 */
export type Manner = 'completed' | 'is' | 'counted' | 'occurring' | 'deaths' | 'growth' | 'price';

/** What an indicator is called in a sentence, read from how its name is composed. */
export interface Naming {
  manner: Manner;
  /** The name without what the sentence itself says: 规上工业企业 of 规上工业企业数, 固定资产投资 of 固定资产投资增速. */
  noun: Text;
  /** 竣工 of 新竣工5亿元以上项目数, and 5亿元以上项目; null where the name says no act. */
  act: { zh: string; of: string } | null;
  /** Whether a level below zero is a loss (利润) and not just negative (a refund of taxes, a correction of a count). */
  canLose: boolean;
  /** Whether it is a price, which rises by 上涨 and falls by 下跌, whatever its index counts from. */
  isPrice: boolean;
}

const GROWTH_ENDING = /(累计|同比)?(增长速度|增长率|增速|增幅|降低率|下降率|降幅|涨幅)$/;
const OCCURRENCE = /事故|火灾|案件/;
const DEATHS = /(死亡|亡人|伤亡)(人员)?(人数|数)?$/;
const PRICE = /价格|物价|CPI|PPI/i;
/** 数 and the measure word before it, which the number brings again; not the 数 of 指数, 天数, 系数. */
const COUNT_ENDING = /([个户家人起件宗项台辆套]|(?<![指天次系倍基分]))数$/;
const ACTS = '签约|开工|竣工|投产|入库|落地|认定|上市|列统|纳统';

/** A page has hundreds of rows of a few indicators. */
const known = new WeakMap<Indicator, Naming>();

export function namingOf(indicator: Indicator): Naming {
  const naming = known.get(indicator) ?? readNaming(indicator);
  known.set(indicator, naming);
  return naming;
}

function readNaming(indicator: Indicator): Naming {
  const manner = mannerOf(indicator);
  return {
    manner,
    noun: { zh: nounZh(indicator.name, manner), en: nounEn(indicator, manner) },
    act: manner === 'counted' ? actOf(indicator.name) : null,
    canLose: indicator.kind === 'flow' && /利润|盈|亏|损益|收益|效益/.test(indicator.name),
    isPrice: PRICE.test(indicator.name),
  };
}

function mannerOf(indicator: Indicator): Manner {
  const { kind, name, direction, unit } = indicator;
  switch (kind) {
    case 'growth':
      return PRICE.test(name) ? 'price' : 'growth';
    case 'index':
      return PRICE.test(name) && indexBaseOf(indicator) === 'last-year' ? 'price' : 'is';
    case 'rate':
      return 'is';
    case 'stock':
      return 'counted';
    case 'count':
      if (DEATHS.test(name)) return 'deaths';
      if (OCCURRENCE.test(name)) return 'occurring';
      return direction === 'lower' && unit !== '起' ? 'is' : 'counted';
    case 'flow':
      // 完成投资额为, never 完成投资额完成.
      return direction === 'higher' && !/完成/.test(name) ? 'completed' : 'is';
  }
}

function nounZh(name: string, manner: Manner): string {
  const noun = endingless(name, manner);
  return noun === '' ? name : noun;
}

function endingless(name: string, manner: Manner): string {
  switch (manner) {
    case 'growth':
      return name.replace(GROWTH_ENDING, '');
    case 'price':
      return name.replace(GROWTH_ENDING, '').replace(/(同比)?指数$/, '');
    case 'counted':
    case 'occurring':
      return name.replace(COUNT_ENDING, '');
    case 'deaths':
      return name.replace(/(人员)?(人数|数)$/, '');
    default:
      return name;
  }
}

/** Lower case inside the sentence, unless it begins with a proper name or an abbreviation. */
function nounEn({ nameEn, name, kind }: Indicator, manner: Manner): string {
  const whole = nameEn ?? name;
  const noun =
    manner === 'growth' || kind === 'growth' ? whole.replace(/^growth (rate )?(of|in) /i, '') : whole;
  return /^[A-Z][a-z]/.test(noun) ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun;
}

function actOf(name: string): Naming['act'] {
  const noun = name.replace(COUNT_ENDING, '');
  const leading = new RegExp(`^新(${ACTS}|增)(.+)$`).exec(noun);
  if (leading) {
    const [, act = '', of = ''] = leading;
    return { zh: act === '增' ? '新增' : act, of };
  }
  const ending = new RegExp(`^(.+?)(${ACTS})$`).exec(noun);
  return ending ? { zh: ending[2] ?? '', of: ending[1] ?? '' } : null;
}

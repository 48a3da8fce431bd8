import { growthDecimals, roundsToZero } from '../../format.ts';
import type { Text } from '../../model.ts';
import { growsByDifference, growthUnitOf } from '../../progress/growth.ts';
import { accumulates } from '../../progress/parts-and-whole.ts';
import { gapUnitText } from '../../unit.ts';
import { amount, digits, NONE, type Said } from './phrase.ts';
import { sayWayOfStock, sinceDecember } from './stock-target.ts';

/** From here growth is said in times (倍), since a percentage of four digits is not heard. */
export const TIMES_FROM = 300;

/** 增长 after a level, `up 9.1%`; alone, `rose 9.1%`; of another area, `a rise of 9.1%`. */
interface Direction extends Text {
  verb: string;
  noun: string;
}

/** Which pair of words a growth takes, and what it is counted in. */
interface GrowthWords {
  up: Direction;
  down: Direction;
  /** 同比 or 比上年同期. */
  since: Text;
  unit: Text;
  counted: ReturnType<typeof growthUnitOf>;
  /** 涨幅 and 跌幅 are said of prices, 增速 and 降幅 of all else. */
  isPrice: boolean;
}

const YEAR_ON_YEAR: Text = { zh: '同比', en: 'year on year' };
const THAN_LAST_YEAR: Text = { zh: '比上年同期', en: 'from a year earlier' };

const WORDS = {
  percent: { up: said('增长', 'up', 'rose', 'a rise of'), down: said('下降', 'down', 'fell', 'a fall of') },
  price: { up: said('上涨', 'up', 'rose', 'a rise of'), down: said('下跌', 'down', 'fell', 'a fall of') },
  points: { up: said('提高', 'up', 'rose', 'a rise of'), down: said('降低', 'down', 'fell', 'a fall of') },
  amount: { up: said('增加', 'up', 'rose', 'a rise of'), down: said('减少', 'down', 'fell', 'a fall of') },
  level: {
    up: said('高', 'up', 'rose', 'a rise of'),
    down: said('低', 'down', 'fell', 'a fall of'),
  },
} as const;

function said(zh: string, en: string, verb: string, noun: string): Direction {
  return { zh, en, verb, noun };
}

/** 增长, 提高, 上涨 and what they are counted in, for this indicator and this source of growth. */
export function growthWords({
  row,
  indicator,
  naming,
}: Pick<Said, 'row' | 'indicator' | 'naming'>): GrowthWords {
  const percent = { zh: '%', en: '%' };
  const isPrice = naming.manner === 'price';
  if (isPrice) return { ...WORDS.price, since: YEAR_ON_YEAR, unit: percent, counted: 'percent', isPrice };
  const counted = growthUnitOf(indicator, row.yoyYtdSource);
  if (indicator.kind === 'index' && growsByDifference(indicator)) {
    return {
      ...WORDS.level,
      since: THAN_LAST_YEAR,
      unit: spoken(gapUnitText(indicator.unit)),
      counted,
      isPrice,
    };
  }
  if (counted === 'points') {
    return { ...WORDS.points, since: YEAR_ON_YEAR, unit: spoken(gapUnitText('%')), counted, isPrice };
  }
  if (counted === 'unit') {
    return {
      ...WORDS.amount,
      since: YEAR_ON_YEAR,
      unit: spoken(gapUnitText(indicator.unit)),
      counted,
      isPrice,
    };
  }
  if (indicator.kind === 'index' && naming.isPrice) {
    return { ...WORDS.price, since: YEAR_ON_YEAR, unit: percent, counted, isPrice: true };
  }
  return {
    ...WORDS.percent,
    since: indicator.kind === 'stock' ? THAN_LAST_YEAR : YEAR_ON_YEAR,
    unit: percent,
    counted,
    isPrice,
  };
}

/** A unit as prose writes it after a number: `percentage points` and not `pp`. */
export function spoken({ zh, en }: Text): Text {
  return { zh, en: en === 'pp' ? ' percentage points' : ` ${en}` };
}

/** How a change is built into an English sentence: `up 9.1%`, `rose 9.1%`, `a rise of 9.1%`. */
type Form = 'en' | 'verb' | 'noun';
const UNCHANGED: Record<Form, string> = { en: 'unchanged', verb: 'stayed unchanged', noun: 'no change' };

/** A growth with its direction, without 同比: 增长12.1%, 降低0.7个百分点; 持平 at zero. */
export function changeText(value: number, words: GrowthWords, form: Form = 'en', decimals = 1): Text {
  if (roundsToZero(value, decimals)) return { zh: '持平', en: UNCHANGED[form] };
  const word = value > 0 ? words.up : words.down;
  const size = digits(value, decimals);
  return { zh: `${word.zh}${size}${words.unit.zh}`, en: `${word[form]} ${size}${words.unit.en}` };
}

/** 比上年同期增长8.5%, 同比降低0.7个百分点, 比上年末净增18户, 由盈转亏. */
export function growthClause(said: Said): Text {
  const { row, indicator, naming } = said;
  if (row.ytd === null || (naming.manner === 'price' && row.yoyYtd !== null)) return NONE;
  if (row.turn) return turnText(said);
  if (accumulates(indicator) && row.ytd === 0) return lastYearText(said);
  const grown = row.yoyYtd === null ? NONE : sinceLastYear(said, row.yoyYtd, growthWords(said));
  const net = netText(said);
  if (net === NONE || grown === NONE) return grown === NONE ? net : grown;
  return { zh: `${net.zh}，${grown.zh}`, en: `${net.en}, ${grown.en}` };
}

/** Where growth is the whole predicate: 同比增长4.9%, `rose 4.9% year on year`. */
export function growthAsVerb(said: Said, value = said.row.yoyYtd): Text {
  return value === null ? NONE : sinceLastYear(said, value, growthWords(said), 'verb');
}

/** A growth after a level: 同比增长4.9%, `up 4.9% year on year`. */
export function growthOf(said: Said, value: number | null): Text {
  return value === null ? NONE : sinceLastYear(said, value, growthWords(said));
}

function sinceLastYear({ row, indicator }: Said, value: number, words: GrowthWords, form: Form = 'en'): Text {
  const scope: Text = row.baseAdjusted ? { zh: '（可比口径）', en: ' (comparable scope)' } : NONE;
  const { since, unit } = words;
  if (words.counted === 'percent' && value > TIMES_FROM) {
    return {
      zh: `${since.zh}增长${digits(value / 100, 1)}倍${scope.zh}`,
      en: `${form === 'verb' ? 'reached ' : ''}${digits(value / 100 + 1, 1)} times the level of a year earlier${scope.en}`,
    };
  }
  const decimals = growthDecimals(indicator, row.yoyYtdSource);
  const change = changeText(value, words, form, decimals);
  if (roundsToZero(value, decimals)) {
    const zh = since === THAN_LAST_YEAR ? '与上年同期持平' : '同比持平';
    return { zh: `${zh}${scope.zh}`, en: `${change.en} from a year earlier${scope.en}` };
  }
  const zh = `${since.zh}${change.zh}${scope.zh}`;
  if (words.up === WORDS.level.up) {
    const en = `${digits(value, decimals)}${unit.en} ${value > 0 ? 'higher' : 'lower'} than a year earlier`;
    return { zh, en: `${en}${scope.en}` };
  }
  return { zh, en: `${change.en} ${since.en}${scope.en}` };
}

/** What changed sign, or stayed below zero, has no percentage. */
function turnText({ row, indicator, naming }: Said): Text {
  const { turn, ytd, ytdLastYear } = row;
  if (ytd === null || ytdLastYear === null) return NONE;
  const lose = naming.canLose;
  switch (turn) {
    case 'turned-to-profit':
      return lose ? NONE : { zh: '由负转正', en: 'positive after a negative year earlier' };
    case 'turned-to-loss':
      if (ytdLastYear === 0) return NONE;
      return lose
        ? { zh: '由盈转亏', en: 'after a profit a year earlier' }
        : { zh: '由正转负', en: 'after a positive figure a year earlier' };
    default: {
      const apart = ytd - ytdLastYear;
      const size = amount(apart, indicator);
      if (apart === 0) return { zh: '与上年同期持平', en: 'unchanged from a year earlier' };
      if (lose) {
        return apart > 0
          ? { zh: `同比减亏${size.zh}`, en: `${size.en} less than a year earlier` }
          : { zh: `同比增亏${size.zh}`, en: `${size.en} more than a year earlier` };
      }
      return apart > 0
        ? { zh: `负值同比收窄${size.zh}`, en: `${size.en} less negative than a year earlier` }
        : { zh: `负值同比扩大${size.zh}`, en: `${size.en} more negative than a year earlier` };
    }
  }
}

/** Beside nothing, last year's figure says more than 下降100%. */
function lastYearText({ row, indicator }: Said): Text {
  if (row.ytdLastYear === null || row.ytdLastYear <= 0) return NONE;
  const size = amount(row.ytdLastYear, indicator);
  return { zh: `上年同期${size.zh}`, en: `after ${size.en} a year earlier` };
}

/** 比上年末净增18户 of stocks that are counted, unless the target's clause says it. */
function netText(said: Said): Text {
  const { row, indicator } = said;
  if (indicator.kind !== 'stock' || indicator.decimals > 0 || /元/.test(indicator.unit)) return NONE;
  if (row.ytd === null || row.lastYearTotal === null || sayWayOfStock(said)) return NONE;
  return sinceDecember(row.ytd - row.lastYearTotal, said);
}

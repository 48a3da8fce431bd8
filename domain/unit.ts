import type { Text } from './model.ts';

/** Units as files write them, with an English form short enough for a table header. */
const ENGLISH: Record<string, string> = {
  亿元: 'CNY 100 m',
  万元: 'CNY 10 k',
  元: 'CNY',
  亿美元: 'USD 100 m',
  万美元: 'USD 10 k',
  千瓦时: 'kWh',
  亿千瓦时: '100 m kWh',
  万千瓦时: '10 k kWh',
  万平方米: '10 k m²',
  平方米: 'm²',
  万吨标准煤: '10 k tce',
  吨标准煤: 'tce',
  亩: 'mu',
  个: 'items',
  户: 'firms',
  家: 'firms',
  宗: 'plots',
  起: 'cases',
  人: 'people',
  万人: '10 k people',
  件: 'items',
  万标箱: '10 k TEU',
  标箱: 'TEU',
  '上年同期=100': 'prior year = 100',
  '上年同月=100': 'same month of prior year = 100',
  '%': '%',
  个百分点: 'pp',
};

/** Whether a difference of two figures in this unit is one in percentage points. */
export function isPercentUnit(unit: string): boolean {
  return /^[%％]$/.test(unit.trim());
}

/** The unit of a difference of two figures: percentage points where they are in %, else their own unit. */
export function gapUnitText(unit: string): Text {
  return isPercentUnit(unit) ? { zh: '个百分点', en: 'pp' } : unitText(unit);
}

/** The unit in both languages; an unknown unit is not translated. */
export function unitText(unit: string): Text {
  return { zh: unit, en: ENGLISH[unit] ?? unit };
}

const SCALES: Record<string, string> = { 万: 'ten thousand', 亿: 'hundred million' };
const CURRENCIES: Record<string, string> = { 元: 'CNY', 美元: 'USD' };

/**
 * A formatted level with its unit for an English sentence, with the same digits as the Chinese text.
 *
 * @example amountEn('60.00', '亿元') → `CNY 60.00 hundred million`; amountEn('199', '户') → `199 firms`
 */
export function amountEn(level: string, unit: string): string {
  const [, scale = '', thing = ''] = /^([万亿]?)(.*)$/.exec(unit) ?? [];
  const spoken = SCALES[scale];
  const currency = CURRENCIES[thing];
  if (currency) return [currency, level, spoken].filter(Boolean).join(' ');
  if (spoken && ENGLISH[thing]) return `${level} ${spoken} ${ENGLISH[thing]}`;
  return `${level} ${unitText(unit).en}`;
}

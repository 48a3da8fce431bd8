import type { Text } from './model.ts';

/** Units as files write them, with an English form short enough for a table header. */
export const UNITS_EN: Record<string, string> = {
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
  天: 'days',
  次: 'times',
  项: 'items',
  人次: 'visits',
  吨: 't',
  万吨: '10 k t',
  公里: 'km',
  公顷: 'ha',
  点: 'points',
  个点: 'points',
  '微克/立方米': 'µg/m³',
  '毫克/立方米': 'mg/m³',
  '吨标准煤/万元': 'tce per CNY 10 k',
};

/** Whether a difference of two figures in this unit is one in percentage points. */
export function isPercentUnit(unit: string): boolean {
  return /^[%％]$/.test(unit.trim());
}

/**
 * The unit of a difference of two figures: percentage points where they are in % or in an index of last year = 100 (its
 * distance from 100 is a growth), points of any other index, else their own unit.
 */
export function gapUnitText(unit: string): Text {
  if (isPercentUnit(unit) || /[上去]年.*[=＝]\s*100/.test(unit)) return { zh: '个百分点', en: 'pp' };
  if (/[=＝]\s*100|^[点]?$/.test(unit.trim())) return { zh: '个点', en: 'points' };
  return unitText(unit);
}

/** The unit in both languages; an unknown unit is not translated. */
export function unitText(unit: string): Text {
  return { zh: unit, en: UNITS_EN[unit] ?? unit };
}

import type { Text } from './model.ts';

/** Units as they stand in the files, with the English that a table's head can carry. */
const ENGLISH: Record<string, string> = {
  亿元: 'CNY 100 m',
  万元: 'CNY 10 k',
  元: 'CNY',
  亿美元: 'USD 100 m',
  万美元: 'USD 10 k',
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

/** The unit in both languages; one we do not know stays as the file has it. */
export function unitText(unit: string): Text {
  return { zh: unit, en: ENGLISH[unit] ?? unit };
}

import type { Texts } from './index.ts';

/** Headings of columns that many tables have. */
export const columnTexts = {
  number: { zh: '序号', en: 'No.' },
  indicator: { zh: '指标', en: 'Indicator' },
  entity: { zh: '主体', en: 'Entity' },
  unit: { zh: '单位', en: 'Unit' },
  bullet: { zh: '完成率与序时进度', en: 'Completion against pace' },
  completion: { zh: '完成率 %', en: 'Done %' },
  stock: { zh: '期末数', en: 'Level' },
  amount: { zh: '差额', en: 'Gap in amount' },
  ytd: { zh: '累计', en: 'To date' },
  target: { zh: '年度目标', en: 'Target' },
  growth: { zh: '同比 %', en: 'Growth %' },
  rank: { zh: '增速位次', en: 'Growth rank' },
  completionRank: { zh: '完成率位次', en: 'Completion rank' },
  need: { zh: '月均需', en: 'Monthly need' },
  light: { zh: '状态', en: 'Light' },
  month: { zh: '当月', en: 'Month' },
  monthGrowth: { zh: '当月同比 %', en: 'Month growth %' },
  gap: { zh: '序时差', en: 'Gap' },
  share: { zh: '占上级比重 %', en: 'Share of area above %' },
  leadDepartment: { zh: '牵头部门', en: 'Lead department' },
  period: { zh: '期别', en: 'Period' },
  file: { zh: '文件', en: 'File' },
  by: { zh: '经手', en: 'By' },
  at: { zh: '时间', en: 'When' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  /** What is written in the file. */
  written: { zh: '写的是', en: 'Stands there' },
  problem: { zh: '问题', en: 'Problem' },
} as const satisfies Texts;

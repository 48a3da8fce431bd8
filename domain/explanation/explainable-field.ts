import type { Text } from '../model.ts';

/** The fields of a row that have an explanation; the page opens it when their value is clicked. */
export const EXPLAINABLE_FIELDS = [
  'ytd',
  'month',
  'ytdLastYear',
  'yoyYtd',
  'yoyMonth',
  'target',
  'completion',
  'pace',
  'gap',
  'gapAmount',
  'remaining',
  'requiredMonthly',
  'requiredYoy',
  'projection',
  'share',
  'pull',
  'contribution',
  'light',
] as const;
export type ExplainableField = (typeof EXPLAINABLE_FIELDS)[number];
export const FIELD_NAMES: Record<ExplainableField, Text> = {
  ytd: { zh: '累计', en: 'Year to date' },
  month: { zh: '当月', en: 'Month' },
  ytdLastYear: { zh: '上年同期累计', en: 'Year to date last year' },
  yoyYtd: { zh: '累计同比', en: 'Growth year to date' },
  yoyMonth: { zh: '当月同比', en: 'Growth in the month' },
  target: { zh: '年度目标', en: 'Annual target' },
  completion: { zh: '完成率', en: 'Completion' },
  pace: { zh: '序时进度', en: 'Pace' },
  gap: { zh: '序时差', en: 'Gap to pace' },
  gapAmount: { zh: '序时差额', en: 'Gap in amount' },
  remaining: { zh: '剩余', en: 'Remaining' },
  requiredMonthly: { zh: '月均需完成', en: 'Needed each month' },
  requiredYoy: { zh: '后期需增长', en: 'Growth needed' },
  projection: { zh: '全年预计', en: 'Year-end estimate' },
  share: { zh: '比重', en: 'Share' },
  pull: { zh: '拉动', en: 'Pull' },
  contribution: { zh: '贡献率', en: 'Contribution' },
  light: { zh: '状态', en: 'Light' },
};

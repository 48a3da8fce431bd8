import type { Texts } from '../i18n/index.ts';

/** Texts of the matrix of indicators and parks. */
export const matrixTexts = {
  caption: { zh: '指标与园区矩阵', en: 'Indicators by park' },
  behindParks: { zh: '欠序时园区数', en: 'Behind' },
  behind: { zh: '欠{count}项', en: '{count} behind' },
  metric: { zh: '格内数字', en: 'Number in each cell' },
  gap: { zh: '序时差', en: 'Gap' },
  completion: { zh: '完成率', en: 'Completion' },
  growth: { zh: '同比', en: 'Growth' },
  worst: {
    zh: '欠序时最多的是{name}，{count}项。',
    en: ' {name} has most to catch up with, {count} indicators.',
  },
  worstTied: {
    zh: '欠序时最多的是{name}，各{count}项。',
    en: ' {name} have most to catch up with, {count} indicators each.',
  },
  andOthers: { zh: '{name}等{count}个园区', en: '{name} and others, {count} parks,' },
  everyPark: { zh: '各园区', en: 'all parks' },
} as const satisfies Texts;

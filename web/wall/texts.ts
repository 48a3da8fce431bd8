import type { Texts } from '../i18n/index.ts';

/** Texts of the large screen. */
export const wallTexts = {
  title: { zh: '{year}年{span}经济运行', en: 'Economic performance, {span}' },
  /** In the middle of a sentence, where no zone is known. */
  zone: { zh: '全区', en: 'the zone' },
  worst: { zh: '欠序时，缺口大的在前', en: 'Behind pace, the largest shortfall first' },
  worstOf: { zh: '欠序时{all}项中缺口最大的{count}项', en: 'The {count} largest of {all} shortfalls' },
  none: { zh: '没有欠序时的指标', en: 'Nothing is behind pace' },
  history: { zh: '近13个月', en: 'Last 13 months' },
  need: { zh: '今后月均需', en: 'Needed a month' },
  parks: { zh: '各园区', en: 'Parks' },
  tile: { zh: '{name}：{lights}', en: '{name}: {lights}' },
  count: { zh: '{light}{count}项', en: '{light} {count}' },
  back: { zh: '返回总览', en: 'Back to the overview' },
} as const satisfies Texts;

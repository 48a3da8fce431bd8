import type { Texts } from '../../i18n/index.ts';

/** Texts of the list of what is behind pace. */
export const shortfallTexts = {
  explained: {
    zh: '差额、后期每月需完成数和需增长率，点击数字看算法',
    en: 'Click a number to see how it was computed',
  },
  picture: { zh: '差距', en: 'Gap' },
  months: { zh: '剩余月数', en: 'Months left' },
  monthly: { zh: '月均需完成', en: 'Needed a month' },
  growth: { zh: '后期需增长', en: 'Growth needed' },
  noLead: { zh: '未指定牵头部门', en: 'No lead department' },
  group: {
    label: { zh: '分组', en: 'Group' },
    light: { zh: '按状态', en: 'By light' },
    entity: { zh: '按主体', en: 'By entity' },
    lead: { zh: '按部门', en: 'By department' },
  },
  small: { zh: '含目标为个位数的{count}项', en: '{count} against small targets' },
  count: { zh: '{count}项', en: '{count}' },
  showAll: { zh: '显示全部{count}项', en: 'Show all {count}' },
  none: { zh: '{span}没有欠序时的指标', en: '{span}: nothing is behind pace' },
} as const satisfies Texts;

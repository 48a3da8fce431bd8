import type { Texts } from '../../i18n/index.ts';

/** Texts of the progress tables and their legend. */
export const progressTexts = {
  done: {
    net: { zh: '净增', en: 'net' },
    netLong: {
      zh: '比上年末净增{done}，年度目标净增{whole}',
      en: '{done} more than last December, of {whole} to gain',
    },
    netFewer: { zh: '净减', en: 'net' },
    netFewerLong: {
      zh: '比上年末净减{done}，年度目标净减{whole}',
      en: '{done} fewer than last December, of {whole} to lose',
    },
  },
  need: {
    whole: { zh: '还差', en: 'in all' },
    net: { zh: '还需净增', en: 'net' },
    growth: { zh: '同比', en: 'growth' },
  },
  person: {
    leader: { zh: '分管领导', en: 'Leader' },
    contact: { zh: '责任人', en: 'Contact' },
    phone: { zh: '电话', en: 'Phone' },
    ofPark: { zh: '{park}责任人', en: 'Contact at {park}' },
    noLead: { zh: '未指定牵头部门', en: 'no lead department' },
    unknown: { zh: '未登记责任人', en: 'nobody is named' },
  },
  mark: {
    computed: { zh: '算', en: 'c' },
    computedLong: {
      zh: '按上年同期数计算，其余为公布增速',
      en: 'growth computed from last year’s figure; all others are as published',
    },
    adjusted: { zh: '调', en: 'r' },
    adjustedLong: { zh: '基数已调整，采用公布增速', en: 'base restated, published growth used' },
  },
  rank: {
    up: { zh: '较上期前移{places}位', en: 'up {places} since the previous period' },
    down: { zh: '较上期后移{places}位', en: 'down {places} since the previous period' },
  },
  axis: {
    pace: { zh: '序时 {pace}', en: 'Pace {pace}' },
  },
  group: {
    behind: { zh: '欠序时，缺口占全区目标比重大的在前', en: 'Behind pace, what the zone lacks most first' },
    small: {
      zh: '目标为个位数、不按缺口排序的欠序时指标',
      en: 'Behind small targets, which are not weighed',
    },
    year: { zh: '{year}年', en: '{year}' },
    earlier: { zh: '上年数据', en: 'Last year’s figures' },
    earlierRemark: {
      zh: '{span}，本年数据尚未公布，不计入以上各数',
      en: '{span}; nothing of this year is published yet, so they are not counted above',
    },
  },
  arrange: {
    label: { zh: '排列', en: 'Arrange' },
    worst: { zh: '落后在前', en: 'Worst first' },
    category: { zh: '按类别', en: 'By category' },
  },
  view: {
    label: { zh: '显示方式', en: 'View' },
    picture: { zh: '图', en: 'Picture' },
    table: { zh: '表', en: 'Table' },
  },
  key: {
    bar: { zh: '完成年度目标的百分比', en: 'completion of the annual target' },
    tick: { zh: '序时进度', en: 'pace: the plan by month, else m/12' },
    gap: { zh: '与序时的差距', en: 'gap to pace' },
    lastYear: { zh: '上年同期', en: 'same period last year' },
    level: {
      zh: '比率、指数：细柱为实际，竖线为目标',
      en: 'rate or index: thin bar is actual, tick is target',
    },
    growth: { zh: '增速：点为实际，竖线为目标', en: 'growth target: dot is actual, tick is target' },
    missing: { zh: '未报', en: 'not reported' },
  },
} as const satisfies Texts;

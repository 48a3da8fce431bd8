import type { Texts } from '../../i18n/index.ts';

/** Texts of the progress tables and their legend. */
export const progressTexts = {
  row: {
    points: { zh: '百分点', en: 'pp' },
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
    behind: { zh: '欠序时，差距大的在前', en: 'Behind pace, widest gap first' },
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
    growth: { zh: '增速：点为实际，竖线为目标', en: 'growth target: dot is actual, tick is target' },
    missing: { zh: '未报', en: 'not reported' },
  },
} as const satisfies Texts;

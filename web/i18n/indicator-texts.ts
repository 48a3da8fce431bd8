import type { Texts } from './index.ts';

/** The values of an indicator’s fields, for people. */
export const indicatorFieldTexts = {
  name: {
    definition: { zh: '含义', en: 'Definition' },
    kind: { zh: '性质', en: 'Kind' },
    direction: { zh: '方向', en: 'Direction' },
    frequency: { zh: '频率', en: 'Frequency' },
  },
  kind: {
    flow: { zh: '流量，逐月累加', en: 'flow, adds up over the months' },
    count: { zh: '数量，逐月累加', en: 'count, adds up over the months' },
    stock: { zh: '存量，期末数，不累加', en: 'stock at the end of the period, never added' },
    rate: { zh: '比率，不累加', en: 'rate, never added' },
    index: { zh: '指数', en: 'index' },
    growth: { zh: '只公布增速', en: 'only growth is published' },
  },
  direction: {
    higher: { zh: '越高越好', en: 'higher is better' },
    lower: { zh: '越低越好', en: 'lower is better' },
    neutral: { zh: '仅监测，不评判', en: 'monitored, not judged' },
  },
  frequency: {
    monthly: { zh: '每月', en: 'monthly' },
    quarterly: { zh: '每季度', en: 'quarterly' },
    joint: { zh: '1—2月合并发布', en: 'January and February together' },
    prompt: { zh: '当月可得', en: 'available for the month itself' },
    lag: { zh: '滞后{months}个月', en: '{months} month(s) late' },
    and: { zh: '，', en: ', ' },
  },
} as const satisfies Texts;

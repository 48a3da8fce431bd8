import type { Texts } from '../i18n/index.ts';

/** Texts of an indicator’s page. */
export const indicatorTexts = {
  unknown: { zh: '没有这个指标', en: 'There is no such indicator' },
  noFigures: { zh: '{name}还没有数据', en: 'No figures of {name} yet' },
  noPictures: {
    zh: '{entity}的{name}在本年和上年都没有可画的数据。',
    en: '{entity} has no figures of {name} to draw, neither this year nor last.',
  },
  numbers: { zh: '主要数字', en: 'Main numbers' },
  entity: {
    zone: { zh: '全区', en: 'Zone' },
    parks: { zh: '园区', en: 'Parks' },
    peers: { zh: '对标地区', en: 'To compare with' },
    choose: { zh: '选择主体', en: 'Choose an entity' },
    openPark: { zh: '园区全部指标', en: 'All of the park’s indicators' },
  },
  fact: {
    title: { zh: '指标说明', en: 'About this indicator' },
    source: { zh: '来源', en: 'Source' },
    unit: { zh: '计量单位', en: 'Unit' },
    lights: { zh: '亮灯', en: 'Lights' },
    tolerance: {
      zh: '达序时为绿，差距在 {points} 个百分点以内为黄，超过为红',
      en: 'green on pace, yellow up to {points} points behind, red beyond',
    },
    levelTolerance: {
      zh: '达到目标为绿，差距在 {size} 以内为黄，超过为红',
      en: 'green at the target, yellow up to {size} away, red beyond',
    },
    shareOfTarget: { zh: '目标值的 5%', en: '5 % of the target' },
    unknown: { zh: '未注明', en: 'not stated' },
  },
  tile: {
    published: { zh: '公布数', en: 'as published' },
    computed: { zh: '按数量计算', en: 'computed from levels' },
    adjusted: { zh: '公布数，基数已调整', en: 'as published, base restated' },
    version: { zh: '第{version}次下达', en: 'version {version}' },
    cap: { zh: '不超过', en: 'not above' },
    rank: { zh: '列第{position}位（共{of}家）', en: 'rank {position} of {of}' },
    gapToGrowth: { zh: '与目标增速之差', en: 'Gap to target growth' },
    gapToTarget: { zh: '与目标之差', en: 'Gap to target' },
    left: { zh: '还剩{months}个月', en: '{months} month(s) left' },
    growthNeeded: { zh: '，同比需{growth}', en: ', at {growth} on last year' },
    ofTarget: { zh: '目标的{share}，', en: '{share} of target, ' },
    points: { zh: '个百分点', en: 'pp' },
  },
  pace: {
    plan: { zh: '按分月计划', en: 'by monthly plan' },
    linear: { zh: '按月均分', en: 'in equal months' },
    increment: { zh: '按净增量均分', en: 'in equal increments' },
    level: { zh: '按目标值', en: 'against the target' },
  },
  estimate: {
    seasonal: { zh: '按去年节奏', en: 'at last year’s rhythm' },
    linear: { zh: '按月均推算', en: 'at the monthly average' },
  },
  ownPeriod: { zh: '数据期 {period}', en: 'figures of {period}' },
  notTheirs: { zh: '{entity}没有{name}这项指标。', en: '{entity} does not have the indicator {name}.' },
} as const satisfies Texts;

import type { Texts } from '../i18n/index.ts';

/** Texts of the components that are on many pages. */
export const componentTexts = {
  month: {
    label: { zh: '选择月份', en: 'Choose a month' },
    previous: { zh: '上个月（←）', en: 'Previous month (←)' },
    next: { zh: '下个月（→）', en: 'Next month (→)' },
    year: { zh: '年', en: 'Year' },
    month: { zh: '月', en: 'Month' },
    yearName: { zh: '{year}年', en: '{year}' },
    monthName: { zh: '{month}月', en: 'Month {month}' },
    empty: { zh: '○', en: '○' },
    closed: { zh: '已关账', en: 'closed' },
  },
  empty: {
    noneAtAll: { zh: '还没有任何数据', en: 'There are no figures yet' },
    load: {
      zh: '请管理员用 npm run load -- 文件夹 导入数据，或由统计员上传本月报表。',
      en: 'An administrator can run npm run load -- FOLDER, or a statistician can upload this month’s file.',
    },
    month: { zh: '{period}还没有数据', en: 'No figures for {period} yet' },
    latest: { zh: '最新数据为{period}。', en: 'The latest figures are of {period}.' },
    goTo: { zh: '查看{period}', en: 'Go to {period}' },
  },
  history: {
    label: { zh: '{name}近{count}个月：{lights}', en: '{name}, the last {count} months: {lights}' },
    span: { zh: '{from}至{to}', en: '{from} to {to}' },
    and: { zh: '，', en: ', ' },
    none: { zh: '本月不发布', en: 'not published in this month' },
  },
  byPark: { zh: '分园区', en: 'By park' },
  more: {
    show: { zh: '再显示一些', en: 'Show more' },
    shown: { zh: '已显示 {shown} / {all}', en: '{shown} of {all} shown' },
  },
} as const satisfies Texts;

/** The lights in words. */
export const lightTexts = {
  behind: { zh: '欠{size}{unit}', en: '{size} {unit} behind' },
  over: { zh: '超控制进度{size}{unit}', en: '{size} {unit} over limit' },
  overCap: { zh: '超控制目标{size}{unit}', en: '{size} {unit} over limit' },
  belowTarget: { zh: '低于目标{size}{unit}', en: '{size} {unit} below target' },
  aboveTarget: { zh: '高于目标{size}{unit}', en: '{size} {unit} above target' },
  belowPlan: { zh: '低于计划{size}{unit}', en: '{size} {unit} below plan' },
  abovePlan: { zh: '高于计划{size}{unit}', en: '{size} {unit} above plan' },
  onPace: { zh: '达序时', en: 'On pace' },
  within: { zh: '控制内', en: 'Within limit' },
  kept: { zh: '控制目标内', en: 'Limit kept' },
  reached: { zh: '达目标', en: 'Target reached' },
  planReached: { zh: '达计划', en: 'On plan' },
  noCumulative: { zh: '未报累计', en: 'No year to date' },
  notJudged: { zh: '不评判', en: 'Not judged' },
  green: { zh: '达序时', en: 'On pace' },
  yellow: { zh: '略欠', en: 'Slightly behind' },
  red: { zh: '明显滞后', en: 'Far behind' },
  grey: { zh: '未报或不评判', en: 'Missing or not judged' },
} as const satisfies Texts;

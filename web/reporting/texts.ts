import type { Texts } from '../i18n/index.ts';

/** Texts of the reporting page: what is due, and closing a month. */
export const reportingTexts = {
  title: { zh: '应报数据', en: 'Figures due' },
  lead: {
    zh: '{period}已报 {reported} 项，还有 {missing} 项没报，涉及 {entities} 个主体。',
    en: '{period}: {reported} reported, {missing} still missing; entities concerned: {entities}.',
  },
  leadNotDue: {
    zh: '{period}到期的都已报齐，共 {reported} 项；另有 {notDue} 项未到期。',
    en: '{period}: all {reported} that are due have come; {notDue} are not due yet.',
  },
  leadAll: {
    zh: '{period}应报的 {reported} 项已全部报齐。',
    en: '{period}: all {reported} figures have come.',
  },
  nothing: { zh: '{period}没有应报的数据。', en: '{period}: nothing is due.' },
  whose: { zh: '谁的', en: 'Whose' },
  mine: { zh: '只看我的', en: 'Mine only' },
  everybody: { zh: '全部', en: 'Everybody’s' },
  byEntityView: { zh: '按主体', en: 'By entity' },
  list: { zh: '未报清单', en: 'Missing' },
  matrix: { zh: '矩阵', en: 'Matrix' },
  byEntity: { zh: '各主体报送情况', en: 'Reports by entity' },
  share: { zh: '报送进度', en: 'Progress' },
  reported: { zh: '已报', en: 'Reported' },
  missing: { zh: '未报', en: 'Missing' },
  since: { zh: '何时起应报', en: 'Due since' },
  accounts: { zh: '由谁报', en: 'Responsible' },
  nobody: { zh: '没有指定统计员', en: 'no statistician named' },
  template: { zh: '上报模板', en: 'Template' },
  templateOf: { zh: '下载{name}的 {format} 模板', en: 'Download the {format} template of {name}' },
  missingList: { zh: '未报清单', en: 'Missing' },
  noneMissing: { zh: '没有未报的数据。', en: 'Nothing is missing.' },
  count: { zh: '共 {count} 项', en: '{count} in all' },
  reportedBy: { zh: '{by} {at}', en: '{by} {at}' },
  dueSince: { zh: '{due} 起应报，{who}', en: 'due since {due}, {who}' },
  state: {
    'not-due': { zh: '未到期', en: 'Not due yet' },
  },
  closed: {
    title: { zh: '{period}已关账。', en: '{period} is closed.' },
    open: { zh: '重新打开', en: 'Open again' },
    close: { zh: '{period}关账', en: 'Close {period}' },
    closeTitle: { zh: '把{period}关账', en: 'Close {period}' },
    closeText: {
      zh: '关账以后，统计员不能再改这个月的数据；编辑可以改，但要说明原因。关账可以撤回。',
      en: 'Once closed, statisticians cannot change this month; an editor can, with a reason. It can be opened again.',
    },
    missing: { zh: '还有 {count} 项没报。', en: 'Still missing: {count}.' },
    closeGo: { zh: '关账', en: 'Close' },
    openTitle: { zh: '重新打开{period}', en: 'Open {period} again' },
    openText: {
      zh: '打开以后，统计员又可以改这个月的数据。',
      en: 'Statisticians can change this month’s figures again.',
    },
  },
} as const satisfies Texts;

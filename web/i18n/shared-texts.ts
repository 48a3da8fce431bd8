import type { Texts } from './index.ts';

/** Texts that many pages use. */
export const sharedTexts = {
  demonstration: { zh: '示例数据，虚构', en: 'Demonstration data, fictional' },
  asOf: { zh: '数据截至{period}', en: 'Data as of {period}' },
  revision: { zh: '第{revision}版', en: 'revision {revision}' },
  search: { zh: '查找', en: 'Search' },
  loading: { zh: '正在读取数据', en: 'Loading figures' },
  error: {
    title: { zh: '没能读到数据', en: 'The figures could not be read' },
    network: {
      zh: '与服务器的连接中断，请检查网络后重试。',
      en: 'The connection to the server was lost. Check the network and try again.',
    },
    retry: { zh: '重试', en: 'Try again' },
    home: { zh: '回到总览', en: 'Back to the overview' },
    noPage: { zh: '没有这个页面', en: 'There is no such page' },
  },
  takePage: { zh: '导出本页', en: 'Export this page' },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  reason: {
    label: { zh: '原因', en: 'Reason' },
    optional: { zh: '说明（可不填）', en: 'Remark (optional)' },
    missing: { zh: '请写明原因。', en: 'Say why.' },
  },
  and: { zh: '、', en: ', ' },
  colon: { zh: '：', en: ': ' },
  nature: {
    revision: { zh: '修订', en: 'revision' },
    correction: { zh: '更正', en: 'correction' },
  },
  created: { zh: '建立时间', en: 'Created' },
  filter: {
    light: { zh: '按状态筛选', en: 'Filter by light' },
    category: { zh: '类别', en: 'Category' },
    all: { zh: '全部', en: 'All' },
    clear: { zh: '清除筛选', en: 'Clear filters' },
  },
} as const satisfies Texts;

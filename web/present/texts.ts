import type { Texts } from '../i18n/index.ts';

/** Texts of the presentation, the notes window and the print view. */
export const presentTexts = {
  grid: { zh: '全部页面（O）', en: 'All pages (O)' },
  find: { zh: '查找指标（/）', en: 'Find an indicator (/)' },
  notes: { zh: '备注窗口（N）', en: 'Notes window (N)' },
  blank: { zh: '黑屏（B）', en: 'Blank screen (B)' },
  full: { zh: '全屏（F）', en: 'Full screen (F)' },
  theme: { zh: '深浅（D）', en: 'Dark or light (D)' },
  close: { zh: '结束放映', en: 'End the presentation' },
  back: { zh: '回到第{page}页（Esc）', en: 'Back to page {page} (Esc)' },
  page: { zh: '第{page}页', en: 'Page {page}' },
  pageOf: { zh: '第{page}页，共{count}页', en: 'Page {page} of {count}' },
  notThere: {
    zh: '这个指标的图还没有取到，服务器暂时连不上。',
    en: 'The charts of this indicator are not here yet, and the server cannot be reached.',
  },
  findLabel: { zh: '指标名称、页面标题或页码', en: 'Indicator, title of a page, or its number' },
  findNone: { zh: '没有找到。', en: 'Nothing found.' },
  inDeck: { zh: '文稿中的页', en: 'page of this deck' },
  indicator: { zh: '指标', en: 'indicator' },
  blankSign: { zh: '黑屏，按任意键返回', en: 'Blank screen; any key returns' },
  noFigures: { zh: '没有可以展示的数据。', en: 'There are no figures to show.' },
  notesWindow: {
    next: { zh: '下一页', en: 'Next' },
    last: { zh: '最后一页', en: 'Last page' },
    elapsed: { zh: '已用时', en: 'Elapsed' },
    clock: { zh: '时间', en: 'Time' },
    restart: { zh: '重新计时', en: 'Restart the clock' },
    larger: { zh: '字大些', en: 'Larger' },
    smaller: { zh: '字小些', en: 'Smaller' },
    waiting: { zh: '等待放映窗口……', en: 'Waiting for the presentation …' },
    remark: { zh: '页面备注', en: 'Remark on the page' },
  },
  print: {
    paper: { zh: '纸张', en: 'Paper' },
    button: { zh: '打印', en: 'Print' },
    back: { zh: '返回', en: 'Back' },
    hint: {
      zh: '打印时请选横向、无页边距；每页一张。',
      en: 'Print in landscape without margins; one page a sheet.',
    },
  },
} as const satisfies Texts;

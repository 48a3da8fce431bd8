import type { Texts } from '../../i18n/index.ts';

/** Texts of refilling an edited deck with another month’s numbers. */
export const refillTexts = {
  title: {
    zh: '把上月改过的文稿换成新一期的数',
    en: "Fill last month's edited deck with another month's figures",
  },
  lead: {
    zh: '从这里导出、此后在 PowerPoint 或 WPS 里改过的 PPTX，拖进来就换成所选期间的数：图表连同内嵌的数据、表格、重点数字和没有改过的文字随之更新；手工改过的文字、颜色、版式、加的页和图片保持原样。',
    en: 'A PPTX that was exported from here and edited since in PowerPoint or WPS takes the figures of the chosen month: charts with the data inside them, tables, headline numbers, and texts that nobody has changed. Texts changed by hand, colours, layout, added slides and pictures stay as they are.',
  },
  drop: { zh: '把上月的文稿拖到这里', en: "Drop last month's deck here" },
  release: { zh: '松开即可', en: 'Let go' },
  choose: { zh: '选择文件', en: 'Choose a file' },
  period: { zh: '换成', en: 'Figures of' },
  start: { zh: '开始更新', en: 'Refill' },
  another: { zh: '换一个文件，拖到这里', en: 'Drop another file here' },
  sending: { zh: '正在发送文件', en: 'Sending the file' },
  running: { zh: '正在更新，{done} / {total} 步', en: 'Refilling, step {done} of {total}' },
  done: { zh: '{name} 已更新（{size}）', en: '{name} is refilled ({size})' },
  failed: { zh: '更新没有成功，请重试。', en: 'Refilling did not succeed; try again.' },
  download: { zh: '下载更新后的文稿', en: 'Download the refilled deck' },
  missed: { zh: '没有更新的，请核对（{count}）', en: 'Not refilled, to be checked ({count})' },
  nothingMissed: {
    zh: '该更新的都已更新，没有遗漏。',
    en: 'Everything that could be refilled was; nothing is left.',
  },
  filled: { zh: '已更新的（{count}）', en: 'Refilled ({count})' },
  slide: { zh: '页', en: 'Slide' },
  slideNumber: { zh: '第{slide}页', en: 'Slide {slide}' },
  what: { zh: '内容', en: 'What' },
  message: { zh: '说明', en: 'What became of it' },
  and: { zh: '；', en: '; ' },
  role: {
    title: { zh: '标题', en: 'Title' },
    sentence: { zh: '一句话', en: 'Sentence' },
    table: { zh: '表', en: 'Table' },
    chart: { zh: '图', en: 'Chart' },
    tiles: { zh: '重点数字', en: 'Headline numbers' },
    notes: { zh: '备注', en: 'Notes' },
  },
} as const satisfies Texts;

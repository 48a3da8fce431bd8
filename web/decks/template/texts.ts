import type { Texts } from '../../i18n/index.ts';

/** Texts of the organisation’s own PPTX template. */
export const templateTexts = {
  ratios: {
    other: { zh: '{width} × {height} 厘米', en: '{width} × {height} cm' },
  },
  title: { zh: '单位自己的幻灯片模板', en: "The unit's own template for slides" },
  lead: {
    zh: '上传单位的 PPTX 或 POTX，导出的幻灯片就用它的母版、主题色、字体和封面；图表和数字不变，图表仍可编辑。导出时也可以改选本系统样式。',
    en: "Upload the unit's PPTX or POTX, and exported slides use its master, theme colours, fonts and cover; figures and charts stay the same, and charts can still be edited. The house style can be chosen at every export.",
  },
  none: {
    zh: '还没有上传模板，导出用本系统样式。',
    en: 'No template has been uploaded; exports use the house style.',
  },
  notYours: { zh: '模板由编辑或管理员上传。', en: 'Templates are uploaded by editors and administrators.' },
  drop: { zh: '把模板拖到这里', en: 'Drop the template here' },
  replace: { zh: '换一个模板，拖到这里', en: 'Drop another template here' },
  reading: { zh: '正在读取模板', en: 'Reading the template' },
  failed: { zh: '模板没有上传成功，请重试。', en: 'The template could not be uploaded; try again.' },
  download: { zh: '下载', en: 'Download' },
  remove: { zh: '移除', en: 'Remove' },
  removeSure: {
    zh: '移除模板“{name}”？此后导出用本系统样式。',
    en: 'Remove the template “{name}”? Exports will use the house style.',
  },
  removed: { zh: '已移除', en: 'Removed' },
  taken: { zh: '已换用新模板', en: 'The new template is in use' },
  by: { zh: '{by}，{at} 上传，{size}', en: 'Uploaded by {by}, {at}, {size}' },
  found: { zh: '从中读懂了什么', en: 'What was understood of it' },
  ratio: { zh: '画幅', en: 'Proportions' },
  cover: { zh: '封面', en: 'Cover' },
  coverTaken: {
    zh: '用模板的第一页，换上文稿的标题',
    en: "The template's first slide, with the deck's title",
  },
  coverLeft: {
    zh: '第一页不能照用（引用了文件以外的内容、含有图表，或没有标题占位符），改用版式“{layout}”',
    en: 'The first slide cannot be used (it refers to something outside the file, holds a chart, or has no title placeholder); the layout “{layout}” instead',
  },
  coverNone: {
    zh: '模板没有幻灯片，用版式“{layout}”',
    en: 'The template has no slides; the layout “{layout}”',
  },
  pages: { zh: '内容页', en: 'Pages' },
  pagesOn: { zh: '版式“{layout}”，标题 {size} 磅', en: 'Layout “{layout}”, title of {size} points' },
  pagesUntitled: {
    zh: '版式“{layout}”没有标题占位符，标题放在页面上沿',
    en: 'The layout “{layout}” has no place for a title; it stands at the upper edge',
  },
  texts: { zh: '文字页', en: 'Pages of text' },
  textsOn: { zh: '版式“{layout}”', en: 'Layout “{layout}”' },
  foot: { zh: '页脚', en: 'Foot' },
  footOwn: { zh: '用版式上的位置', en: 'Where the layout has it' },
  footMissing: {
    zh: '版式上没有齐全，缺的放在页面下沿',
    en: 'Not all of it is in the layout; the rest stands at the lower edge',
  },
  fonts: { zh: '字体', en: 'Fonts' },
  fontsText: { zh: '标题 {heading}；正文 {text}', en: 'headings {heading}; text {text}' },
  noFont: { zh: '未指定', en: 'none named' },
  theme: { zh: '主题', en: 'Theme' },
  themeText: { zh: '{name}，{layouts} 个版式', en: '{name}, {layouts} layouts' },
  themeTextDark: {
    zh: '{name}，深色底，{layouts} 个版式',
    en: '{name}, on a dark ground, {layouts} layouts',
  },
  unnamed: { zh: '未命名', en: 'unnamed' },
  sketchTitle: { zh: '标题', en: 'Title' },
  sketchBody: { zh: '内容', en: 'Content' },
  sketch: { zh: '{name}：标题、内容和页脚所在的位置', en: '{name}: where title, content and foot stand' },
} as const satisfies Texts;

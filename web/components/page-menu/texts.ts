import type { Texts } from '../../i18n/index.ts';

/** Texts of the menu of what can be taken from a page. */
export const pageMenuTexts = {
  xlsx: { zh: '表格 XLSX', en: 'Table as XLSX' },
  csv: { zh: '表格 CSV', en: 'Table as CSV' },
  present: { zh: '放映本页', en: 'Present this page' },
  add: { zh: '加入文稿', en: 'Add to a deck' },
  added: { zh: '已加入文稿，共{count}页。', en: 'Added; pages in the deck: {count}.' },
  full: { zh: '文稿已满，没有加入。', en: 'The deck is full; nothing was added.' },
  openDeck: { zh: '打开文稿', en: 'Open the deck' },
  deckTitle: { zh: '新文稿', en: 'New deck' },
  bulletin: { zh: '通报稿', en: 'Bulletin' },
  bulletinOpen: { zh: '复制为通报稿', en: 'Copy as a bulletin' },
  bulletinNote: {
    zh: '本页各行一行一句，落后的在前；与页面、文稿同一说法。',
    en: 'A sentence for each row of this page, the worst first; the same words as on page and slide.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制。', en: 'Copied.' },
  nothing: { zh: '本页没有可写的行。', en: 'There are no rows on this page.' },
} as const satisfies Texts;

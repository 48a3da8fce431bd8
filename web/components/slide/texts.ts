import type { Texts } from '../../i18n/index.ts';

/** Texts of a drawn slide, shared by the composer’s preview and the presentation. */
export const slideTexts = {
  loading: { zh: '正在准备文稿', en: 'Preparing the deck' },
  next: { zh: '下一页（→ 空格 PageDown）', en: 'Next page (→ Space PageDown)' },
  previous: { zh: '上一页（← PageUp）', en: 'Previous page (← PageUp)' },
  drill: { zh: '查看{name}', en: 'Look into {name}' },
} as const satisfies Texts;

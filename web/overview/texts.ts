import type { Texts } from '../i18n/index.ts';

/** Texts of the overview. */
export const overviewTexts = {
  title: { zh: '{year}年{span}经济运行总览', en: 'Overview, {span}' },
  /** In the middle of a sentence, where no zone is known. */
  zone: { zh: '全区', en: 'the zone' },
} as const satisfies Texts;

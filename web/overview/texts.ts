import type { Texts } from '../i18n/index.ts';

/** Texts of the overview. */
export const overviewTexts = {
  title: { zh: '{year}年{span}经济运行总览', en: 'Overview, {span}' },
} as const satisfies Texts;

import type { Texts } from '../i18n/index.ts';

/** Texts of the pages of a park and a department. */
export const placeTexts = {
  park: {
    unknown: { zh: '没有这个园区或地区', en: 'There is no such park or place' },
  },
  department: {
    unknown: { zh: '没有这个部门', en: 'There is no such department' },
    leadsNothing: { zh: '{department}没有牵头的指标', en: '{department} leads no indicator' },
  },
} as const satisfies Texts;

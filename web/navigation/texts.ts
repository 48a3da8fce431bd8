import type { Texts } from '../i18n/index.ts';

/** The names of the pages. */
export const pageTexts = {
  overview: { zh: '总览', en: 'Overview' },
  matrix: { zh: '矩阵', en: 'Matrix' },
  shortfalls: { zh: '欠序时清单', en: 'Behind pace' },
  wall: { zh: '大屏', en: 'Large screen' },
  parks: { zh: '园区', en: 'Parks' },
  departments: { zh: '部门', en: 'Departments' },
  uploads: { zh: '上传', en: 'Upload' },
  due: { zh: '应报', en: 'Due' },
  decks: { zh: '文稿', en: 'Decks' },
  present: { zh: '放映', en: 'Presentation' },
  administration: { zh: '管理', en: 'Administration' },
  account: { zh: '我的账号', en: 'My account' },
} as const satisfies Texts;

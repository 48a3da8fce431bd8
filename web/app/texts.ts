import type { Texts } from '../i18n/index.ts';

/** Texts of the header and the frame around every page. */
export const appTexts = {
  skip: { zh: '跳到正文', en: 'Skip to content' },
  navigation: { zh: '主导航', en: 'Main navigation' },
  otherLanguage: { zh: 'English', en: '中文' },
  dark: { zh: '深色', en: 'Dark theme' },
  light: { zh: '浅色', en: 'Light theme' },
  print: { zh: '打印', en: 'Print' },
  asOfRevision: { zh: '按{revision}的数据查看', en: 'As of {revision}' },
  asOfMoment: { zh: '按{moment}时点查看（{revision}）', en: 'As of {moment} ({revision})' },
  notNow: {
    zh: '此后的更新未计入，现为{revision}。',
    en: 'Later changes are left out; now it is {revision}.',
  },
  toNow: { zh: '回到现在', en: 'Back to now' },
  signOut: { zh: '退出', en: 'Sign out' },
} as const satisfies Texts;

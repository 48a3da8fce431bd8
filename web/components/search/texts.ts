import type { Texts } from '../../i18n/index.ts';

/** Texts of the search dialog; its code and texts load when it is opened. */
export const searchTexts = {
  label: { zh: '指标、园区、部门的名称', en: 'Name of an indicator, park or department' },
  none: { zh: '没有找到，换个词试试。', en: 'Nothing found; try another word.' },
  keys: { zh: '↑ ↓ 选择　Enter 打开　Esc 关闭', en: '↑ ↓ choose · Enter opens · Esc closes' },
  page: { zh: '页面', en: 'Page' },
  zone: { zh: '全区', en: 'Zone' },
  park: { zh: '园区', en: 'Park' },
  department: { zh: '部门', en: 'Department' },
  indicator: { zh: '指标', en: 'Indicator' },
  peer: { zh: '对标地区', en: 'Peer' },
} as const satisfies Texts;

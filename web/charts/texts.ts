import type { Texts } from '../i18n/index.ts';

/** Texts around a chart: its table, its source and saving it as a file. */
export const chartTexts = {
  failed: {
    zh: '图表没能加载，数字见下表。',
    en: 'The chart could not be loaded; its numbers are in the table below.',
  },
  figure: {
    unit: { zh: '单位：{unit}', en: 'Unit: {unit}' },
    table: { zh: '数据表', en: 'Table' },
    source: {
      zh: '来源：{source} · {year}年{period} · 第{revision}版',
      en: 'Source: {source} · {period} · revision {revision}',
    },
    derived: { zh: '推算', en: 'derived' },
    noSource: { zh: '未注明', en: 'not stated' },
    month: { zh: '月份', en: 'Month' },
  },
  picture: {
    save: { zh: '存图', en: 'Save' },
    png: { zh: 'PNG 图片', en: 'PNG picture' },
    svg: { zh: 'SVG 矢量图', en: 'SVG drawing' },
    xlsx: { zh: '数据 XLSX', en: 'Numbers as XLSX' },
    csv: { zh: '数据 CSV', en: 'Numbers as CSV' },
    failed: { zh: '没能存下图片。', en: 'The picture could not be saved.' },
  },
} as const satisfies Texts;

import { type Finding, quoted, toFinding } from '../finding.ts';

export interface Where {
  sheet: string | null;
  row: number;
  column: string;
  value: string;
}

export const badPeriod = (at: Where): Finding =>
  toFinding(
    'refuse',
    'not-a-period',
    at,
    { zh: `“${quoted(at.value)}”不是能识别的期间。`, en: `“${quoted(at.value)}” is not a period.` },
    { zh: '如 2025-08、2025年8月、1-8月', en: 'for example 2025-08' },
  );

export const badUnit = (at: Where): Finding =>
  toFinding(
    'refuse',
    'unknown-unit',
    at,
    { zh: `不认识计量单位“${quoted(at.value)}”。`, en: `The unit “${quoted(at.value)}” is not known.` },
    { zh: '如 亿元、万元、万美元、%', en: 'for example 亿元, 万元, 万美元, %' },
  );

export const badStatus = (at: Where): Finding =>
  toFinding(
    'refuse',
    'unknown-status',
    at,
    { zh: `不认识数据状态“${quoted(at.value)}”。`, en: `The status “${quoted(at.value)}” is not known.` },
    { zh: '预计、快报、初步、正式或修订', en: 'estimate, flash, preliminary, official or revised' },
  );

export const notANumber = (at: Where): Finding =>
  toFinding(
    'refuse',
    'not-a-number',
    at,
    { zh: `“${quoted(at.value)}”不是数字。`, en: `“${quoted(at.value)}” is not a number.` },
    { zh: '数字；没有数据请留空', en: 'a number; leave the cell empty where there is none' },
  );

export const badFormula = (error: boolean, at: Where): Finding =>
  error
    ? toFinding(
        'confirm',
        'formula-error',
        at,
        {
          zh: `单元格是公式错误“${quoted(at.value)}”，按未报处理。`,
          en: `The cell holds the formula error “${quoted(at.value)}” and is taken as not reported.`,
        },
        { zh: '数字', en: 'a number' },
      )
    : toFinding(
        'refuse',
        'not-a-number',
        at,
        {
          zh: `“${quoted(at.value)}”不是数字（日期，或没有计算结果的公式）。请在 Excel 里打开、保存后再上传。`,
          en: 'This is not a number (a date, or a formula without a result). Open the file in Excel, save it and upload it again.',
        },
        { zh: '数字', en: 'a number' },
      );

export const MISSING_KEY = {
  period: 'missing-period',
  indicator: 'missing-indicator',
  entity: 'missing-entity',
} as const;

/** A row without a name or month where its column has one: a merged cell saved as text leaves such blanks. */
export function missingKey(kind: 'period' | 'indicator' | 'entity', at: Omit<Where, 'value'>): Finding {
  const name = KEY_NAME[kind];
  return toFinding(
    'refuse',
    MISSING_KEY[kind],
    at,
    {
      zh: `这一行有数值，却没有写${name.zh}（合并的单元格另存为文本后会留下空白）。`,
      en: `The row has figures but no ${name.en} (merged cells leave blanks when saved as text).`,
    },
    { zh: `每一行都写明${name.zh}`, en: `the ${name.en} in every row` },
  );
}

/** Code and name, or two months, of one row that say different things. */
export const keyConflict = (kind: 'period' | 'indicator' | 'entity', other: string, at: Where): Finding =>
  toFinding(
    'refuse',
    `${kind}-conflict`,
    at,
    {
      zh: `同一行写了两个${KEY_NAME[kind].zh}：“${quoted(at.value)}”和“${quoted(other)}”。`,
      en: `The row names more than one ${KEY_NAME[kind].en}: “${quoted(at.value)}” and “${quoted(other)}”.`,
    },
    { zh: '一致', en: 'the same' },
  );

const KEY_NAME = {
  period: { zh: '期间', en: 'period' },
  indicator: { zh: '指标', en: 'indicator' },
  entity: { zh: '园区、部门或地区', en: 'entity' },
} as const;

export const labelUnitConflict = (units: readonly string[], at: Where): Finding =>
  toFinding('refuse', 'unit-conflict', at, {
    zh: `“${quoted(at.value)}”写了不止一种计量单位：${units.join('、')}。请只留一种。`,
    en: `More than one unit is given for “${quoted(at.value)}”: ${units.join(', ')}. Leave only one.`,
  });

/** More figures than headings, in a text file: most likely thousands separators that split a number in two. */
export const moreCells = (cells: number, headed: number, at: Where): Finding =>
  toFinding(
    'refuse',
    'more-cells-than-header',
    at,
    {
      zh: `这一行有 ${cells} 格，表头只有 ${headed} 格，数值可能错位（常见原因：1,234.5 里的逗号没有加引号）。`,
      en: `The row has ${cells} cells, the header ${headed}: figures may stand in the wrong column (often 1,234.5 written without quotation marks).`,
    },
    { zh: '与表头一样多的格', en: 'as many cells as the header' },
  );

export const uncalculatedKey = (at: Where): Finding =>
  toFinding('refuse', 'not-calculated', at, {
    zh: '这一格是没有计算结果的公式，读不出内容。请在 Excel 里打开、保存后再上传。',
    en: 'The cell holds a formula without a result. Open the file in Excel, save it and upload it again.',
  });

export const mostlyUnknown = (names: number, sheet: string | null, row: number): Finding =>
  toFinding(
    'refuse',
    'mostly-unknown',
    { sheet, row },
    {
      zh: `到这一行已有 ${names} 个名称系统里没有，后面的没有再读。请核对是不是别处的文件。`,
      en: `${names} names up to this row are not known here; the rest was not read. Check whether the file belongs elsewhere.`,
    },
  );

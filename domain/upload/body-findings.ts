import { type Finding, toFinding } from './finding.ts';

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
    { zh: `“${at.value}”不是能识别的期间。`, en: `“${at.value}” is not a period.` },
    { zh: '如 2025-08、2025年8月、1-8月', en: 'for example 2025-08' },
  );

export const badUnit = (at: Where): Finding =>
  toFinding(
    'refuse',
    'unknown-unit',
    at,
    { zh: `不认识计量单位“${at.value}”。`, en: `The unit “${at.value}” is not known.` },
    { zh: '如 亿元、万元、万美元、%', en: 'for example 亿元, 万元, 万美元, %' },
  );

export const badStatus = (at: Where): Finding =>
  toFinding(
    'refuse',
    'unknown-status',
    at,
    { zh: `不认识数据状态“${at.value}”。`, en: `The status “${at.value}” is not known.` },
    { zh: '预计、快报、初步、正式或修订', en: 'estimate, flash, preliminary, official or revised' },
  );

export const notANumber = (at: Where): Finding =>
  toFinding(
    'refuse',
    'not-a-number',
    at,
    { zh: `“${at.value}”不是数字。`, en: `“${at.value}” is not a number.` },
    { zh: '数字；没有数据请留空', en: 'a number; leave the cell empty where there is none' },
  );

export const badFormula = (error: boolean, at: Where): Finding =>
  error
    ? toFinding(
        'confirm',
        'formula-error',
        at,
        {
          zh: `单元格是公式错误“${at.value}”，按未报处理。`,
          en: `The cell holds the formula error “${at.value}” and is taken as not reported.`,
        },
        { zh: '数字', en: 'a number' },
      )
    : toFinding(
        'refuse',
        'not-a-number',
        at,
        {
          zh: `“${at.value}”不是数字（日期，或没有计算结果的公式）。请在 Excel 里打开、保存后再上传。`,
          en: 'This is not a number (a date, or a formula without a result). Open the file in Excel, save it and upload it again.',
        },
        { zh: '数字', en: 'a number' },
      );

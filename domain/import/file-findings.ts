import type { Month } from '../model.ts';
import { type Finding, toFinding } from './finding.ts';
import type { UploadedObservation } from './parsed-file.ts';
import type { Sheet } from './sheet.ts';
import type { Table } from './text/table.ts';

/** More findings than this are not useful; the rest is counted. */
const MOST_FINDINGS = 2000;
const MOST_NOTES = 100;

export function worstFirst(findings: Finding[]): Finding[] {
  return (['refuse', 'confirm', 'note'] as const).flatMap((grade) =>
    shorten(
      findings.filter((finding) => finding.grade === grade),
      grade === 'note' ? MOST_NOTES : MOST_FINDINGS,
    ),
  );
}

function shorten(findings: Finding[], most: number): Finding[] {
  const left = findings.length - most;
  if (left <= 0) return findings;
  const { grade, code } = findings[most]!;
  const message = { zh: `还有 ${left} 处没有列出。`, en: `${left} more are not listed.` };
  return [...findings.slice(0, most), toFinding(grade, code, {}, message)];
}

export const hiddenSheet = (sheet: string | null): Finding =>
  toFinding(
    'note',
    'hidden-sheet',
    { sheet },
    { zh: `工作表“${sheet}”是隐藏的，没有读取。`, en: `The sheet “${sheet}” is hidden and was not read.` },
  );

export const unreadSheet = (sheet: string | null): Finding =>
  toFinding(
    'note',
    'sheet-without-figures',
    { sheet },
    {
      zh: `工作表“${sheet}”里没有认出数据，没有读取。`,
      en: `No figures were recognised on the sheet “${sheet}”.`,
    },
  );

export function hiddenFigures({ layout, body }: Sheet): Finding[] {
  if (body.hiddenFigures === 0) return [];
  return [
    toFinding(
      'confirm',
      'hidden-cells',
      { sheet: layout.table.name },
      {
        zh: `有 ${body.hiddenFigures} 个数值在隐藏的行或列里，也会导入。`,
        en: `${body.hiddenFigures} figures stand in hidden rows or columns and will be taken as well.`,
      },
    ),
  ];
}

/** Covered by merged cells: invisible, and not read. */
export function coveredCells({ layout }: Sheet): Finding[] {
  const { covered = 0, name } = layout.table;
  if (covered === 0) return [];
  return [
    toFinding(
      'confirm',
      'covered-cells',
      { sheet: name },
      {
        zh: `有 ${covered} 个单元格被合并的单元格盖住，看不见，没有读取。`,
        en: `${covered} cells lie hidden under merged cells and were not read.`,
      },
    ),
  ];
}

/** Growth in the contract's columns is in percent; several within one percent, and none beyond, may be fractions. */
export function fractionLike(observations: readonly UploadedObservation[]): Finding[] {
  let seen = 0;
  let first: UploadedObservation | null = null;
  for (const one of observations) {
    for (const value of [one.yoyMonth, one.yoyYtd]) {
      if (value === null || value === 0) continue;
      if (Math.abs(value) >= 1) return [];
      seen++;
      first ??= one;
    }
  }
  if (first === null || seen < FEW_GROWTHS) return [];
  const value = String(first.yoyMonth || first.yoyYtd);
  return [
    toFinding(
      'confirm',
      'growth-like-fraction',
      { sheet: first.sheet, row: first.row, value },
      {
        zh: `同比都在 ±1% 以内，会不会是小数（0.032 表示 3.2%）？将按百分数导入，如 ${value}%。`,
        en: `All growth lies within ±1 %. May it be meant as fractions (0.032 for 3.2 %)? It would be taken as percent, such as ${value} %.`,
      },
      { zh: '百分数，如 3.2', en: 'percent, such as 3.2' },
    ),
  ];
}

const FEW_GROWTHS = 3;

export const otherPeriod = (stated: Month, asked: Month): Finding =>
  toFinding(
    'refuse',
    'period-conflict',
    { value: stated },
    { zh: `文件写的是 ${stated}，您选的是 ${asked}。`, en: `The file says ${stated}; you chose ${asked}.` },
    { zh: asked, en: asked },
  );

export const otherChoice = (kind: 'indicator' | 'entity', stated: string, chosen: string): Finding =>
  toFinding(
    'refuse',
    `${kind}-conflict`,
    { value: stated },
    {
      zh: `文件写的是“${stated}”，您选的是“${chosen}”。`,
      en: `The file says “${stated}”; you chose “${chosen}”.`,
    },
    { zh: chosen, en: chosen },
  );

export function nothingFound(tables: readonly Table[]): Finding {
  const empty = tables.every(({ rows }) => rows.length === 0);
  const hidden = tables.length > 0 && tables.every(({ visibility }) => visibility !== 'visible');
  if (empty && !hidden)
    return toFinding(
      'refuse',
      'empty-file',
      {},
      { zh: '文件里没有内容。', en: 'There is nothing in the file.' },
    );
  if (hidden)
    return toFinding(
      'refuse',
      'only-hidden-sheets',
      {},
      {
        zh: '所有工作表都是隐藏的。请取消隐藏后再上传。',
        en: 'All sheets are hidden. Unhide them and upload the file again.',
      },
    );
  return toFinding(
    'refuse',
    'no-header',
    {},
    {
      zh: '没有找到表头：没有一行写着期间、指标、园区或当月、累计这样的列名。',
      en: 'No header was found: no row names a period, an indicator, an entity, a month or a year to date.',
    },
    {
      zh: '例如：期间、指标、园区、当月、累计、当月同比、累计同比',
      en: 'for example: period, indicator, entity, month, ytd, yoy_month, yoy_ytd',
    },
  );
}

export const noFigures = (): Finding =>
  toFinding(
    'refuse',
    'no-figures',
    {},
    {
      zh: '认出了表头，但下面没有数值。',
      en: 'The header was recognised, but there are no figures below it.',
    },
  );

import { type Finding, type Grade, toFinding } from '../../../domain/import/finding.ts';

/** What a workbook contains in addition to plain cells. */
export interface WorkbookContents {
  macros: boolean;
  links: boolean;
  objects: boolean;
  formulas: number;
  scaled: number;
  /** Numbers whose format shows nothing (;;;). */
  unseen: number;
}

/** A finding for each, which says what was done with it. */
export function workbookNotices(contents: WorkbookContents): Finding[] {
  const { macros, links, objects, formulas, scaled, unseen } = contents;
  const findings: Finding[] = [];
  const tell = (grade: Grade, code: string, zh: string, en: string): void => {
    findings.push(toFinding(grade, code, {}, { zh, en }));
  };
  if (macros)
    tell(
      'note',
      'macros',
      '工作簿带有宏；没有运行，只读取了单元格。',
      'The workbook carries macros; they were not run, only cells were read.',
    );
  if (links)
    tell(
      'note',
      'external-links',
      '工作簿引用了其他文件；没有访问，用的是保存时的数值。',
      'The workbook refers to other files; they were not opened, stored values were used.',
    );
  if (objects)
    tell(
      'note',
      'embedded-objects',
      '工作簿里嵌有其他文件或对象；没有读取。',
      'The workbook contains other files or objects; they were not read.',
    );
  if (formulas > 0)
    tell(
      'note',
      'formulas',
      `有 ${formulas} 个单元格是公式，用的是保存时的计算结果。`,
      `${formulas} cells hold formulas; their stored results were used.`,
    );
  if (unseen > 0)
    tell(
      'confirm',
      'unseen-numbers',
      `有 ${unseen} 个数字的格式使它们不显示（如 ;;;），也会读取。`,
      `${unseen} numbers are formatted so that nothing shows (such as ;;;); they were read as well.`,
    );
  if (scaled > 0)
    tell(
      'confirm',
      'scaled-display',
      `有 ${scaled} 个数字在表里按缩小的单位显示（如按万显示），读取的是单元格里的原值，可能与看到的不同。`,
      `${scaled} numbers are displayed divided (for example by ten thousand); the stored values were read and may differ from what is seen.`,
    );
  return findings;
}

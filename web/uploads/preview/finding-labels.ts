import type { Grade } from '../../../domain/import/finding.ts';
import { language, t } from '../../i18n/index.ts';
import { previewTexts } from './texts.ts';

/** A problem in the page's language. */
export function messageOf(problem: { message: string; messageEn: string }): string {
  return language() === 'en' ? problem.messageEn : problem.message;
}

/** Shape and colour of a grade: never colour alone. */
export const GRADE_SIGNS: Record<Grade, readonly [shape: string, colour: string]> = {
  refuse: ['■', 'red'],
  confirm: ['▲', 'yellow'],
  note: ['○', 'grey'],
};

export function gradeName(grade: Grade): string {
  if (grade === 'refuse') return t(previewTexts.grade.refuse);
  return grade === 'confirm' ? t(previewTexts.grade.confirm) : t(previewTexts.grade.note);
}

/** Where in the file: 工作表“汇总” 第 12 行 “累计”. */
export function placeOf({
  sheet,
  row,
  column,
}: {
  sheet: string | null;
  row: number | null;
  column: string | null;
}): string {
  return [
    sheet !== null && t(previewTexts.place.sheet, { sheet }),
    row !== null && t(previewTexts.place.row, { row }),
    column !== null && t(previewTexts.place.column, { column }),
  ]
    .filter(Boolean)
    .join(' ');
}

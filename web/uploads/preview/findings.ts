import { type Finding, GRADES, type Grade } from '../../../domain/import/finding.ts';
import { t } from '../../i18n/index.ts';
import { previewTexts } from './texts.ts';

/** Shape and colour of a grade: never colour alone. */
export const GRADE_SIGNS: Record<Grade, readonly [shape: string, colour: string]> = {
  refuse: ['■', 'red'],
  confirm: ['▲', 'yellow'],
  note: ['○', 'grey'],
};

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

/** Findings of one kind: the same code, in the order of the file. */
export interface FindingGroup {
  code: string;
  findings: Finding[];
}

/** By code, in the order in which the codes first appear. */
export function groupByCode(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.code);
    if (group) group.push(finding);
    else groups.set(finding.code, [finding]);
  }
  return Array.from(groups, ([code, list]) => ({ code, findings: list }));
}

/** The gravest first, then in the order of the file; findings about the whole file come before its rows. */
export function inFileOrder(findings: readonly Finding[]): Finding[] {
  const weight = ({ grade }: Finding) => GRADES.indexOf(grade);
  return [...findings].sort(
    (a, b) =>
      weight(a) - weight(b) || (a.sheet ?? '').localeCompare(b.sheet ?? '') || (a.row ?? 0) - (b.row ?? 0),
  );
}

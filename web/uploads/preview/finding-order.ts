import { type Finding, GRADES, type Grade } from '../../../domain/import/finding.ts';

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

export function countGrades(findings: readonly Finding[]): Record<Grade, number> {
  const counts: Record<Grade, number> = { refuse: 0, confirm: 0, note: 0 };
  for (const { grade } of findings) counts[grade] += 1;
  return counts;
}

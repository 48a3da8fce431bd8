import { formatYearToDate } from '../format.ts';
import type { Month, Text } from '../model.ts';
import type { Light, ProgressRow } from '../progress/progress-row.ts';

/** A set of rows, counted by light. */
export interface Summary {
  total: number;
  lights: Record<Light, number>;
  missing: number;
  sentence: Text;
}

/**
 * Counts rows by light and words the counts as the opening sentence of a page.
 *
 * @param period the month the meeting looks at
 * @param subject whose rows they are: 全区, a park, a department
 * @param tolerance percentage points behind up to which a light is yellow; null where indicators differ in it
 * @example 1—8月，全区36项指标中22项达序时、9项欠5个百分点以内、5项欠5个百分点以上。
 */
export function summarize(
  rows: readonly ProgressRow[],
  period: Month,
  subject: Text,
  tolerance: number | null = 5,
): Summary {
  const lights: Record<Light, number> = { green: 0, yellow: 0, red: 0, grey: 0 };
  let missing = 0;
  for (const row of rows) {
    lights[row.light] += 1;
    if (row.status === 'missing') missing += 1;
  }
  const counts = { total: rows.length, lights, missing };
  return { ...counts, sentence: sentence(counts, period, subject, tolerance) };
}

function sentence(
  { total, lights, missing }: Omit<Summary, 'sentence'>,
  period: Month,
  subject: Text,
  tolerance: number | null,
): Text {
  const when = formatYearToDate(period);
  if (total === 0) {
    return {
      zh: `${when.zh}，${subject.zh}没有指标数据。`,
      en: `${when.en}: ${subject.en} has no figures.`,
    };
  }
  const unjudged = lights.grey - missing;
  const edge = tolerance === null ? null : String(tolerance);
  const zh = [
    lights.green > 0 && `${lights.green}项达序时`,
    lights.yellow > 0 && (edge ? `${lights.yellow}项欠${edge}个百分点以内` : `${lights.yellow}项略欠`),
    lights.red > 0 && (edge ? `${lights.red}项欠${edge}个百分点以上` : `${lights.red}项明显滞后`),
    missing > 0 && `${missing}项未报`,
    unjudged > 0 && `${unjudged}项仅作监测`,
  ].filter(Boolean);
  const en = [
    lights.green > 0 && `${lights.green} on pace`,
    lights.yellow > 0 &&
      (edge ? `${lights.yellow} behind by up to ${edge} pp` : `${lights.yellow} slightly behind`),
    lights.red > 0 && (edge ? `${lights.red} behind by more than ${edge} pp` : `${lights.red} far behind`),
    missing > 0 && `${missing} not reported`,
    unjudged > 0 && `${unjudged} monitored only`,
  ].filter(Boolean);
  return {
    zh: `${when.zh}，${subject.zh}${total}项指标中${zh.join('、')}。`,
    en: `${when.en}: of ${subject.en}’s ${total} indicators, ${en.join(', ')}.`,
  };
}

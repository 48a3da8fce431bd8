import { capitalized, formatYearToDate } from '../format.ts';
import type { Month, Text } from '../model.ts';
import { byOwnYear } from '../progress/own-year.ts';
import type { Light, ProgressRow } from '../progress/progress-row.ts';
import { LIGHT_WORDS, MISSING } from './reasons.ts';

/** A set of rows, counted by light: this year's only. Rows that still show last year's figures are counted apart. */
export interface Summary {
  total: number;
  lights: Record<Light, number>;
  missing: number;
  /** Rows of the year before the page's: 上年数据, in January. */
  lastYear: number;
  sentence: Text;
}

/**
 * Counts rows by light and words the counts as the opening sentence of a page. What there is none of is left out.
 *
 * @param period the month the meeting looks at
 * @param subject whose rows they are: 全区, a park, a department
 * @example 1—8月，全区36项指标中22项达序时、9项略欠、5项明显滞后。
 * @example 1月，全区18项指标中10项达序时、8项略欠；另有24项为上年数据。
 */
export function summarize(rows: readonly ProgressRow[], period: Month, subject: Text): Summary {
  const lights: Record<Light, number> = { green: 0, yellow: 0, red: 0, grey: 0 };
  let missing = 0;
  const { current, earlier } = byOwnYear(rows, period);
  for (const row of current) {
    lights[row.light] += 1;
    if (row.status === 'missing') missing += 1;
  }
  const counts = { total: current.length, lights, missing, lastYear: earlier.length };
  return { ...counts, sentence: sentence(counts, lastYearText(earlier), period, subject) };
}

function sentence(
  { total, lights, missing }: Omit<Summary, 'sentence'>,
  lastYear: Text | null,
  period: Month,
  subject: Text,
): Text {
  const when = formatYearToDate(period);
  if (total === 0) {
    const none: Text = { zh: '没有指标数据', en: 'has no figures' };
    const { zh, en } = lastYear ? { zh: '没有本年数据', en: 'has no figures of this year yet' } : none;
    return {
      zh: `${when.zh}，${subject.zh}${zh}${lastYear ? `；${lastYear.zh}` : ''}。`,
      en: `${capitalized(when.en)}: ${subject.en} ${en}${lastYear ? `; ${lastYear.en}` : ''}.`,
    };
  }
  const counted: [number, Text][] = [
    [lights.green, LIGHT_WORDS.green],
    [lights.yellow, LIGHT_WORDS.yellow],
    [lights.red, LIGHT_WORDS.red],
    [missing, MISSING],
    [lights.grey - missing, LIGHT_WORDS.grey],
  ];
  const said = counted.filter(([count]) => count > 0);
  const zh = said.map(([count, words]) => `${count}项${words.zh}`).join('、');
  const en = said.map(([count, words]) => `${count} ${words.en}`).join(', ');
  const plural = total === 1 ? 'indicator' : 'indicators';
  return {
    zh: `${when.zh}，${subject.zh}${total}项指标中${zh}${lastYear ? `；${lastYear.zh}` : ''}。`,
    en: `${capitalized(when.en)}: of ${total} ${plural} of ${subject.en}, ${en}${lastYear ? `; ${lastYear.en}` : ''}.`,
  };
}

/** 另有24项为上年数据，2项未到报告期. */
function lastYearText(rows: readonly ProgressRow[]): Text | null {
  const missing = rows.filter(({ status }) => status === 'missing').length;
  const notDue = rows.filter(({ reasons }) => reasons.status === 'not-due').length;
  const shown = rows.length - missing - notDue;
  const parts = [
    { count: shown, zh: '为上年数据', en: 'with figures of last year' },
    { count: missing, zh: '上年数据未报', en: 'without last year’s figures' },
    { count: notDue, zh: '未到首个报告期', en: 'not due yet' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  return {
    zh: `另有${parts.map(({ count, zh }) => `${count}项${zh}`).join('、')}`,
    en: `and ${parts.map(({ count, en }) => `${count} ${en}`).join(', ')}`,
  };
}

import { hasPeriod, monthOf } from '../../month.ts';
import type { Finding } from '../finding.ts';
import { FIELDS, type Field } from '../parsed-file.ts';
import type { Checked, UploadView } from './check-view.ts';
import { report } from './check-view.ts';

/** Months that cannot have a figure: those to come, a January that is never published, months between quarters. */
export function checkCalendar(checked: Checked, { context }: UploadView): Finding[] {
  const { one, indicator } = checked;
  const findings: Finding[] = [];
  if (one.period > context.currentMonth) {
    findings.push(
      report('refuse', 'future-month', checked, firstField(checked), {
        zh: `期间晚于现在（${context.currentMonth}）。`,
        en: `The period lies after the present month, ${context.currentMonth}.`,
      }),
    );
  } else if (one.period === context.currentMonth && one.status !== 'estimate') {
    findings.push(
      report('confirm', 'unfinished-month', checked, firstField(checked), {
        zh: '这个月还没有结束；若是预计数，请把状态写作“预计”。',
        en: 'The month is not over; if this is an estimate, say so in the status.',
      }),
    );
  }
  if (!hasPeriod(indicator, one.period)) findings.push(wrongPeriod(checked, firstField(checked)));
  else if (
    indicator.firstMonth === 2 &&
    monthOf(one.period) === 2 &&
    one.month !== null &&
    one.month !== one.ytd
  ) {
    findings.push(
      report('note', 'joint-february', checked, 'month', {
        zh: '1—2 月合并公布，没有单独的 2 月数。',
        en: 'January and February are published together; there is no February alone.',
      }),
    );
  }
  if (context.closed?.(one.period)) {
    findings.push(
      report('confirm', 'closed-period', checked, firstField(checked), {
        zh: '这个期间已经关闭，修改需要写明原因。',
        en: 'This period is closed; changing it needs a reason.',
      }),
    );
  }
  return findings;
}

function wrongPeriod(checked: Checked, field: Field): Finding {
  return checked.indicator.frequency === 'quarterly'
    ? report(
        'refuse',
        'not-a-quarter',
        checked,
        field,
        {
          zh: '这是季度指标，只有 3、6、9、12 月有数。',
          en: 'This indicator is quarterly: it has figures for March, June, September and December only.',
        },
        { zh: '3、6、9 或 12 月', en: 'March, June, September or December' },
      )
    : report(
        'refuse',
        'no-january',
        checked,
        field,
        {
          zh: '这个指标没有 1 月数（1—2 月合并公布）。',
          en: 'This indicator has no January: January and February are published together.',
        },
        { zh: '从 2 月（1—2 月累计）起', en: 'from February on, as the two months together' },
      );
}

function firstField({ one }: Checked): Field {
  return FIELDS.find((field) => one[field] !== null) ?? 'ytd';
}

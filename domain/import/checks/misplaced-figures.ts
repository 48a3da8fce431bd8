import type { Month } from '../../model.ts';
import { addMonths, hasPeriod, monthOf } from '../../month.ts';
import { type Finding, toFinding } from '../finding.ts';
import { FIELDS, type Field } from '../parsed-file.ts';
import { type Checked, report, type UploadView } from './check-view.ts';

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

/** So few equal figures can be chance. */
const FEWEST = 3;
/** Months whose stored figures a file is held against: the ones that a file is mistaken for. */
export const MISTAKEN_FOR = [-1, 1, -2, -12, -11, -13];

/** Last month's file uploaded again under this month's name: every figure equals another month's stored one. */
export function checkRepeatedMonth(view: UploadView): Finding[] {
  const byPeriod = new Map<Month, Checked[]>();
  for (const checked of view.checked) {
    const { one, indicator } = checked;
    // Stocks may stay the same; only figures that change every month show that a month was repeated.
    if (indicator.kind === 'stock' || (one.ytd === null && one.month === null)) continue;
    const list = byPeriod.get(one.period);
    if (list) list.push(checked);
    else byPeriod.set(one.period, [checked]);
  }
  const findings: Finding[] = [];
  for (const [period, list] of byPeriod) {
    const other = MISTAKEN_FOR.map((months) => addMonths(period, months)).find((month) =>
      isSame(list, month, view),
    );
    if (!other) continue;
    const [{ one }] = list as [Checked];
    findings.push(
      toFinding(
        'confirm',
        'same-as-other-month',
        { sheet: one.sheet, row: one.row, column: one.column, value: period },
        {
          zh: `${period} 的 ${list.length} 个数与已有的 ${other} 完全相同，可能传错了月份的文件。`,
          en: `All ${list.length} figures of ${period} equal those stored for ${other}; this may be another month's file.`,
        },
        { zh: `${period} 的数据`, en: `figures of ${period}` },
      ),
    );
  }
  return findings;
}

function isSame(list: readonly Checked[], month: Month, view: UploadView): boolean {
  let compared = 0;
  let moved = false;
  for (const { one } of list) {
    const stored = view.context.stored(one.indicator, one.entity, month);
    if (!stored) continue;
    for (const field of ['month', 'ytd'] as const) {
      if (one[field] === null || stored[field] === null) continue;
      if (one[field] !== stored[field]) return false;
      compared++;
      if (one[field] !== 0) moved = true;
    }
  }
  return compared >= FEWEST && moved;
}

const MOST_SWAPS = 2000;

/** Two indicators' columns exchanged: each one's new figures are the other's stored ones. */
export function checkSwapped(view: UploadView): Finding[] {
  const swaps = new Map<string, { checked: Checked; times: number; other: string }>();
  let looked = 0;
  for (const checked of view.checked) {
    const { one, indicator } = checked;
    const own = view.context.stored(one.indicator, one.entity, one.period);
    if (one.ytd === null || !own || own.ytd === null || own.ytd === one.ytd) continue;
    if (++looked > MOST_SWAPS) break;
    for (const other of view.indicators.values()) {
      if (other.code <= one.indicator || other.unit !== indicator.unit) continue;
      const uploaded = view.uploaded(other.code, one.entity, one.period)?.ytd;
      const stored = view.context.stored(other.code, one.entity, one.period)?.ytd;
      if (uploaded !== own.ytd || stored !== one.ytd) continue;
      const key = `${one.indicator}|${other.code}`;
      const known = swaps.get(key);
      if (known) known.times++;
      else swaps.set(key, { checked, times: 1, other: other.name });
    }
  }
  return [...swaps.values()].map(({ checked: { one, indicator }, times, other }) =>
    toFinding(
      'confirm',
      'swapped-indicators',
      { sheet: one.sheet, row: one.row, column: one.at.ytd?.column ?? one.column, value: String(one.ytd) },
      {
        zh: `“${indicator.name}”与“${other}”的数值正好与已有数据对调（${times} 处），两列可能写反了。`,
        en: `The figures of “${indicator.name}” and “${other}” are each other's stored ones (${times} times): the columns may have been exchanged.`,
      },
    ),
  );
}

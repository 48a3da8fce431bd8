import type { Month } from '../../model.ts';
import { addMonths } from '../../month.ts';
import { type Finding, toFinding } from '../finding.ts';
import type { Checked, UploadView } from './check-view.ts';

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

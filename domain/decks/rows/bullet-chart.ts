import { SERIES_NAMES } from '../../figures/figure.ts';
import { completionScale } from '../../figures/scale.ts';
import { formatPercent } from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import { levelShares, shareDone } from '../../progress/completion.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import type { Column, InlineChart } from '../deck-table.ts';
import type { Known } from './row-cells.ts';

/** The header of the inline chart says what the tick is: one pace for all rows, or each row's own. */
export function inlineChartColumn(rows: readonly ProgressRow[]): Column {
  const paces = new Set(rows.map(({ pace }) => pace).filter((pace) => pace !== null));
  const [pace] = paces;
  const name: Text =
    paces.size === 1 && pace !== undefined
      ? { zh: `完成率 ┃ 序时 ${formatPercent(pace)}`, en: `Done ┃ pace ${formatPercent(pace)}` }
      : { zh: '完成率 ┃ 序时', en: 'Done ┃ pace' };
  return { id: 'lane', name, unit: null, align: 'left' };
}

/** Null where no row has a bar: there would be nothing but empty places. */
export function bulletChart(known: readonly Known[]): InlineChart | null {
  const measures = known.map(({ row, indicator }) => measureOf(row, indicator));
  const done = measures.map((one) => one.done);
  const levels = measures.map((one) => one.level);
  const paces = measures.map((one) => one.pace);
  if ([...done, ...levels].every((value) => value === null)) return null;
  const { min, max } = completionScale([...done, ...levels, ...paces]);
  return {
    column: 'lane',
    kind: 'bullets',
    unit: '%',
    decimals: 1,
    from: min,
    to: max,
    start: 0,
    series: [
      { role: 'actual', name: SERIES_NAMES.completion, values: done },
      { role: 'pace', name: SERIES_NAMES.pace, values: paces },
      ...(levels.some((value) => value !== null)
        ? [{ role: 'level' as const, name: SERIES_NAMES.level, values: levels }]
        : []),
    ],
  };
}

interface Measure {
  done: number | null;
  level: number | null;
  pace: number | null;
}

/** What is drawn of a row, in %: the share done against its pace, or a level and its plan against the target. */
function measureOf(row: ProgressRow, indicator: Indicator): Measure {
  const shares = levelShares(row);
  if (shares) return { done: null, level: shares.level, pace: shares.planned };
  const done = shareDone(row, indicator.kind);
  return { done, level: null, pace: done === null ? null : row.pace };
}

/** Whether a row has a bar. */
export function isDrawn({ series }: InlineChart, place: number): boolean {
  return series.some(({ role, values }) => role !== 'pace' && (values[place] ?? null) !== null);
}

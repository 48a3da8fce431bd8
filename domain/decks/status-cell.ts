import { REASONS } from '../explanation/reasons.ts';
import { formatGrowth, sizeOfGap } from '../format.ts';
import type { Indicator, Text } from '../model.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { lowerIsBetter } from '../progress/status.ts';
import { type LightCell, type TextCell, text } from './deck-table.ts';

/** The light with its shortest word, for a column headed in percentage points: `▲ 欠3.8`, `● 超2.1`, `○ 未报`. */
export function lightCell(row: ProgressRow, indicator: Indicator): LightCell {
  return { is: 'light', light: row.light, word: shortWord(row, indicator), gap: row.gap };
}

/** The same for a matrix: its shape says ahead or behind, the number by how much, and the legend the rest. */
export function matrixCell(row: ProgressRow, indicator: Indicator): LightCell {
  const cell = lightCell(row, indicator);
  if (row.status === 'missing') return { ...cell, short: cell.word };
  const size = /[\d.,]+$/.exec(cell.word.en)?.[0] ?? '';
  return { ...cell, short: { zh: size, en: size } };
}

function shortWord(row: ProgressRow, indicator: Indicator): Text {
  const { status, gap } = row;
  const growth = row.target?.type === 'growth';
  const capped = lowerIsBetter(indicator, row.target);
  const size = gap === null ? '' : sizeOfGap(gap);
  if (status === 'missing') return { zh: '未报', en: 'no report' };
  if (status === 'not-applicable') {
    return row.reasons.status === 'not-due'
      ? { zh: '未到期', en: 'not due' }
      : { zh: '不评判', en: 'not judged' };
  }
  if (status === 'behind') {
    if (growth)
      return capped ? { zh: `高${size}`, en: `above ${size}` } : { zh: `低${size}`, en: `below ${size}` };
    return capped ? { zh: `超控${size}`, en: `over ${size}` } : { zh: `欠${size}`, en: `behind ${size}` };
  }
  if (gap === 0) return growth ? { zh: '达目标', en: 'reached' } : { zh: '持平', en: 'on pace' };
  if (growth)
    return capped ? { zh: `低${size}`, en: `below ${size}` } : { zh: `高${size}`, en: `above ${size}` };
  if (capped) return { zh: `控内${size}`, en: `within ${size}` };
  return status === 'met' ? { zh: '已完成', en: 'met' } : { zh: `超${size}`, en: `ahead ${size}` };
}

/** What stands in a lane where no bar can be drawn: the growth aimed at, or the reason why there is no bar. */
export function laneCell(row: ProgressRow): TextCell {
  if (row.completion !== null) return text('', '');
  if (row.status === 'missing') return text(REASONS['not-reported'].zh, REASONS['not-reported'].en);
  if (row.target?.type === 'growth') {
    const goal = formatGrowth(row.target.value);
    return text(`目标增速 ${goal}`, `target ${goal}`);
  }
  const reason = row.reasons.completion ?? row.reasons.status;
  return reason ? text(REASONS[reason].zh, REASONS[reason].en) : text('', '');
}

import { LIGHT_SHAPES, REASONS } from '../../explanation/reasons.ts';
import { formatGrowth, sizeOfGap } from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import { lowerIsBetter } from '../../progress/pace-and-status.ts';
import { LIGHTS, type Light, type ProgressRow } from '../../progress/progress-row.ts';
import { type LightCell, type TextCell, text } from '../deck-table.ts';

/** The light with its shortest word, for a column in percentage points: `▲ 欠3.8`, `● 超2.1`, `○ 未报`. */
export function lightCell(row: ProgressRow, indicator: Indicator): LightCell {
  const { word } = shortWord(row, indicator);
  const cell: LightCell = { is: 'light', light: row.light, word, gap: row.gap };
  return row.status === 'missing' ? { ...cell, missing: true } : cell;
}

/** For a matrix: the shape says ahead or behind, the number by how much, and the legend explains the rest. */
export function matrixCell(row: ProgressRow, indicator: Indicator): LightCell {
  const { word, size } = shortWord(row, indicator);
  return { ...lightCell(row, indicator), short: row.status === 'missing' ? word : { zh: size, en: size } };
}

/** A status in a word or two, and the size of the gap that the word names; empty where it names none. */
function shortWord(row: ProgressRow, indicator: Indicator): { word: Text; size: string } {
  const { status, gap } = row;
  const growth = row.target?.type === 'growth';
  const capped = lowerIsBetter(indicator, row.target);
  const size = gap === null ? '' : sizeOfGap(gap);
  const plain = (zh: string, en: string) => ({ word: { zh, en }, size: '' });
  const sized = (zh: string, en: string) => ({ word: { zh: `${zh}${size}`, en: `${en} ${size}` }, size });
  if (status === 'missing') return plain('未报', 'no report');
  if (status === 'not-applicable') {
    return row.reasons.status === 'not-due' ? plain('未到期', 'not due') : plain('不评判', 'not judged');
  }
  if (status === 'behind') {
    if (growth) return capped ? sized('高', 'above') : sized('低', 'below');
    return capped ? sized('超控', 'over') : sized('欠', 'behind');
  }
  if (gap === 0) return growth ? plain('达目标', 'reached') : plain('持平', 'on pace');
  if (growth) return capped ? sized('低', 'below') : sized('高', 'above');
  if (capped) return sized('控内', 'within');
  return status === 'met' ? plain('已完成', 'met') : sized('超', 'ahead');
}

/** The text of an inline chart without a bar: the target growth, or the reason why there is none. */
export function inlineChartCell(row: ProgressRow): TextCell {
  if (row.completion !== null) return text('', '');
  if (row.status === 'missing') return text(REASONS['not-reported'].zh, REASONS['not-reported'].en);
  if (row.target?.type === 'growth') {
    const goal = formatGrowth(row.target.value);
    return text(`目标增速 ${goal}`, `target ${goal}`);
  }
  const reason = row.reasons.completion ?? row.reasons.status;
  return reason ? text(REASONS[reason].zh, REASONS[reason].en) : text('', '');
}

/** A text cut at the shapes of lights, so that each shape can be shown in its colour: `● 达序时` → ●, then the rest. */
export function lightRuns(text: string): { text: string; light: Light | null }[] {
  return text
    .split(/([●▲■○])/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, light: LIGHTS.find((light) => LIGHT_SHAPES[light] === piece) ?? null }));
}

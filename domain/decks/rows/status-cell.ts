import { LIGHT_SHAPES, REASONS } from '../../explanation/reasons.ts';
import { formatGrowth, gapSize } from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import { lowerIsBetter } from '../../progress/pace-and-status.ts';
import { LIGHTS, type Light, type ProgressRow } from '../../progress/progress-row.ts';
import { gapUnitText } from '../../unit.ts';
import { type LightCell, type TextCell, text } from '../deck-table.ts';

/**
 * The light with its shortest word: `▲ 欠3.8`, `● 超2.1`, `○ 未报`. What the gap is counted in is left to the head of the
 * column where all its rows share it, else the word says it: `■ 超控0.84百分点`, `▲ 低0.12`.
 */
export function lightCell(row: ProgressRow, indicator: Indicator, isUnitSaid = false): LightCell {
  const { word, size } = shortWord(row, indicator);
  const cell: LightCell = { is: 'light', light: row.light, word, gap: row.gap };
  if (row.gap !== null && row.gapUnit === 'unit') cell.gapDecimals = indicator.decimals;
  if (isUnitSaid && row.gap !== null) {
    const unit = tableUnit(gapUnitText(row.gapUnit === 'unit' ? indicator.unit : '%'));
    cell.gapUnit = unit;
    if (size !== '') cell.word = { zh: `${word.zh}${unit.zh}`, en: `${word.en} ${unit.en}` };
  }
  return row.status === 'missing' ? { ...cell, missing: true } : cell;
}

/** The unit of a column's gaps, for its head: points where they all are in points; null where each cell says its own. */
export function commonGapUnit(
  rows: readonly ProgressRow[],
  unitOf: (row: ProgressRow) => string,
): Text | null {
  const units = rows
    .filter(({ gap }) => gap !== null)
    .map((row) => (row.gapUnit === 'unit' ? unitOf(row) : '%'));
  return units.every((unit) => gapUnitText(unit).zh === '个百分点') ? POINTS : null;
}

/** 百分点, as it is written in tables. */
export const POINTS: Text = { zh: '百分点', en: 'pp' };

/** A unit as tables write it after a number: 百分点 and not 个百分点. */
export function tableUnit(unit: Text): Text {
  return { zh: unit.zh.replace(/^个(?=百分点|点)/, ''), en: unit.en };
}

/** For a matrix: the shape says ahead or behind, the number by how much, and the legend explains the rest. */
export function matrixCell(row: ProgressRow, indicator: Indicator): LightCell {
  const { word, size } = shortWord(row, indicator);
  return {
    ...lightCell(row, indicator, true),
    short: row.status === 'missing' ? word : { zh: size, en: size },
  };
}

/**
 * A status in a word or two, and the size of the gap that the word names; empty where it names none. The status says
 * which side is the bad one, and the sign only on which side of the pace or target the figure is: a stock that has to
 * shrink is ahead with a gap above zero.
 */
function shortWord(row: ProgressRow, indicator: Indicator): { word: Text; size: string } {
  const { status, gap, target } = row;
  const size = gapSize(row, indicator)?.size ?? '';
  const plain = (zh: string, en: string) => ({ word: { zh, en }, size: '' });
  const sized = (zh: string, en: string) => ({ word: { zh: `${zh}${size}`, en: `${en} ${size}` }, size });
  if (status === 'missing') return plain('未报', 'no report');
  if (status === 'not-applicable') {
    if (row.reasons.status === 'not-due') return plain('未到期', 'not due');
    return row.reasons.status === 'no-ytd'
      ? plain('未报累计', 'no year to date')
      : plain('不评判', 'not judged');
  }
  const isBehind = status === 'behind';
  if (gap === null) return isBehind ? plain('欠', 'behind') : plain('达序时', 'on pace');
  const above = gap > 0;
  if (target?.type === 'growth' || row.gapUnit === 'unit') {
    if (gap === 0) return plain('达目标', 'reached');
    if (target?.type !== 'cap') return above ? sized('高', 'above') : sized('低', 'below');
    return isBehind ? sized('超控', 'over') : sized('控内', 'within');
  }
  if (gap === 0) return plain('持平', 'on pace');
  if (isBehind) return above ? sized('超控', 'over') : sized('欠', 'behind');
  if (status === 'met' && !(lowerIsBetter(indicator, target) && !above)) return plain('已完成', 'met');
  return above ? sized('超', 'ahead') : sized('控内', 'within');
}

/** The text of an inline chart without a bar: the target growth, or the reason why there is none. */
export function inlineChartCell(row: ProgressRow, isDrawn: boolean): TextCell {
  if (isDrawn) return text('', '');
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

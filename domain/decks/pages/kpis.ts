import { TURNS } from '../../explanation/reasons.ts';
import {
  formatGrowth,
  formatLevel,
  formatPart,
  formatPercent,
  formatSigned,
  formatYearToDate,
  NOTHING,
} from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { lowerIsBetter } from '../../progress/status.ts';
import { unitText } from '../../unit.ts';
import type { Tile } from './page-content.ts';

const POINTS: Text = { zh: '百分点', en: 'pp' };

/** An indicator's headline numbers, in the order they are said; what does not apply is left out. */
export function indicatorTiles(row: ProgressRow, indicator: Indicator): Tile[] {
  const unit = unitText(indicator.unit);
  const { target } = row;
  const growthTarget = target?.type === 'growth';
  const level = (value: number | null) => formatLevel(value, indicator.decimals);
  const tiles: (Tile | null)[] = [
    indicator.kind === 'growth' ? null : tile('ytd', spanName(row, indicator), level(row.ytd), unit),
    growthTile(row, indicator),
    target && !growthTarget
      ? tile('target', target.type === 'cap' ? LIMIT : TARGET, level(target.value), unit)
      : null,
    growthTarget ? tile('target', TARGET_GROWTH, formatGrowth(target.value), null) : null,
    row.completion === null ? null : tile('completion', COMPLETION, formatPercent(row.completion), null),
    row.gap === null ? null : gapTile(row),
    row.status === 'behind' ? neededTile(row, indicator, unit) : null,
  ];
  return tiles.filter((one) => one !== null);
}

const TARGET: Text = { zh: '年度目标', en: 'Annual target' };
const LIMIT: Text = { zh: '年度控制目标', en: 'Annual limit' };
const TARGET_GROWTH: Text = { zh: '目标增速', en: 'Target growth' };
const COMPLETION: Text = { zh: '完成率', en: 'Completion' };

function tile(id: string, name: Text, value: string, unit: Text | null): Tile {
  const shown = value === NOTHING ? null : unit;
  return { id, name, value: { zh: value, en: value }, unit: shown, note: null, light: null };
}

function spanName(row: ProgressRow, indicator: Indicator): Text {
  const accumulating = indicator.kind === 'flow' || indicator.kind === 'count';
  const month = formatYearToDate(row.period);
  if (accumulating) return { zh: `${month.zh}累计`, en: month.en };
  const number = Number(row.period.slice(5));
  return { zh: `${number}月`, en: month.en.split('–').pop()! };
}

function growthTile(row: ProgressRow, indicator: Indicator): Tile {
  const name: Text = { zh: '同比', en: 'Year on year' };
  if (row.turn) return { ...tile('yoyYtd', name, '', null), value: TURNS[row.turn] };
  if (indicator.kind === 'rate') return tile('yoyYtd', name, formatSigned(row.yoyYtd), POINTS);
  return tile('yoyYtd', name, formatGrowth(row.yoyYtd), null);
}

function gapTile(row: ProgressRow): Tile {
  const name: Text =
    row.target?.type === 'growth' || row.paceMethod === 'level'
      ? { zh: '与目标差', en: 'Against target' }
      : { zh: '序时差', en: 'Against pace' };
  return { ...tile('gap', name, formatSigned(row.gap), POINTS), light: row.light };
}

function neededTile(row: ProgressRow, indicator: Indicator, unit: Text): Tile | null {
  if (row.target?.type === 'growth') {
    if (row.requiredYoy === null) return null;
    return tile('required', { zh: '后续需增长', en: 'Growth needed' }, formatGrowth(row.requiredYoy), null);
  }
  if (row.requiredMonthly === null || lowerIsBetter(indicator, row.target)) return null;
  const value = formatPart(row.requiredMonthly, indicator.decimals);
  return tile('required', { zh: '后续月均需', en: 'Needed monthly' }, value, unit);
}

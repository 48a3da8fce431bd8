import { TURNS } from '../../explanation/reasons.ts';
import { monthLabel } from '../../figures/figure-path.ts';
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
import { lowerIsBetter } from '../../progress/pace-and-status.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { unitText } from '../../unit.ts';
import type { Tile } from '../page-content.ts';

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
      ? tile('target', target.type === 'cap' ? KPI_NAMES.limit : KPI_NAMES.target, level(target.value), unit)
      : null,
    growthTarget ? tile('target', KPI_NAMES.targetGrowth, formatGrowth(target.value), null) : null,
    row.completion === null
      ? null
      : tile('completion', KPI_NAMES.completion, formatPercent(row.completion), null),
    row.gap === null ? null : gapTile(row),
    row.status === 'behind' ? neededTile(row, indicator, unit) : null,
  ];
  return tiles.filter((one) => one !== null);
}

/** Names of headline numbers that are the same in every month. */
export const KPI_NAMES = {
  target: { zh: '年度目标', en: 'Annual target' },
  limit: { zh: '年度控制目标', en: 'Annual limit' },
  targetGrowth: { zh: '目标增速', en: 'Target growth' },
  yearOnYear: { zh: '同比', en: 'Year on year' },
  completion: { zh: '完成率', en: 'Completion' },
  againstPace: { zh: '序时差', en: 'Against pace' },
  againstTarget: { zh: '与目标差', en: 'Against target' },
  neededMonthly: { zh: '后续月均需', en: 'Needed monthly' },
  neededGrowth: { zh: '后续需增长', en: 'Growth needed' },
} as const satisfies Record<string, Text>;

function tile(id: string, name: Text, value: string, unit: Text | null): Tile {
  const shown = value === NOTHING ? null : unit;
  return { id, name, value: { zh: value, en: value }, unit: shown, note: null, light: null };
}

function spanName(row: ProgressRow, indicator: Indicator): Text {
  const accumulating = indicator.kind === 'flow' || indicator.kind === 'count';
  if (accumulating) {
    const span = formatYearToDate(row.period);
    return { zh: `${span.zh}累计`, en: span.en };
  }
  return monthLabel(row.period);
}

function growthTile(row: ProgressRow, indicator: Indicator): Tile {
  const name = KPI_NAMES.yearOnYear;
  if (row.turn) return { ...tile('yoyYtd', name, '', null), value: TURNS[row.turn] };
  if (indicator.kind === 'rate') return tile('yoyYtd', name, formatSigned(row.yoyYtd), POINTS);
  return tile('yoyYtd', name, formatGrowth(row.yoyYtd), null);
}

function gapTile(row: ProgressRow): Tile {
  const name: Text =
    row.target?.type === 'growth' || row.paceMethod === 'level'
      ? KPI_NAMES.againstTarget
      : KPI_NAMES.againstPace;
  return { ...tile('gap', name, formatSigned(row.gap), POINTS), light: row.light };
}

function neededTile(row: ProgressRow, indicator: Indicator, unit: Text): Tile | null {
  if (row.target?.type === 'growth') {
    if (row.requiredYoy === null) return null;
    return tile('required', KPI_NAMES.neededGrowth, formatGrowth(row.requiredYoy), null);
  }
  if (row.requiredMonthly === null || lowerIsBetter(indicator, row.target)) return null;
  const value = formatPart(row.requiredMonthly, indicator.decimals);
  return tile('required', KPI_NAMES.neededMonthly, value, unit);
}

import { TURNS } from '../../explanation/reasons.ts';
import {
  formatCompletion,
  formatGrowth,
  formatLevel,
  formatOwnPeriod,
  formatPart,
  gapSize,
  growthSize,
  NOTHING,
} from '../../format.ts';
import type { Indicator, Month, Text } from '../../model.ts';
import { isAgainstPlan, netIncrease, shareDone } from '../../progress/completion.ts';
import { needOf } from '../../progress/need.ts';
import { accumulates } from '../../progress/parts-and-whole.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { unitText } from '../../unit.ts';
import type { Tile } from '../page-content.ts';
import { tableUnit } from '../rows/status-cell.ts';

/**
 * An indicator's headline numbers, in the order they are said; what does not apply is left out.
 *
 * @param asked the month that the page is about
 */
export function indicatorTiles(row: ProgressRow, indicator: Indicator, asked: Month): Tile[] {
  const unit = unitText(indicator.unit);
  const { target } = row;
  const growthTarget = target?.type === 'growth';
  const level = (value: number | null) => formatLevel(value, indicator.decimals);
  const tiles: (Tile | null)[] = [
    indicator.kind === 'growth' ? null : tile('ytd', spanName(row, indicator, asked), level(row.ytd), unit),
    growthTile(row, indicator),
    target && !growthTarget
      ? tile('target', target.type === 'cap' ? KPI_NAMES.limit : KPI_NAMES.target, level(target.value), unit)
      : null,
    growthTarget ? tile('target', KPI_NAMES.targetGrowth, formatGrowth(target.value), null) : null,
    completionTile(row, indicator),
    row.gap === null ? null : gapTile(row, indicator),
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
  netIncrease: { zh: '净增完成率', en: 'Net increase done' },
  netDecrease: { zh: '净减完成率', en: 'Net decrease done' },
  againstPace: { zh: '序时差', en: 'Against pace' },
  againstTarget: { zh: '与目标差', en: 'Against target' },
  againstPlan: { zh: '与计划差', en: 'Against plan' },
  neededMonthly: { zh: '后续月均需', en: 'Needed monthly' },
  neededGrowth: { zh: '后续需增长', en: 'Growth needed' },
  neededWhole: { zh: '还需完成', en: 'Still needed' },
  neededNet: { zh: '还需净增', en: 'Net increase needed' },
} as const satisfies Record<string, Text>;

function tile(id: string, name: Text, value: string, unit: Text | null): Tile {
  const shown = value === NOTHING ? null : unit;
  return { id, name, value: { zh: value, en: value }, unit: shown, note: null, light: null };
}

function spanName(row: ProgressRow, indicator: Indicator, asked: Month): Text {
  const span = formatOwnPeriod(indicator, row.period, asked);
  return accumulates(indicator) ? { zh: `${span.zh}累计`, en: span.en } : span;
}

function growthTile(row: ProgressRow, indicator: Indicator): Tile {
  const name = KPI_NAMES.yearOnYear;
  if (row.turn) return { ...tile('yoyYtd', name, '', null), value: TURNS[row.turn] };
  const growth = growthSize(row.yoyYtd, indicator, row.yoyYtdSource);
  if (!growth) return tile('yoyYtd', name, NOTHING, null);
  const { size, unit } = growth;
  // A percent sign is part of the number, a unit stands beside it.
  if (unit.zh === '%' || unit.zh === '') return tile('yoyYtd', name, size + unit.zh, null);
  return tile('yoyYtd', name, size, tableUnit(unit));
}

/** Of a stock, what it has gained of what it was to gain; nothing of a rate or an index. */
function completionTile(row: ProgressRow, indicator: Indicator): Tile | null {
  const done = shareDone(row, indicator.kind);
  if (done === null) return null;
  const net = netIncrease(row, indicator.kind);
  const name = !net ? KPI_NAMES.completion : net.whole > 0 ? KPI_NAMES.netIncrease : KPI_NAMES.netDecrease;
  return tile('completion', name, formatCompletion(done), null);
}

function gapTile(row: ProgressRow, indicator: Indicator): Tile | null {
  const gap = gapSize(row, indicator);
  if (!gap || row.gap === null) return null;
  const sign = row.gap === 0 ? '' : row.gap > 0 ? '+' : '−';
  return {
    ...tile('gap', gapName(row), `${sign}${gap.size}`, tableUnit(gap.unit)),
    light: row.light,
  };
}

function gapName(row: ProgressRow): Text {
  if (row.target?.type === 'growth') return KPI_NAMES.againstTarget;
  if (row.gapUnit !== 'unit') return KPI_NAMES.againstPace;
  return isAgainstPlan(row) ? KPI_NAMES.againstPlan : KPI_NAMES.againstTarget;
}

function neededTile(row: ProgressRow, indicator: Indicator, unit: Text): Tile | null {
  const need = needOf(row, indicator);
  if (!need) return null;
  if (need.per === 'growth') {
    return tile('required', KPI_NAMES.neededGrowth, formatGrowth(need.value), null);
  }
  const value = formatPart(need.value, indicator.decimals);
  return tile('required', NEEDED[need.per], value, unit);
}

const NEEDED = {
  month: KPI_NAMES.neededMonthly,
  whole: KPI_NAMES.neededWhole,
  net: KPI_NAMES.neededNet,
} as const;

import { REASONS, TURNS } from '../../explanation/reasons.ts';
import { completionDecimals, formatOwnPeriod, growthDecimals, growthUnitText } from '../../format.ts';
import type { Indicator, Month, Text } from '../../model.ts';
import { netIncrease, shareDone } from '../../progress/completion.ts';
import { growthUnitOf } from '../../progress/growth.ts';
import type { ProgressRow, Rank } from '../../progress/progress-row.ts';
import { type Cell, type NumberCell, number, text } from '../deck-table.ts';
import { commonGapUnit, tableUnit } from './status-cell.ts';

/** A row with the indicator that it is of. */
export interface Known {
  row: ProgressRow;
  indicator: Indicator;
}

/** What all gaps of these rows are counted in; null where each cell says its own. */
export function gapUnitOf(known: readonly Known[]): Text | null {
  const units = new Map(known.map(({ row, indicator }) => [row, indicator.unit]));
  return commonGapUnit([...units.keys()], (row) => units.get(row) ?? '');
}

/** By growth: among the zone and its peers, or among siblings. The page shows the same. */
export function growthRank({ ranks }: ProgressRow): Rank | null {
  return ranks.league ?? ranks.yoy;
}

export function completionRank({ ranks }: ProgressRow): Rank | null {
  return ranks.completion;
}

/** `2/8`; empty without a rank. */
export function rankCell(rank: Rank | null): Cell {
  const said = rank ? `${rank.position}/${rank.of}` : '';
  return text(said, said);
}

/**
 * The period of a row's figures, where it is not the page's: a quarterly indicator, one published later, or last year's.
 *
 * @example quarterly at 2025-08 → 上半年; last December at 2025-01 → 2024年全年
 */
export function ownPeriod(row: ProgressRow, indicator: Indicator, asked: Month): Text | undefined {
  return row.period === asked ? undefined : formatOwnPeriod(indicator, row.period, asked);
}

/** Which of the figures says the row's own period: the level, or the growth where there is none. */
function saysPeriod({ kind }: Indicator): 'ytd' | 'yoyYtd' {
  return kind === 'growth' ? 'yoyYtd' : 'ytd';
}

export function levelCell(value: number | null, indicator: Indicator, row: ProgressRow, asked: Month): Cell {
  const why = row.reasons.ytd ?? (row.status === 'missing' ? 'not-reported' : undefined);
  const cell = number(value, 'level', indicator.decimals, why && REASONS[why]);
  return saysPeriod(indicator) === 'ytd' ? withPeriod(cell, row, indicator, asked) : cell;
}

function withPeriod(cell: NumberCell, row: ProgressRow, indicator: Indicator, asked: Month): Cell {
  const period = ownPeriod(row, indicator, asked);
  return period ? { ...cell, period } : cell;
}

/** Growth; what turned its sign is said in words, and what is not in percent says its unit. */
export function growthCell(row: ProgressRow, indicator: Indicator, asked: Month): Cell {
  if (row.turn) return { is: 'text', text: TURNS[row.turn] };
  const why = row.reasons.yoyYtd;
  const cell = growthNumber(row.yoyYtd, row, indicator, why && REASONS[why]);
  return saysPeriod(indicator) === 'yoyYtd' ? withPeriod(cell, row, indicator, asked) : cell;
}

function growthNumber(value: number | null, row: ProgressRow, indicator: Indicator, why?: Text): NumberCell {
  const source = row.yoyYtdSource;
  const decimals = growthDecimals(indicator, source);
  if (growthUnitOf(indicator, source) === 'percent') return number(value, 'growth', decimals, why);
  return { ...number(value, 'points', decimals, why), unit: tableUnit(growthUnitText(indicator, source)) };
}

/** Of a stock, what it has gained of what it was to gain since last December; nothing of a rate or an index. */
export function completionCell(row: ProgressRow, indicator: Indicator): Cell {
  const why = row.reasons.completion;
  const done = shareDone(row, indicator.kind);
  const cell = number(done, 'percent', completionDecimals(done), why && REASONS[why]);
  const net = netIncrease(row, indicator.kind);
  if (!net || cell.value === null) return cell;
  return { ...cell, before: net.whole > 0 ? NET.more : NET.fewer };
}

const NET = { more: { zh: '净增', en: 'net' }, fewer: { zh: '净减', en: 'net cut' } };

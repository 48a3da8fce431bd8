import type { Text } from '../../model.ts';
import { lowerIsBetter } from '../../progress/pace-and-status.ts';
import { accumulates } from '../../progress/parts-and-whole.ts';
import { capTarget } from './cap-target.ts';
import { growthNeed, growthTarget } from './growth-target.ts';
import { levelTarget } from './level-target.ts';
import { NONE, type Said } from './phrase.ts';
import { sayWayOfStock, stockTarget } from './stock-target.ts';
import { valueNeed, valueTarget } from './value-target.ts';

/** How the figure stands against its target; nothing where it is not judged. */
export function targetClause(said: Said): Text {
  const { row, indicator } = said;
  if (!row.target || indicator.direction === 'neutral') return NONE;
  if (row.target.type === 'growth') return growthTarget(said);
  if (sayWayOfStock(said)) return stockTarget(said);
  if (!accumulates(indicator)) return levelTarget(said);
  return lowerIsBetter(indicator, row.target) ? capTarget(said) : valueTarget(said);
}

/** What the months left must bring, of what is behind. */
export function needClause(said: Said): Text {
  const { row, indicator } = said;
  if (row.status !== 'behind' || !row.target) return NONE;
  if (row.target.type === 'growth') return growthNeed(said);
  return accumulates(indicator) && !lowerIsBetter(indicator, row.target) ? valueNeed(said) : NONE;
}

import type { Indicator } from '../model.ts';
import {
  type FigureCell,
  isExact,
  isGrowth,
  isGrowthByKind,
  isPercentOrPoints,
  type KnownFigure,
  unitsOf,
} from './figure-cell.ts';
import { askScale } from './questions.ts';
import { textOf } from './table.ts';
import type { Assumption, Question, UploadContext } from './understanding.ts';
import { isPercent, shift } from './unit.ts';

/** How growth without a percent sign is meant; null while that is asked. */
export type Scale = 'percent' | 'fraction' | null;

/** Growth beyond ±150 % in most figures of a file cannot be meant as a fraction; below, either may be. */
const EVIDENT_PERCENT = 1.5;

/** Whether unmarked growth (and unmarked rates) are in percent or fractions: answered, evident, or asked. */
export function settleScale(
  figures: readonly KnownFigure[],
  { answers = {} }: UploadContext,
  settlement: { assumptions: Assumption[]; questions: Question[] },
): Scale {
  const answer = answers['percent-or-fraction'];
  if (answer === 'percent' || answer === 'fraction') return answer;
  const unmarked = figures.filter((figure) => figure.value !== 0 && needsScale(figure));
  if (unmarked.length === 0) return 'percent';
  const sizes = Float64Array.from(unmarked, ({ value }) => Math.abs(value)).sort();
  if (sizes[Math.floor(sizes.length / 2)]! >= EVIDENT_PERCENT) {
    settlement.assumptions.push({
      code: 'percent',
      zh: '增速没有写百分号；按数值大小看是百分数。',
      en: 'Growth carries no percent sign; by its size it is in percent.',
    });
    return 'percent';
  }
  settlement.questions.push(askScale(textOf(unmarked[0]!.cell)));
  return null;
}

function needsScale(figure: KnownFigure): boolean {
  const { known, beside } = figure;
  if (isExact(figure) || beside.mark || beside.formatted || beside.flat) return false;
  if (!isGrowth(figure) && !isGrowthByKind(figure, known) && !isPercentLevel(known)) return false;
  return !unitsOf(figure).some(isPercentOrPoints);
}

export const isPercentLevel = (indicator: Indicator): boolean =>
  indicator.kind === 'rate' && isPercent(indicator.unit);

/** Growth, or a rate, in percent (points for a rate); null while its scale is asked. 增长1.79倍 is 179 %. */
export function growthOf(figure: FigureCell, scale: Scale): number | null {
  const { mark, flat, formatted } = figure.beside;
  if (flat) return 0;
  if (formatted || mark === 'times') return shift(figure.value, 2);
  if (mark || isExact(figure) || unitsOf(figure).some(isPercentOrPoints)) return figure.value;
  if (scale === null) return null;
  return scale === 'fraction' ? shift(figure.value, 2) : figure.value;
}

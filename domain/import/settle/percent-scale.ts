import type { Indicator } from '../../model.ts';
import type { Assumption, Question, UploadContext } from '../parsed-file.ts';
import {
  type FigureCell,
  isExact,
  isGrowth,
  isGrowthByKind,
  type KnownFigure,
  unitsOf,
} from '../rows/figure-cell.ts';
import { isPercent, isPercentOrPoints, shift } from '../terms/unit-words.ts';
import { textOf } from '../text/table.ts';
import { askScale } from './questions.ts';

/** How a growth figure without a percent sign is meant; null while that is asked. */
export type Scale = (figure: FigureCell) => Meant | null;
type Meant = 'percent' | 'fraction';

/** Growth beyond ±150 % in most figures of a file cannot be meant as a fraction; below, either may be. */
const EVIDENT_PERCENT = 1.5;
/** A column whose growth is mostly within half a percent, in a file of percents, may be of fractions nevertheless. */
const DOUBTFUL = 0.5;

/** Whether unmarked growth (and unmarked rates) are in percent or fractions: answered, evident, or asked. */
export function resolveScale(
  figures: readonly KnownFigure[],
  { answers = {} }: UploadContext,
  normalized: { assumptions: Assumption[]; questions: Question[] },
): Scale {
  const given = answers['percent-or-fraction'];
  const answer = given === 'percent' || given === 'fraction' ? given : null;
  const unmarked = figures.filter((figure) => figure.value !== 0 && needsScale(figure));
  if (unmarked.length === 0) return () => 'percent';
  const isEvident = median(unmarked) >= EVIDENT_PERCENT;
  const doubtful = isEvident ? doubtfulColumns(unmarked) : new Set<string>();
  const isDoubtful = (figure: FigureCell): boolean => !isEvident || doubtful.has(columnKey(figure));
  if (answer) return (figure) => (isDoubtful(figure) || doubtful.size === 0 ? answer : 'percent');
  if (isEvident)
    normalized.assumptions.push({
      code: 'percent',
      zh: '增速没有写百分号；按数值大小看是百分数。',
      en: 'Growth carries no percent sign; by its size it is in percent.',
    });
  const first = unmarked.find(isDoubtful);
  if (first) normalized.questions.push(askScale(textOf(first.cell)));
  return (figure) => (isDoubtful(figure) ? null : 'percent');
}

/** Columns, each of its own table, whose growth is far smaller than in the rest of the file. */
function doubtfulColumns(unmarked: readonly KnownFigure[]): Set<string> {
  const columns = new Map<string, KnownFigure[]>();
  for (const figure of unmarked) {
    const key = columnKey(figure);
    const own = columns.get(key);
    if (own) own.push(figure);
    else columns.set(key, [figure]);
  }
  return new Set([...columns].filter(([, own]) => median(own) < DOUBTFUL).map(([key]) => key));
}

const columnKey = ({ row, column }: FigureCell): string => `${row.sheet}\u0001${column.label}`;

function median(figures: readonly KnownFigure[]): number {
  const sizes = Float64Array.from(figures, ({ value }) => Math.abs(value)).sort();
  return sizes[Math.floor(sizes.length / 2)]!;
}

function needsScale(figure: KnownFigure): boolean {
  const { known, marks } = figure;
  if (isExact(figure) || marks.mark || marks.formatted || marks.flat) return false;
  if (!isGrowth(figure) && !isGrowthByKind(figure, known) && !isPercentLevel(known)) return false;
  return !unitsOf(figure).some(isPercentOrPoints);
}

export const isPercentLevel = (indicator: Indicator): boolean =>
  indicator.kind === 'rate' && isPercent(indicator.unit);

/** Growth, or a rate, in percent (points for a rate); null while its scale is asked. 增长1.79倍 is 179 %. */
export function growthOf(figure: FigureCell, scale: Scale): number | null {
  const { mark, flat, formatted } = figure.marks;
  if (flat) return 0;
  if (formatted || mark === 'times') return shift(figure.value, 2);
  if (mark || isExact(figure) || unitsOf(figure).some(isPercentOrPoints)) return figure.value;
  const meant = scale(figure);
  if (meant === null) return null;
  return meant === 'fraction' ? shift(figure.value, 2) : figure.value;
}

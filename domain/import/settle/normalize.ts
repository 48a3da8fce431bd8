import type { Month } from '../../model.ts';
import { addMonths, toMonth, yearOf } from '../../month.ts';
import type { Finding } from '../finding.ts';
import { monthIn } from '../layout/preamble.ts';
import type { Assumption, Field, Question, UploadContext, UploadedObservation } from '../parsed-file.ts';
import { markMismatch } from '../rows/cell-marks.ts';
import { collectFigures } from '../rows/database-export.ts';
import {
  type FigureCell,
  hasOwnPeriod,
  isExact,
  isGrowth,
  isGrowthByKind,
  isGrowthField,
  isLate,
  type KnownFigure,
  type PlacedFigure,
  spanSaid,
} from '../rows/figure-cell.ts';
import { growthOf, isPercentLevel, type Scale, settleScale } from './percent-scale.ts';
import { askLag, askSpan } from './questions.ts';
import { levelOf, settleUnits, type Units } from './resolve-units.ts';

/** What came of the figures once units, percent, spans and months are settled, and what is still open. */
export interface Settlement {
  observations: UploadedObservation[];
  questions: Question[];
  assumptions: Assumption[];
  findings: Finding[];
}

/** Kinds whose month and year to date are two different figures. */
const UNDECIDED_SPANS = ['flow', 'count', 'growth'];

/**
 * Figures to observations, in the indicators' units and in percent; what is open is asked and left out.
 *
 * @param settled observations that need nothing more
 * @param known every figure whose indicator is known: questions are asked about all of them at once
 * @param figures those of them whose entity and month are known as well
 */
export function settleFigures(
  settled: readonly UploadedObservation[],
  known: readonly KnownFigure[],
  figures: readonly PlacedFigure[],
  context: UploadContext,
): Settlement {
  const settlement: Settlement = { observations: [], questions: [], assumptions: [], findings: [] };
  const scale = settleScale(known, context, settlement);
  const units = settleUnits(known, context, settlement);
  const spans = settleSpans(known, context, settlement);
  settleLag(known, context, settlement);
  settlement.observations = collectFigures(
    settled,
    figures,
    (figure) => fieldOf(figure, spans),
    (figure, field) => figureIn(figure, field, scale, units, settlement),
    settlement.findings,
  );
  return settlement;
}

function figureIn(
  figure: PlacedFigure,
  field: Field,
  scale: Scale,
  units: Units,
  settlement: Settlement,
): number | null {
  const growth = isGrowthField(field);
  const mismatch = figure.beside.mark || figure.beside.unit ? markMismatch(figure, growth) : null;
  if (mismatch) settlement.findings.push(mismatch);
  if (mismatch?.grade === 'refuse') return null;
  return growth || isPercentLevel(figure.known)
    ? growthOf(figure, scale)
    : levelOf(figure, units, settlement.findings);
}

interface Spans {
  level: 'month' | 'ytd' | null;
  growth: 'month' | 'ytd' | null;
}

/** Which of the four figures a cell is; null while that is asked. */
function fieldOf(figure: PlacedFigure, spans: Spans): Field | null {
  const { known } = figure;
  const growth = isGrowth(figure) || isGrowthByKind(figure, known);
  const span = spanSaid(figure) ?? spanByKind(figure, growth) ?? (growth ? spans.growth : spans.level);
  if (span === null) return null;
  if (growth) return span === 'month' ? 'yoyMonth' : 'yoyYtd';
  // A stock under 本月 stands as it stands.
  return known.kind === 'stock' && !isExact(figure) ? 'ytd' : span;
}

/** Stocks, rates and indexes stand as they stand: their figure is kept as the year to date. */
function spanByKind({ known }: KnownFigure, growth: boolean): 'ytd' | null {
  return growth || UNDECIDED_SPANS.includes(known.kind) ? null : 'ytd';
}

function settleSpans(
  figures: readonly KnownFigure[],
  { answers = {} }: UploadContext,
  settlement: Settlement,
): Spans {
  const open = { level: new Set<string>(), growth: new Set<string>() };
  for (const figure of figures) {
    if (spanSaid(figure)) continue;
    const growth = isGrowth(figure) || isGrowthByKind(figure, figure.known);
    if (!spanByKind(figure, growth)) open[growth ? 'growth' : 'level'].add(figure.known.name);
  }
  const level = spanAnswer(answers['month-or-ytd']);
  const growth = spanAnswer(answers['growth-span']) ?? level;
  if (open.level.size > 0 && !level) settlement.questions.push(askSpan([...open.level], false));
  // Growth follows its level; it is asked by itself only where it stands alone.
  if (open.growth.size > 0 && !growth && open.level.size === 0)
    settlement.questions.push(askSpan([...open.growth], true));
  return { level, growth };
}

const spanAnswer = (answer: string | undefined): 'month' | 'ytd' | null =>
  answer === 'month' || answer === 'ytd' ? answer : null;

/**
 * 利润 and the like come a month late. Where the table does not say so, it is asked whether their rows are for the
 * table's month or the one before, and figures are moved accordingly.
 */
function settleLag(
  figures: readonly KnownFigure[],
  { answers = {} }: UploadContext,
  settlement: Settlement,
): void {
  const late = figures.filter((figure) => figure.known.lag > 0 && !hasOwnPeriod(figure) && !isLate(figure));
  const [first] = late;
  if (!first || answers.lag === 'same') return;
  if (answers.lag === 'previous') {
    for (const figure of late) if (figure.month) figure.month = addMonths(figure.month, -1);
  } else settlement.questions.push(askLag([...new Set(late.map(({ known }) => known.name))]));
}

/** The month of a figure, its own lag taken off; null while year or month is missing. */
export function periodOf(figure: FigureCell, asked: Month | null): Month | null {
  const { period } = figure;
  const late = isLate(figure);
  if (!period) return asked && (late ? addMonths(asked, -1) : asked);
  const stated =
    monthIn(period) ??
    (asked && period.month !== null && period.year === null ? toMonth(yearOf(asked), period.month) : null) ??
    (period.span === 'year' && asked && (period.year === null || period.year === yearOf(asked))
      ? asked
      : null);
  return stated && late ? addMonths(stated, -1) : stated;
}

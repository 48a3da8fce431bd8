import type { Month } from '../../model.ts';
import { addMonths, toMonth, yearOf } from '../../month.ts';
import type { Finding } from '../finding.ts';
import { monthIn } from '../layout/preamble.ts';
import type { Assumption, Field, Question, UploadContext, UploadedObservation } from '../parsed-file.ts';
import { markMismatch } from '../rows/cell-marks.ts';
import { collectObservations } from '../rows/collect-observations.ts';
import {
  type FigureCell,
  hasOwnPeriod,
  isExact,
  isGrowth,
  isGrowthByKind,
  isGrowthField,
  isLate,
  type KnownFigure,
  type ResolvedFigure,
  statedSpan,
} from '../rows/figure-cell.ts';
import { growthOf, isPercentLevel, resolveScale, type Scale } from './percent-scale.ts';
import { askLag, askSpan } from './questions.ts';
import { levelOf, resolveUnits, type Units } from './resolve-units.ts';

/** The result for the figures once units, percent, spans and months are resolved, and what is still open. */
interface NormalizedFigures {
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
 * @param resolved observations that need nothing more
 * @param known every figure whose indicator is known: questions are asked about all of them at once
 * @param figures those of them whose entity and month are known as well
 */
export function normalizeFigures(
  resolved: readonly UploadedObservation[],
  known: readonly KnownFigure[],
  figures: readonly ResolvedFigure[],
  context: UploadContext,
): NormalizedFigures {
  const normalized: NormalizedFigures = { observations: [], questions: [], assumptions: [], findings: [] };
  const scale = resolveScale(known, context, normalized);
  const units = resolveUnits(known, context, normalized);
  const spans = resolveSpans(known, context, normalized);
  resolveLag(known, context, normalized);
  normalized.observations = collectObservations(
    resolved,
    figures,
    (figure) => fieldOf(figure, spans),
    (figure, field) => figureIn(figure, field, scale, units, normalized),
    normalized.findings,
  );
  return normalized;
}

function figureIn(
  figure: ResolvedFigure,
  field: Field,
  scale: Scale,
  units: Units,
  normalized: NormalizedFigures,
): number | null {
  const growth = isGrowthField(field);
  const mismatch = figure.marks.mark || figure.marks.unit ? markMismatch(figure, growth) : null;
  if (mismatch) normalized.findings.push(mismatch);
  if (mismatch?.grade === 'refuse') return null;
  return growth || isPercentLevel(figure.known)
    ? growthOf(figure, scale)
    : levelOf(figure, units, normalized.findings);
}

interface Spans {
  level: 'month' | 'ytd' | null;
  growth: 'month' | 'ytd' | null;
}

/** Which of the four figures a cell is; null while that is asked. */
function fieldOf(figure: ResolvedFigure, spans: Spans): Field | null {
  const { known } = figure;
  const growth = isGrowth(figure) || isGrowthByKind(figure, known);
  const span = statedSpan(figure) ?? spanByKind(figure, growth) ?? (growth ? spans.growth : spans.level);
  if (span === null) return null;
  if (growth) return span === 'month' ? 'yoyMonth' : 'yoyYtd';
  // A stock under 本月 is the figure at the end of the month.
  return known.kind === 'stock' && !isExact(figure) ? 'ytd' : span;
}

/** Stocks, rates and indexes do not accumulate: their figure is stored as the year to date. */
function spanByKind({ known }: KnownFigure, growth: boolean): 'ytd' | null {
  return growth || UNDECIDED_SPANS.includes(known.kind) ? null : 'ytd';
}

function resolveSpans(
  figures: readonly KnownFigure[],
  { answers = {} }: UploadContext,
  normalized: NormalizedFigures,
): Spans {
  const open = { level: new Set<string>(), growth: new Set<string>() };
  for (const figure of figures) {
    if (statedSpan(figure)) continue;
    const growth = isGrowth(figure) || isGrowthByKind(figure, figure.known);
    if (!spanByKind(figure, growth)) open[growth ? 'growth' : 'level'].add(figure.known.name);
  }
  const level = spanAnswer(answers['month-or-ytd']);
  const growth = spanAnswer(answers['growth-span']) ?? level;
  if (open.level.size > 0 && !level) normalized.questions.push(askSpan([...open.level], false));
  // Growth follows its level; it is asked about separately only where there are no levels.
  if (open.growth.size > 0 && !growth && open.level.size === 0)
    normalized.questions.push(askSpan([...open.growth], true));
  return { level, growth };
}

const spanAnswer = (answer: string | undefined): 'month' | 'ytd' | null =>
  answer === 'month' || answer === 'ytd' ? answer : null;

/**
 * 利润 and the like come a month late. Where the table does not state this, the question is whether their rows are
 * for the table's month or the one before; figures are moved accordingly.
 */
function resolveLag(
  figures: readonly KnownFigure[],
  { answers = {} }: UploadContext,
  normalized: NormalizedFigures,
): void {
  const late = figures.filter((figure) => figure.known.lag > 0 && !hasOwnPeriod(figure) && !isLate(figure));
  const [first] = late;
  if (!first || answers.lag === 'same') return;
  if (answers.lag === 'previous') {
    for (const figure of late) if (figure.month) figure.month = addMonths(figure.month, -1);
  } else normalized.questions.push(askLag([...new Set(late.map(({ known }) => known.name))]));
}

/** The month of a figure, its own lag taken off; null while year or month is missing. */
export function periodOf(figure: FigureCell, askedPeriod: Month | null): Month | null {
  const { period } = figure;
  const late = isLate(figure);
  if (!period) return askedPeriod && (late ? addMonths(askedPeriod, -1) : askedPeriod);
  const stated =
    monthIn(period) ??
    (askedPeriod && period.month !== null && period.year === null
      ? toMonth(yearOf(askedPeriod), period.month)
      : null) ??
    (period.span === 'year' && askedPeriod && (period.year === null || period.year === yearOf(askedPeriod))
      ? askedPeriod
      : null);
  return stated && late ? addMonths(stated, -1) : stated;
}

import type { Month } from '../../model.ts';
import { monthOf } from '../../month.ts';
import { otherChoice, otherPeriod } from '../file-findings.ts';
import type { Finding } from '../finding.ts';
import { monthIn } from '../layout/preamble.ts';
import type { Question, UploadContext } from '../parsed-file.ts';
import { countUnknown } from '../rows/body-rows.ts';
import { type FigureCell, hasOwnPeriod, isLate, type ResolvedFigure } from '../rows/figure-cell.ts';
import type { Sheet } from '../sheet.ts';
import { periodOf } from './normalize.ts';
import { askEntity, askIndicator, askMonth, askPeriod } from './questions.ts';

/**
 * Where sheets are named after entities, a sheet under another name is about an entity we do not have: it is left
 * out by that name, instead of asking whose figures they are.
 */
export function nameSheets(sheets: readonly Sheet[], answers: Record<string, string>): void {
  if (!sheets.some(({ entitySheet }) => entitySheet)) return;
  for (const { body, layout, entitySheet } of sheets) {
    const name = layout.table.name;
    if (entitySheet || name === null || answers[`entity:${name}`]) continue;
    const nameless = body.figures.filter(({ entity }) => entity === null);
    if (nameless.length === 0) continue;
    body.figures = body.figures.filter(({ entity }) => entity !== null);
    countUnknown(body, { kind: 'entity', text: name, column: null }, name, null);
  }
}

/** Gives each figure its month, entity and indicator, from the answers where the file is silent; asks for the rest. */
export function assignContext(
  figures: readonly FigureCell[],
  sheets: readonly Sheet[],
  context: UploadContext,
  questions: Question[],
  findings: Finding[],
): ResolvedFigure[] {
  const { answers = {}, catalog, fileName = null } = context;
  const askedPeriod =
    answers.period && /^\d{4}-(0[1-9]|1[0-2])$/.test(answers.period) ? answers.period : null;
  const indicators = new Map(catalog.indicators.map((indicator) => [indicator.code, indicator]));
  const entities = new Set(catalog.entities.map(({ code }) => code));
  const answeredEntity = (sheet: string | null): string | null =>
    [answers[`entity:${sheet}`], answers.entity].find((code) => code !== undefined && entities.has(code)) ??
    null;
  const missing = { period: false, indicator: false, entity: new Set<string | null>() };
  const placed: ResolvedFigure[] = [];
  const stated = new Set<Month>();
  const titled = { indicator: new Set<string>(), entity: new Set<string>() };
  const answered = { indicator: false, entity: false };
  for (const figure of figures) {
    const known = indicators.get(figure.indicator ?? answers.indicator ?? '');
    const entity = figure.entity ?? answeredEntity(figure.row.sheet);
    answered.indicator ||= figure.indicator === null;
    answered.entity ||= figure.entity === null;
    if (figure.indicator && figure.indicator === figure.preamble.indicator)
      titled.indicator.add(figure.indicator);
    if (figure.entity && figure.entity === figure.preamble.entity) titled.entity.add(figure.entity);
    const disputed = isDisputed(figure);
    const month = figure.period?.either
      ? null
      : periodOf(disputed && askedPeriod ? { ...figure, period: null } : figure, askedPeriod);
    if (!hasOwnPeriod(figure) && !isLate(figure) && !disputed) {
      const statedMonth = monthIn(figure.period);
      if (statedMonth) stated.add(statedMonth);
    }
    if (!known) missing.indicator = true;
    if (!entity) missing.entity.add(figure.row.sheet);
    if (!month && !figure.period?.either) missing.period = true;
    figure.known = known ?? null;
    if (!known || !entity || !month) continue;
    figure.entity = entity;
    figure.month = month;
    placed.push(figure as ResolvedFigure);
  }
  const disputed = sheets.flatMap(({ preamble }) => preamble.periods.map(monthIn));
  const several = [...new Set(disputed.filter((month) => month !== null))];
  if (missing.period) questions.push(askPeriod(context.currentMonth, fileName, several));
  else if (several.length > 1 && figures.some(isDisputed) && !askedPeriod)
    questions.push(askPeriod(context.currentMonth, fileName, several));
  if (missing.indicator) questions.push(askIndicator(catalog, fileName));
  for (const sheet of missing.entity) {
    const preamble = sheets.find(({ layout }) => layout.table.name === sheet)?.preamble;
    const single = missing.entity.size === 1;
    questions.push(askEntity(catalog, preamble?.entities ?? [], single ? null : sheet, fileName));
  }
  // An answer that no figure needed, against what the title says: the wrong park's file, or the wrong choice.
  for (const kind of ['indicator', 'entity'] as const) {
    const chosen = answers[kind];
    const [titledCode] = titled[kind];
    if (chosen === undefined || answered[kind] || titled[kind].size !== 1 || titledCode === chosen) continue;
    const list: readonly { code: string; name: string }[] =
      kind === 'entity' ? catalog.entities : catalog.indicators;
    const nameOf = (code: string): string => list.find((one) => one.code === code)?.name ?? code;
    findings.push(otherChoice(kind, nameOf(titledCode!), nameOf(chosen)));
  }
  if (askedPeriod && stated.size === 1 && !stated.has(askedPeriod))
    findings.push(otherPeriod([...stated][0]!, askedPeriod));
  return placed;
}

/** The month is said by titles only, and they name several: that month is asked for. */
const isDisputed = ({ preamble, row, column }: FigureCell): boolean =>
  preamble.periods.length > 0 && row.period?.month == null && column.term.period?.month == null;

/** Figures under 2016.1 that neither row nor column resolves: answered, or asked. */
export function resolveOpenMonths(
  sheets: readonly Sheet[],
  answers: Record<string, string>,
  questions: Question[],
): void {
  const askedTexts = new Set<string>();
  const settle = (figure: FigureCell, text: string): void => {
    const answer = answers[`period:${text}`];
    if (answer && /^\d{4}-(01|10)$/.test(answer)) {
      figure.period = { year: Number(answer.slice(0, 4)), month: monthOf(answer), span: 'month' };
    } else if (!askedTexts.has(text)) {
      askedTexts.add(text);
      questions.push(
        askMonth(text, figure.period!.year ?? 0, figure.row.number, figure.column.label, figure.row.sheet),
      );
    }
  };
  for (const { body } of sheets) {
    for (const figure of body.figures) if (figure.period?.either) settle(figure, `${figure.period.year}.1`);
  }
}

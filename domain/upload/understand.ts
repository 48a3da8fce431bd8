import type { Month } from '../model.ts';
import { monthOf } from '../month.ts';
import { type Body, countUnknown, readBody } from './body.ts';
import { type Column, toColumns } from './columns.ts';
import type { Encoding } from './decode.ts';
import {
  type FigureCell,
  hasOwnPeriod,
  isLate,
  type KnownFigure,
  type PlacedFigure,
  unitsOf,
} from './figure-cell.ts';
import { type Finding, toFinding } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { findLayouts, type Layout } from './layout.ts';
import { indexEntities, indexIndicators } from './name-index.ts';
import { askEntity, askIndicator, askMonth, askPeriod } from './questions.ts';
import { periodOf, settleFigures } from './settlement.ts';
import { shapeOf } from './shape.ts';
import { fillMerges, type Table } from './table.ts';
import { type Names, type TermReader, toTermReader } from './term.ts';
import { monthIn, readTitles, type Statement } from './titles.ts';
import type { Question, Understood, UploadContext } from './understanding.ts';
import { unknownColumns, unknownNames } from './unknown.ts';

export interface Source {
  tables: Table[];
  encoding: Encoding | 'workbook';
  /** What the reader of the file has to tell: formulas, macros, external links. */
  findings?: Finding[];
}

interface Sheet {
  layout: Layout;
  columns: Column[];
  statement: Statement;
  body: Body;
  /** The sheet's name is an entity's. */
  entitySheet: boolean;
}

/** More findings than this help nobody; the rest is counted. */
const MOST_FINDINGS = 2000;
const MOST_NOTES = 100;

/**
 * What a file says, as far as it says it: observations in the catalog's codes and units, questions for what it
 * leaves open, problems for what is wrong, all at once. Pure: the same file, catalog and answers give the same.
 */
export function understand(source: Source, context: UploadContext): Understood {
  const { catalog, aliases = {} } = context;
  const answers = context.answers ?? {};
  const names: Names = {
    indicators: indexIndicators(catalog.indicators, {
      ...aliases.indicators,
      ...answeredNames(answers, 'indicator'),
    }),
    entities: indexEntities(catalog.entities, { ...aliases.entities, ...answeredNames(answers, 'entity') }),
  };
  const read = toTermReader(names);
  const findings: Finding[] = [...(source.findings ?? [])];
  const questions: Question[] = [];
  const sheets: Sheet[] = [];
  for (const table of source.tables) {
    if (table.visibility !== 'visible') {
      findings.push(hiddenSheet(table.name));
      continue;
    }
    const found = readSheets(table, read, names);
    sheets.push(...found);
    if (found.length === 0 && table.rows.length > 0 && source.tables.length > 1)
      findings.push(unreadSheet(table.name));
  }
  const useful = sheets.filter((sheet) => sheet.body.figures.length > 0 || sheet.body.unknown.size > 0);
  for (const sheet of sheets)
    if (!useful.includes(sheet) && useful.length > 0) findings.push(unreadSheet(sheet.layout.table.name));
  const readable = useful.length > 0 ? useful : sheets;
  for (const sheet of readable) findings.push(...sheet.body.findings, ...hiddenFigures(sheet));

  nameSheets(readable, answers);
  settleOpenMonths(readable, answers, questions);
  const figures =
    readable.length === 1 ? readable[0]!.body.figures : readable.flatMap(({ body }) => body.figures);
  const placed = place(figures, readable, context, questions, findings);
  const known = figures.filter((figure): figure is KnownFigure => figure.known !== null);
  const settlement = settleFigures(known, placed, context);
  questions.push(...settlement.questions);
  findings.push(...settlement.findings);
  const exact = readable.some(({ columns }) => columns.some(({ term }) => term.exact));
  const unknown = unknownNames(
    readable.map(({ body }) => body.unknown),
    names,
    answers,
    { exact, used: usedCodes(figures) },
  );
  questions.push(...unknown.questions);
  findings.push(...unknown.findings);
  for (const { layout, columns, body } of readable)
    findings.push(...unknownColumns(layout, columns, body.figures.length > 0));
  if (readable.length === 0) findings.push(nothingFound(source.tables));
  else if (figures.length === 0 && unknown.count === 0 && !findings.some(({ grade }) => grade === 'refuse'))
    findings.push(noFigures());

  const { observations } = settlement;
  return {
    shape: readable.length > 0 ? shapeOf(readable) : null,
    encoding: source.encoding,
    sheets: readable.map(({ layout }) => layout.table.name),
    period: only(observations.map(({ period }) => period)),
    entity: only(observations.map(({ entity }) => entity)),
    indicator: only(observations.map(({ indicator }) => indicator)),
    units: unitsIn(figures),
    observations,
    questions,
    assumptions: settlement.assumptions,
    problems: worstFirst(findings),
    ignored: readable.flatMap(({ layout, body }) =>
      body.ignored.map((row) => ({ sheet: layout.table.name, ...row })),
    ),
    fingerprint: fingerprint(readable),
  };
}

function readSheets(table: Table, read: TermReader, names: Names): Sheet[] {
  const named = table.name === null ? null : names.entities.find(table.name);
  return findLayouts(fillMerges(table), read).map((layout) => {
    const columns = toColumns(layout, read, names);
    const statement = readTitles(layout.titles, table.name, read, names);
    const body = readBody(layout, columns, statement, read, names);
    return { layout, columns, statement, body, entitySheet: named?.kind === 'one' };
  });
}

/**
 * Where sheets are named after entities, a sheet under another name is about an entity we do not have: it is left
 * out by that name, instead of asking whose figures they are.
 */
function nameSheets(sheets: readonly Sheet[], answers: Record<string, string>): void {
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
function place(
  figures: readonly FigureCell[],
  sheets: readonly Sheet[],
  context: UploadContext,
  questions: Question[],
  findings: Finding[],
): PlacedFigure[] {
  const { answers = {}, catalog, fileName = null } = context;
  const asked = answers.period && /^\d{4}-(0[1-9]|1[0-2])$/.test(answers.period) ? answers.period : null;
  const indicators = new Map(catalog.indicators.map((indicator) => [indicator.code, indicator]));
  const entities = new Set(catalog.entities.map(({ code }) => code));
  const answeredEntity = (sheet: string | null): string | null =>
    [answers[`entity:${sheet}`], answers.entity].find((code) => code !== undefined && entities.has(code)) ??
    null;
  const missing = { period: false, indicator: false, entity: new Set<string | null>() };
  const placed: PlacedFigure[] = [];
  const stated = new Set<Month>();
  for (const figure of figures) {
    const known = indicators.get(figure.indicator ?? answers.indicator ?? '');
    const entity = figure.entity ?? answeredEntity(figure.row.sheet);
    const month = figure.period?.either ? null : periodOf(figure, asked);
    if (!hasOwnPeriod(figure) && !isLate(figure)) {
      const said = monthIn(figure.period);
      if (said) stated.add(said);
    }
    if (!known) missing.indicator = true;
    if (!entity) missing.entity.add(figure.row.sheet);
    if (!month && !figure.period?.either) missing.period = true;
    figure.known = known ?? null;
    if (!known || !entity || !month) continue;
    figure.entity = entity;
    figure.month = month;
    placed.push(figure as PlacedFigure);
  }
  const disputed = sheets.flatMap(({ statement }) => statement.periods.map(monthIn));
  const several = [...new Set(disputed.filter((month) => month !== null))];
  if (missing.period) questions.push(askPeriod(context.currentMonth, fileName, several));
  else if (several.length > 1 && figures.some((figure) => !hasOwnPeriod(figure)) && !asked)
    questions.push(askPeriod(context.currentMonth, fileName, several));
  if (missing.indicator) questions.push(askIndicator(catalog, fileName));
  for (const sheet of missing.entity) {
    const statement = sheets.find(({ layout }) => layout.table.name === sheet)?.statement;
    const single = missing.entity.size === 1;
    questions.push(askEntity(catalog, statement?.entities ?? [], single ? null : sheet, fileName));
  }
  if (asked && stated.size === 1 && !stated.has(asked)) findings.push(otherPeriod([...stated][0]!, asked));
  return placed;
}

/** Figures under 2016.1 that neither row nor column settles: answered, or asked. */
function settleOpenMonths(
  sheets: readonly Sheet[],
  answers: Record<string, string>,
  questions: Question[],
): void {
  const asked = new Set<string>();
  const settle = (figure: FigureCell, text: string): void => {
    const answer = answers[`period:${text}`];
    if (answer && /^\d{4}-(01|10)$/.test(answer)) {
      figure.period = { year: Number(answer.slice(0, 4)), month: monthOf(answer), span: 'month' };
    } else if (!asked.has(text)) {
      asked.add(text);
      questions.push(
        askMonth(text, figure.period!.year ?? 0, figure.row.number, figure.column.label, figure.row.sheet),
      );
    }
  };
  for (const { body } of sheets) {
    for (const figure of body.figures) if (figure.period?.either) settle(figure, `${figure.period.year}.1`);
  }
}

function unitsIn(figures: readonly FigureCell[]): string[] {
  const units = new Set<string>();
  for (const figure of figures) for (const unit of unitsOf(figure)) units.add(unit);
  return [...units];
}

function usedCodes(figures: readonly FigureCell[]): Set<string> {
  const used = new Set<string>();
  for (const { indicator, entity } of figures) {
    if (indicator) used.add(indicator);
    if (entity) used.add(entity);
  }
  return used;
}

function answeredNames(
  answers: Record<string, string>,
  kind: 'indicator' | 'entity',
): Record<string, string> {
  const prefix = `name:${kind}:`;
  const named = Object.entries(answers).filter(([key, value]) => key.startsWith(prefix) && value !== 'skip');
  return Object.fromEntries(named.map(([key, value]) => [key.slice(prefix.length), value]));
}

function only<T>(values: readonly T[]): T | null {
  const first = values[0];
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

function worstFirst(findings: Finding[]): Finding[] {
  return (['refuse', 'confirm', 'note'] as const).flatMap((grade) =>
    shorten(
      findings.filter((finding) => finding.grade === grade),
      grade === 'note' ? MOST_NOTES : MOST_FINDINGS,
    ),
  );
}

function shorten(findings: Finding[], most: number): Finding[] {
  const left = findings.length - most;
  if (left <= 0) return findings;
  const { grade, code } = findings[most]!;
  const message = { zh: `还有 ${left} 处没有列出。`, en: `${left} more are not listed.` };
  return [...findings.slice(0, most), toFinding(grade, code, {}, message)];
}

const hiddenSheet = (sheet: string | null): Finding =>
  toFinding(
    'note',
    'hidden-sheet',
    { sheet },
    { zh: `工作表“${sheet}”是隐藏的，没有读取。`, en: `The sheet “${sheet}” is hidden and was not read.` },
  );

const unreadSheet = (sheet: string | null): Finding =>
  toFinding(
    'note',
    'sheet-without-figures',
    { sheet },
    {
      zh: `工作表“${sheet}”里没有认出数据，没有读取。`,
      en: `No figures were recognised on the sheet “${sheet}”.`,
    },
  );

function hiddenFigures({ layout, body }: Sheet): Finding[] {
  if (body.hiddenFigures === 0) return [];
  return [
    toFinding(
      'confirm',
      'hidden-cells',
      { sheet: layout.table.name },
      {
        zh: `有 ${body.hiddenFigures} 个数值在隐藏的行或列里，也会导入。`,
        en: `${body.hiddenFigures} figures stand in hidden rows or columns and will be taken as well.`,
      },
    ),
  ];
}

const otherPeriod = (stated: Month, asked: Month): Finding =>
  toFinding(
    'refuse',
    'period-conflict',
    { value: stated },
    { zh: `文件写的是 ${stated}，您选的是 ${asked}。`, en: `The file says ${stated}; you chose ${asked}.` },
    { zh: asked, en: asked },
  );

function nothingFound(tables: readonly Table[]): Finding {
  const empty = tables.every(({ rows }) => rows.length === 0);
  const hidden = tables.length > 0 && tables.every(({ visibility }) => visibility !== 'visible');
  if (empty)
    return toFinding(
      'refuse',
      'empty-file',
      {},
      { zh: '文件里没有内容。', en: 'There is nothing in the file.' },
    );
  if (hidden)
    return toFinding(
      'refuse',
      'only-hidden-sheets',
      {},
      {
        zh: '所有工作表都是隐藏的。请取消隐藏后再上传。',
        en: 'All sheets are hidden. Unhide them and upload the file again.',
      },
    );
  return toFinding(
    'refuse',
    'no-header',
    {},
    {
      zh: '没有找到表头：没有一行写着期间、指标、园区或当月、累计这样的列名。',
      en: 'No header was found: no row names a period, an indicator, an entity, a month or a year to date.',
    },
    {
      zh: '例如：期间、指标、园区、当月、累计、当月同比、累计同比',
      en: 'for example: period, indicator, entity, month, ytd, yoy_month, yoy_ytd',
    },
  );
}

const noFigures = (): Finding =>
  toFinding(
    'refuse',
    'no-figures',
    {},
    {
      zh: '认出了表头，但下面没有数值。',
      en: 'The header was recognised, but there are no figures below it.',
    },
  );

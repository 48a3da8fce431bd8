import {
  coveredCells,
  fractionLike,
  hiddenFigures,
  hiddenSheet,
  noFigures,
  nothingFound,
  unreadSheet,
  worstFirst,
} from './file-findings.ts';
import type { Finding } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { shapeOf } from './layout/table-layout.ts';
import {
  answeredNames,
  type ParsedFile,
  type Question,
  type UploadContext,
  type UploadedObservation,
} from './parsed-file.ts';
import type { Body } from './rows/body-rows.ts';
import { type FigureCell, type KnownFigure, unitsOf } from './rows/figure-cell.ts';
import { assignContext, nameSheets, resolveOpenMonths } from './settle/assign-context.ts';
import { normalizeFigures } from './settle/normalize.ts';
import { unknownColumns, unknownNames } from './settle/unknown-names.ts';
import { readSheets, type Sheet } from './sheet.ts';
import { toNames, toTermReader } from './terms/header-terms.ts';
import type { ContractColumn } from './terms/header-vocabulary.ts';
import type { Encoding } from './text/decode.ts';
import type { Table } from './text/table.ts';

export interface Source {
  tables: Table[];
  encoding: Encoding | 'workbook';
  /** Findings of the reader of the file: formulas, macros, external links. */
  findings?: Finding[];
}

/**
 * Reads a file that has been split into tables: observations in the catalog's codes and units, questions for what the
 * file leaves open, problems for what is wrong, all at once. Pure: the same file, catalog and answers give the same.
 */
export function parseFile(source: Source, context: UploadContext): ParsedFile {
  return parseTables(source, context).file;
}

/**
 * `parseFile`, with the rows that name an observation and leave all of its figures blank.
 *
 * @param contractColumns the columns of every table, where they were recognised before; null: by its header
 */
export function parseTables(
  source: Source,
  context: UploadContext,
  contractColumns?: readonly (ContractColumn | null)[],
): { file: ParsedFile; rowsWithoutFigures: UploadedObservation[] } {
  const { catalog, aliases = {} } = context;
  const answers = context.answers ?? {};
  const names = toNames(catalog, {
    indicators: { ...aliases.indicators, ...answeredNames(answers, 'indicator') },
    entities: { ...aliases.entities, ...answeredNames(answers, 'entity') },
  });
  const read = toTermReader(names);
  const findings: Finding[] = [...(source.findings ?? [])];
  const questions: Question[] = [];
  const sheets: Sheet[] = [];
  for (const table of source.tables) {
    if (table.visibility !== 'visible') {
      findings.push(hiddenSheet(table.name));
      continue;
    }
    const found = readSheets(table, read, names, contractColumns);
    sheets.push(...found);
    if (found.length === 0 && table.rows.length > 0 && source.tables.length > 1)
      findings.push(unreadSheet(table.name));
  }
  const useful = sheets.filter(({ body }) => countFigures(body) > 0 || body.unknown.size > 0);
  for (const sheet of sheets)
    if (!useful.includes(sheet) && useful.length > 0) findings.push(unreadSheet(sheet.layout.table.name));
  const readable = useful.length > 0 ? useful : sheets;
  // One by one: a file of nothing but mistakes has more of them than a call takes arguments.
  const add = (list: readonly Finding[]): void => {
    for (const finding of list) findings.push(finding);
  };
  for (const sheet of readable) {
    add(sheet.body.findings);
    add(hiddenFigures(sheet));
    if (sheet.layout.inherited === undefined) add(coveredCells(sheet));
  }

  nameSheets(readable, answers);
  resolveOpenMonths(readable, answers, questions);
  const figures =
    readable.length === 1 ? readable[0]!.body.figures : readable.flatMap(({ body }) => body.figures);
  const placed = assignContext(figures, readable, context, questions, findings);
  const known = figures.filter((figure): figure is KnownFigure => figure.known !== null);
  const resolved = readable.flatMap(({ body }) => body.resolved);
  add(fractionLike(resolved));
  const normalized = normalizeFigures(resolved, known, placed, context);
  questions.push(...normalized.questions);
  add(normalized.findings);
  const exact = readable.some(({ columns }) => columns.some(({ term }) => term.exact));
  const unknown = unknownNames(
    readable.map(({ body }) => body.unknown),
    names,
    answers,
    { exact, used: usedCodes(figures, resolved) },
  );
  questions.push(...unknown.questions);
  add(unknown.findings);
  for (const { layout, columns, body } of readable)
    add(unknownColumns(layout, columns, countFigures(body) > 0));
  if (readable.length === 0) findings.push(nothingFound(source.tables));
  else if (
    figures.length + resolved.length === 0 &&
    unknown.count === 0 &&
    !findings.some(({ grade }) => grade === 'refuse')
  )
    findings.push(noFigures());

  const { observations } = normalized;
  const file: ParsedFile = {
    shape: readable.length > 0 ? shapeOf(readable) : null,
    encoding: source.encoding,
    sheets: readable.map(({ layout }) => layout.table.name),
    period: common(observations, ({ period }) => period),
    entity: common(observations, ({ entity }) => entity),
    indicator: common(observations, ({ indicator }) => indicator),
    units: unitsIn(figures),
    observations,
    questions,
    assumptions: normalized.assumptions,
    problems: worstFirst(findings),
    ignored: readable.flatMap(({ layout, body }) =>
      body.ignored.map((row) => ({ sheet: layout.table.name, ...row })),
    ),
    fingerprint: fingerprint(readable),
  };
  return { file, rowsWithoutFigures: readable.flatMap(({ body }) => body.rowsWithoutFigures) };
}

function unitsIn(figures: readonly FigureCell[]): string[] {
  const units = new Set<string>();
  for (const figure of figures) for (const unit of unitsOf(figure)) units.add(unit);
  return [...units];
}

const countFigures = ({ figures, resolved }: Body): number => figures.length + resolved.length;

function usedCodes(figures: readonly FigureCell[], resolved: readonly UploadedObservation[]): Set<string> {
  const used = new Set<string>();
  for (const list of [figures, resolved]) {
    for (const { indicator, entity } of list) {
      if (indicator) used.add(indicator);
      if (entity) used.add(entity);
    }
  }
  return used;
}

/** What all observations have alike, or null. */
function common(
  observations: readonly UploadedObservation[],
  pick: (one: UploadedObservation) => string,
): string | null {
  const [first] = observations;
  return first && observations.every((one) => pick(one) === pick(first)) ? pick(first) : null;
}

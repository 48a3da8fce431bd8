import type { About, Catalog, Entity, Indicator, Month } from '../../model.ts';
import { type Problem, ProblemList } from '../../problem.ts';
import { isProblem } from '../finding.ts';
import { toNames } from '../terms/header-terms.ts';
import { decode } from '../text/decode.ts';
import { UNLIMITED } from '../text/delimited.ts';
import type { Table } from '../text/table.ts';
import { readTextTable } from '../text/text-table.ts';
import { parseEntities } from './entities-table.ts';
import { parseIndicators } from './indicators-table.ts';
import type { Located } from './named-table.ts';
import { type ParsedObservations, parseObservations } from './observations-table.ts';
import { type ParsedTargets, parseTargets } from './targets-table.ts';

/** The files a data folder may have; any of them may be absent. */
export const FOLDER_FILES = [
  'entities.csv',
  'indicators.csv',
  'targets.csv',
  'observations.csv',
  'about.json',
] as const;
export type FolderFile = (typeof FOLDER_FILES)[number];

/** A file as bytes, or as a table where its rows did not come in a file. */
type FolderInput = Partial<Record<FolderFile, Uint8Array | Table>>;

export interface DataFolder {
  entities: Located<Entity>[];
  indicators: Located<Indicator>[];
  targets: ParsedTargets;
  observations: ParsedObservations;
  about: About | null;
  /** Everything that is wrong, file by file. With any of them nothing of the folder may be stored. */
  problems: Problem[];
}

/** What a folder may refer to, and the latest month that a figure can be of. */
interface FolderContext {
  /** Entities and indicators already stored, which the files may amend. */
  catalog: Catalog;
  /** The current month in Asia/Shanghai. */
  currentMonth: Month;
}

/**
 * Reads a data folder: the bytes of its files to typed rows, and every problem at once with file, row and column.
 * Text is decoded and split as in an upload, without its limits on rows and cells.
 */
export function parseDataFolder(
  files: FolderInput,
  { catalog: known, currentMonth }: FolderContext,
): DataFolder {
  const lists: ProblemList[] = [];
  function read<T>(file: FolderFile, parse: (table: Table, problems: ProblemList) => T, absent: T): T {
    const input = files[file];
    if (!input) return absent;
    const problems = new ProblemList(file);
    lists.push(problems);
    const table = input instanceof Uint8Array ? toTextTable(input, problems) : input;
    return table ? parse(table, problems) : absent;
  }

  const entities = read(
    'entities.csv',
    (table, problems) => parseEntities(table, known.entities, problems),
    [],
  );
  const allEntities = byCode(known.entities, entities);
  const indicators = read(
    'indicators.csv',
    (table, problems) => parseIndicators(table, known.indicators, allEntities, problems),
    [],
  );
  const allIndicators = byCode(known.indicators, indicators);
  const catalog = { entities: [...allEntities.values()], indicators: [...allIndicators.values()] };
  return {
    entities,
    indicators,
    targets: read(
      'targets.csv',
      (table, problems) => parseTargets(table, allIndicators, toNames(catalog), problems),
      { presentColumns: { plan: false, from: false, note: false }, rows: [] },
    ),
    observations: read(
      'observations.csv',
      (table, problems) => parseObservations(table, catalog, currentMonth, problems),
      { presentColumns: NO_COLUMNS, headers: { month: 'month', ytd: 'ytd' }, rows: [] },
    ),
    about: parseAbout(files['about.json'], lists),
    problems: lists.flatMap((list) => list.problems),
  };
}

const NO_COLUMNS = { month: false, ytd: false, yoyMonth: false, yoyYtd: false, status: false };

function toTextTable(bytes: Uint8Array, problems: ProblemList): Table | undefined {
  const read = readTextTable(bytes, UNLIMITED);
  if (!isProblem(read)) return read.table;
  addProblem(problems, read);
  return undefined;
}

function addProblem(problems: ProblemList, problem: Problem): void {
  problems.add(problem.code, problem, problem.message, problem.messageEn);
}

function byCode<T extends { code: string }>(
  known: readonly T[],
  found: readonly Located<T>[],
): Map<string, T> {
  const all = new Map(known.map((one) => [one.code, one]));
  for (const { value } of found) all.set(value.code, value);
  return all;
}

function parseAbout(input: FolderInput[FolderFile], lists: ProblemList[]): About | null {
  if (!(input instanceof Uint8Array)) return null;
  const problems = new ProblemList('about.json');
  lists.push(problems);
  const decoded = decode(input);
  if (isProblem(decoded)) {
    addProblem(problems, decoded);
    return null;
  }
  const about = tryJson(decoded.text) as Partial<About> | null;
  const { zh, en } = about?.title ?? {};
  if (typeof zh === 'string' && zh !== '' && typeof en === 'string' && en !== '') {
    const demonstration = about?.demonstration ?? false;
    if (typeof demonstration === 'boolean') return { title: { zh, en }, demonstration };
  }
  problems.add(
    'bad-about',
    { row: null },
    '应为 {"title": {"zh": "…", "en": "…"}, "demonstration": true 或 false}',
    'expected {"title": {"zh": "…", "en": "…"}, "demonstration": true or false}',
  );
  return null;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

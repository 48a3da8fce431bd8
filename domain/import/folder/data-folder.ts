import type { About, Catalog, Entity, Indicator } from '../../model.ts';
import { type Problem, ProblemList } from '../../problem.ts';
import { decodeText } from './csv-table.ts';
import { type Located, parseEntities } from './table-entities.ts';
import { parseIndicators } from './table-indicators.ts';
import { type ParsedObservations, parseObservations } from './table-observations.ts';
import { References } from './table-reference.ts';
import { type ParsedTargets, parseTargets } from './table-targets.ts';

/** The files a data folder may have; any of them may be absent. */
export const FOLDER_FILES = [
  'entities.csv',
  'indicators.csv',
  'targets.csv',
  'observations.csv',
  'about.json',
] as const;
export type FolderFile = (typeof FOLDER_FILES)[number];

export interface DataFolder {
  entities: Located<Entity>[];
  indicators: Located<Indicator>[];
  targets: ParsedTargets;
  observations: ParsedObservations;
  about: About | null;
  /** Everything that is wrong, file by file. With any of them nothing of the folder may be kept. */
  problems: Problem[];
}

/**
 * Reads a data folder: the bytes of its files to typed rows, and every problem at once with file, row and column.
 *
 * @param known entities and indicators already stored, to which the files may refer and which they may amend
 */
export function parseDataFolder(files: Partial<Record<FolderFile, Uint8Array>>, known: Catalog): DataFolder {
  const lists: ProblemList[] = [];
  function read<T>(file: FolderFile, parse: (text: string, problems: ProblemList) => T, absent: T): T {
    const bytes = files[file];
    if (!bytes) return absent;
    const problems = new ProblemList(file);
    lists.push(problems);
    const text = decodeText(bytes, problems);
    return text === undefined ? absent : parse(text, problems);
  }

  const entities = read(
    'entities.csv',
    (text, problems) => parseEntities(text, known.entities, problems),
    [],
  );
  const allEntities = byCode(known.entities, entities);
  const indicators = read(
    'indicators.csv',
    (text, problems) => parseIndicators(text, known.indicators, allEntities, problems),
    [],
  );
  const named = {
    entities: new References(allEntities.values()),
    indicators: new References(byCode(known.indicators, indicators).values()),
  };
  return {
    entities,
    indicators,
    targets: read(
      'targets.csv',
      (text, problems) => parseTargets(text, named.indicators, named.entities, problems),
      { stated: { plan: false, note: false }, rows: [] },
    ),
    observations: read(
      'observations.csv',
      (text, problems) => parseObservations(text, named.indicators, named.entities, problems),
      { stated: { month: false, ytd: false, yoyMonth: false, yoyYtd: false, status: false }, rows: [] },
    ),
    about: read('about.json', parseAbout, null),
    problems: lists.flatMap((list) => list.problems),
  };
}

function byCode<T extends { code: string }>(
  known: readonly T[],
  found: readonly Located<T>[],
): Map<string, T> {
  const all = new Map(known.map((one) => [one.code, one]));
  for (const { value } of found) all.set(value.code, value);
  return all;
}

function parseAbout(text: string, problems: ProblemList): About | null {
  const about = tryJson(text) as Partial<About> | null;
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

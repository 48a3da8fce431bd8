import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LoadResult } from '../../contract/tables.ts';
import { readCatalog, saveAbout } from '../../db/figures/catalog.ts';
import { readEntityIds, saveEntities } from '../../db/figures/entities.ts';
import { readIndicatorIds, saveIndicators } from '../../db/figures/indicators.ts';
import { saveObservations } from '../../db/figures/observations.ts';
import { saveTargets } from '../../db/figures/targets.ts';
import { saveRevision } from '../../db/revisions.ts';
import type { Writer } from '../../db/schema.ts';
import type { Database } from '../../db/sqlite/open.ts';
import { saveFile } from '../../db/uploads/uploads.ts';
import { toCsv } from '../../domain/csv.ts';
import { FOLDER_FILES, type FolderFile, parseDataFolder } from '../../domain/import/folder/data-folder.ts';
import type { GrowthAnswer } from '../../domain/import/growth-restatement.ts';
import { type Table, textOf } from '../../domain/import/text/table.ts';
import { inShanghai } from '../../domain/month.ts';
import { type Problem, ProblemList } from '../../domain/problem.ts';
import { type Changes, findChanges } from './folder-diff.ts';

/** The folder cannot be loaded; nothing of it has been stored. */
export class LoadProblems extends Error {
  override name = 'LoadProblems';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The data folder has ${problems.length} problem(s)`);
    this.problems = problems;
  }
}

/** The files of a data folder, any of which may be absent. Rows that did not come in a file are a table. */
type FolderContent = Partial<Record<FolderFile, Buffer | Table>>;

interface LoadOptions {
  /** Name of the account or of the person at the terminal. */
  by: string;
  at: Date;
  /** Of the revision; `load` if absent. */
  kind?: string;
  reason?: string | null;
  /** What becomes of published growth whose level is revised without it; if absent, such rows are problems. */
  growth?: GrowthAnswer;
  /** Reports what would change, and changes nothing. */
  preview?: boolean;
  /** Runs in the same transaction, after everything is saved. */
  also?(trx: Writer, result: LoadResult): Promise<void>;
}

/**
 * Loads a data folder: everything in one transaction and one revision, or nothing. Rows that are stored already make
 * no new version; a folder of only such rows makes no revision. Files that changed something are stored with their
 * bytes.
 *
 * @throws {LoadProblems} with everything that is wrong; also if the folder cannot be read, is empty, or holds a CSV
 * under a name that is not read
 */
export async function loadFolder(
  database: Pick<Database, 'write'>,
  folder: string,
  options: LoadOptions,
): Promise<LoadResult> {
  return loadFiles(database, await readFiles(folder), options);
}

/** `loadFolder` for files that did not come from a folder. */
export async function loadFiles(
  database: Pick<Database, 'write'>,
  files: FolderContent,
  { by, at, kind = 'load', reason = null, growth, preview = false, also }: LoadOptions,
): Promise<LoadResult> {
  return database.write(async (trx) => {
    const catalog = await readCatalog(trx);
    const parsed = parseDataFolder(files, { catalog, currentMonth: inShanghai(at).month });
    if (parsed.problems.length > 0) throw new LoadProblems(parsed.problems);
    const { changes, problems } = await findChanges(trx, catalog, parsed, growth ?? null);
    if (problems.length > 0) throw new LoadProblems(problems);
    const { entities, indicators, targets, observations, about } = changes;
    const summary = {
      entities: entities.count,
      indicators: indicators.count,
      targets: targets.count,
      observations: observations.count,
    };
    const lists = [entities, indicators, targets, observations];
    const changed = about !== null || lists.some(({ rows }) => rows.length > 0);
    if (!changed || preview) return { revision: catalog.revision, changed, summary };
    const revision = await saveRevision(trx, { at, by, kind, reason });
    await saveChanges(trx, revision, files, changes);
    const result = { revision, changed, summary };
    await also?.(trx, result);
    return result;
  });
}

/** Any CSV, and any table under one of our names: to leave it out silently would lose what somebody meant to load. */
const LOOKS_LIKE_DATA = /\.csv$|^(entities|indicators|targets|observations)\.(xlsx?|tsv|txt|et)$/i;

async function readFiles(folder: string): Promise<FolderContent> {
  const problems = new ProblemList(basename(folder));
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    problems.add(
      'no-folder',
      { row: null, value: folder },
      `无法读取文件夹 ${folder}（${error.code}）`,
      `the folder ${folder} cannot be read (${error.code})`,
    );
    throw new LoadProblems(problems.problems);
  });
  const known = FOLDER_FILES.filter((name) => names.includes(name));
  const list = FOLDER_FILES.join(', ');
  for (const name of names) {
    if (!LOOKS_LIKE_DATA.test(name) || known.includes(name as FolderFile)) continue;
    const place = { row: null, value: name };
    problems.add(
      'unknown-file',
      place,
      `不认识的文件；可用的文件：${list}`,
      `unknown file; the files are ${list}`,
    );
  }
  if (known.length === 0 && problems.length === 0) {
    const place = { row: null, value: folder };
    problems.add(
      'empty-folder',
      place,
      `文件夹里没有 ${list} 中的任何一个`,
      `none of ${list} is in the folder`,
    );
  }
  if (problems.length > 0) throw new LoadProblems(problems.problems);
  const files: FolderContent = {};
  for (const name of known) {
    const bytes = await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => error);
    if (bytes instanceof Uint8Array) files[name] = bytes;
    else addUnreadable(problems, name, bytes);
  }
  if (problems.length > 0) throw new LoadProblems(problems.problems);
  return files;
}

function addUnreadable(problems: ProblemList, name: FolderFile, { code }: NodeJS.ErrnoException): void {
  problems.add(
    'unreadable-file',
    { row: null, value: name },
    `无法读取文件 ${name}（${code}）`,
    `the file ${name} cannot be read (${code})`,
  );
}

async function saveChanges(
  trx: Writer,
  revision: number,
  files: FolderContent,
  changes: Changes,
): Promise<void> {
  const { entities, indicators, targets, observations, about } = changes;
  const saveSource = async (name: FolderFile, rows: readonly unknown[]) =>
    rows.length > 0 ? saveFile(trx, { name, bytes: toBytes(files[name]!), revision }) : null;

  await saveSource('entities.csv', entities.rows);
  await saveEntities(trx, revision, entities.rows);
  await saveSource('indicators.csv', indicators.rows);
  await saveIndicators(trx, revision, indicators.rows);
  const ids = { entities: await readEntityIds(trx), indicators: await readIndicatorIds(trx) };
  const targetFile = await saveSource('targets.csv', targets.rows);
  await saveTargets(trx, ids, { revision, fileId: targetFile }, targets.rows);
  const observationFile = await saveSource('observations.csv', observations.rows);
  await saveObservations(trx, ids, { revision, fileId: observationFile }, observations.rows);
  if (about) await saveAbout(trx, about);
}

/** Rows that did not come in a file are stored as the CSV file that would give them. */
function toBytes(source: Buffer | Table): Buffer {
  if (Buffer.isBuffer(source)) return source;
  return Buffer.from(toCsv(source.rows.map(({ cells }) => cells.map((cell) => textOf(cell)))));
}

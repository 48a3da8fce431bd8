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
import { saveFile } from '../../db/uploads/files.ts';
import { FOLDER_FILES, type FolderFile, parseDataFolder } from '../../domain/import/folder/data-folder.ts';
import { type Problem, ProblemList } from '../../domain/problem.ts';
import { type Changes, findChanges } from './folder-diff.ts';

/** The folder cannot be loaded, and nothing of it was. */
export class LoadProblems extends Error {
  override name = 'LoadProblems';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The data folder has ${problems.length} problem(s)`);
    this.problems = problems;
  }
}

/** The bytes of a data folder's files; any may be absent. */
export type Files = Partial<Record<FolderFile, Buffer>>;

/** Who loads, when, and how it is told. */
export interface LoadOrigin {
  by: string;
  at: Date;
  kind?: string;
  reason?: string | null;
  /** Says what would change, and changes nothing. */
  preview?: boolean;
  /** What else belongs into the transaction. */
  also?(trx: Writer, result: LoadResult): Promise<void>;
}

/**
 * Loads a data folder: everything in one transaction and one revision, or nothing. Rows that say what is stored
 * already make no new version; a folder of only such rows makes no revision. Files that brought something are
 * kept with their bytes.
 *
 * @throws {LoadProblems} with everything that is wrong
 */
export async function loadFolder(
  database: Pick<Database, 'write'>,
  folder: string,
  origin: LoadOrigin,
): Promise<LoadResult> {
  return loadFiles(database, await readFiles(folder), origin);
}

/** The same for files that did not come from a folder. */
export async function loadFiles(
  database: Pick<Database, 'write'>,
  files: Files,
  { by, at, kind = 'load', reason = null, preview = false, also }: LoadOrigin,
): Promise<LoadResult> {
  return database.write(async (trx) => {
    const catalog = await readCatalog(trx);
    const parsed = parseDataFolder(files, catalog);
    if (parsed.problems.length > 0) throw new LoadProblems(parsed.problems);
    const { changes, problems } = await findChanges(trx, catalog, parsed);
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

/** @throws {LoadProblems} when the folder is none, is empty, or holds a CSV under a name that is not read */
/** Any CSV, and any table under one of our names: leaving it out in silence would lose what somebody meant to load. */
const MEANT_FOR_US = /\.csv$|^(entities|indicators|targets|observations)\.(xlsx?|tsv|txt|et)$/i;

async function readFiles(folder: string): Promise<Files> {
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
    if (!MEANT_FOR_US.test(name) || known.includes(name as FolderFile)) continue;
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
  const files: Files = {};
  for (const name of known) {
    const bytes = await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => error);
    if (bytes instanceof Uint8Array) files[name] = bytes;
    else unreadable(problems, name, bytes);
  }
  if (problems.length > 0) throw new LoadProblems(problems.problems);
  return files;
}

function unreadable(problems: ProblemList, name: FolderFile, { code }: NodeJS.ErrnoException): void {
  problems.add(
    'unreadable-file',
    { row: null, value: name },
    `无法读取文件 ${name}（${code}）`,
    `the file ${name} cannot be read (${code})`,
  );
}

async function saveChanges(trx: Writer, revision: number, files: Files, changes: Changes): Promise<void> {
  const { entities, indicators, targets, observations, about } = changes;
  const fileIdOf = async (name: FolderFile, rows: readonly unknown[]) =>
    rows.length > 0 ? saveFile(trx, { name, bytes: files[name]!, revision }) : null;

  await fileIdOf('entities.csv', entities.rows);
  await saveEntities(trx, revision, entities.rows);
  await fileIdOf('indicators.csv', indicators.rows);
  await saveIndicators(trx, revision, indicators.rows);
  const ids = { entities: await readEntityIds(trx), indicators: await readIndicatorIds(trx) };
  const targetFile = await fileIdOf('targets.csv', targets.rows);
  await saveTargets(trx, ids, { revision, fileId: targetFile }, targets.rows);
  const observationFile = await fileIdOf('observations.csv', observations.rows);
  await saveObservations(trx, ids, { revision, fileId: observationFile }, observations.rows);
  if (about) await saveAbout(trx, about);
}

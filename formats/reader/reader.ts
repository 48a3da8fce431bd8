import type { UploadContext } from '../../domain/import/parsed-file.ts';
import type { Problem } from '../../domain/problem.ts';
import { type ChildOptions, readInChild } from '../worker/child-process.ts';
import { fileKind } from './file-kind.ts';
import { type FileTables, readExcerpt, type UnderstoodFile, understandBytes } from './read-file.ts';

export { type ChildOptions, dropSpareChild, keepSpareChild } from '../worker/child-process.ts';
export { MOST_BYTES, tooManyBytes } from './file-kind.ts';
export type { FileTables, UnderstoodFile } from './read-file.ts';

/** Text of this size is read within a few milliseconds: a process of its own would only cost time. */
const READ_HERE = 128 * 1024;

/**
 * The door: what a file says. Workbooks and long texts are read in a process of their own, with its memory and
 * time limited; a short text is read here. Never throws for what is in the file: that is a Problem.
 */
export async function understandFile(
  bytes: Buffer,
  fileName: string,
  context: UploadContext,
  options: ChildOptions = {},
): Promise<UnderstoodFile | Problem> {
  const asked = { ...context, fileName };
  const here = readHere(bytes);
  if (typeof here === 'object') return here;
  if (here) return understandBytes(bytes, asked);
  return (await readInChild({ kind: 'understand', context: asked }, bytes, options)) as
    | UnderstoodFile
    | Problem;
}

/**
 * The file's tables, cell by cell, with their row numbers: to mark problems beside the rows, or to look at.
 *
 * @param rows of a long file only its top and these rows; null for all of any file
 */
export async function readFile(
  bytes: Buffer,
  options: ChildOptions = {},
  rows: readonly number[] | null = null,
): Promise<FileTables | Problem> {
  const here = readHere(bytes);
  if (typeof here === 'object') return here;
  if (here) return readExcerpt(bytes, rows);
  return (await readInChild({ kind: 'tables', rows }, bytes, options)) as FileTables | Problem;
}

function readHere(bytes: Buffer): boolean | Problem {
  const kind = fileKind(bytes);
  return typeof kind === 'object' ? kind : kind === 'text' && bytes.length <= READ_HERE;
}

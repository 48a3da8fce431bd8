import { isProblem } from '../../domain/import/finding.ts';
import type { UploadContext } from '../../domain/import/parsed-file.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FileTables } from '../reader/file-tables.ts';
import { type FileContent, parseBytes, readExcerpt } from '../reader/read-file.ts';
import { type EncodedObservations, encode } from './column-encoding.ts';
import type { Task } from './task.ts';

/** What to read of a file: its tables (of a long one the top and these rows; all of it for null), or its meaning. */
export type ReadRequest =
  | { kind: 'tables'; rows: readonly number[] | null }
  | { kind: 'parse'; context: UploadContext };

/** A parsed file whose observations are encoded in batches, so that decoding them can be interrupted. */
export interface EncodedFile extends FileContent {
  batches: EncodedObservations[];
}

/** The server decodes a batch in about 5 ms. */
const BATCH = 10_000;

/** Reads a file in a process of its own. Reports how many rows it has read. */
export const readFileTask: Task<
  { bytes: Buffer; request: ReadRequest },
  FileTables | EncodedFile | Problem,
  number
> = async ({ bytes, request }, { report }) => {
  if (request.kind === 'tables') return readExcerpt(bytes, request.rows, report);
  const file = await parseBytes(bytes, request.context, report);
  if (isProblem(file)) return file;
  const { observations, ...parsed } = file.parsed;
  const batches: EncodedObservations[] = [];
  for (let at = 0; at < observations.length; at += BATCH)
    batches.push(encode(observations.slice(at, at + BATCH)));
  return { ...file, parsed: { ...parsed, observations: [] }, batches };
};

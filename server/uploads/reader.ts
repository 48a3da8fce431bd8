import { isProblem } from '../../domain/upload/finding.ts';
import { readTextTable } from '../../domain/upload/text-table.ts';
import { understand } from '../../domain/upload/understand.ts';
import type { Understanding, UploadContext } from '../../domain/upload/understanding.ts';

/** Reads bytes to what they say. A part of the app, so that a test can put a slow or a failing one in its place. */
export type ReadFile = (bytes: Buffer, context: UploadContext) => Promise<Understanding>;

export const readFile: ReadFile = async (bytes, context) => {
  const source = readTextTable(bytes);
  if (isProblem(source)) return source;
  return understand({ tables: [source.table], encoding: source.encoding }, context);
};

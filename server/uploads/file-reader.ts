import type { UploadContext } from '../../domain/import/parsed-file.ts';
import type { Problem } from '../../domain/problem.ts';
import {
  type ChildOptions,
  type FileTables,
  readFile,
  type UnderstoodFile,
  understandFile,
} from '../../formats/reader/reader.ts';

/** Reads files. A part of the app, so that a test can put a slow or a failing one in its place. */
export interface FileReader {
  /** What the bytes say. */
  understand(bytes: Buffer, context: UploadContext): Promise<UnderstoodFile | Problem>;
  /** Cell by cell; of a long file the top and these rows. */
  tables(bytes: Buffer, rows: readonly number[]): Promise<FileTables | Problem>;
}

/** The reader in use: long files in a process of their own, started with these options. */
export function fileReader(options: ChildOptions = {}): FileReader {
  return {
    understand: (bytes, context) => understandFile(bytes, context.fileName ?? 'upload', context, options),
    tables: (bytes, rows) => readFile(bytes, options, rows),
  };
}

import type { UploadContext } from '../../domain/import/parsed-file.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FileTables } from '../../formats/reader/file-tables.ts';
import type { FileContent } from '../../formats/reader/read-file.ts';
import type { Run } from '../../formats/worker/runner.ts';
import { parseUpload, readFile } from '../../formats/worker/upload-reader.ts';

/** Reads uploaded files. Tests put a slow or a failing one in its place. */
export interface FileReader {
  /** Parses a file. */
  parse(bytes: Buffer, context: UploadContext): Promise<FileContent | Problem>;
  /** The file cell by cell; of a long one the top and these rows. */
  tables(bytes: Buffer, rows: readonly number[]): Promise<FileTables | Problem>;
}

export function fileReader(run: Run): FileReader {
  return {
    parse: (bytes, context) => parseUpload(run, bytes, context),
    tables: (bytes, rows) => readFile(run, bytes, rows),
  };
}

import type { UploadContext } from '../../domain/import/parsed-file.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FileTables } from '../../formats/reader/file-tables.ts';
import type { FileContent } from '../../formats/reader/read-file.ts';
import type { Run } from '../../formats/worker/runner.ts';
import { parseUpload, readFile } from '../../formats/worker/upload-reader.ts';
import { Limiter } from '../http/limiter.ts';

/** Reads uploaded files. Tests put a slow or a failing one in its place. */
export interface FileReader {
  /** Parses a file. */
  parse(bytes: Buffer, context: UploadContext): Promise<FileContent | Problem>;
  /** The file cell by cell; of a long one the top and these rows. */
  tables(bytes: Buffer, rows: readonly number[]): Promise<FileTables | Problem>;
}

/** Reads two files at once: more would only take each other's processor. */
export function fileReader(run: Run): FileReader {
  const limiter = new Limiter({
    concurrency: 2,
    queue: 400,
    busy: {
      zh: '同时上传的文件太多，请几秒后再试。',
      en: 'Too many files are being read at once; try again in a few seconds.',
    },
    retryAfter: 3,
  });
  return {
    parse: (bytes, context) => limiter.run(() => parseUpload(run, bytes, context)),
    tables: (bytes, rows) => limiter.run(() => readFile(run, bytes, rows)),
  };
}

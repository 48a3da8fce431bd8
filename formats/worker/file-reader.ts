import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { fileProblem } from '../../domain/import/finding.ts';
import type { UploadContext } from '../../domain/import/parsed-file.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FileTables } from '../reader/file-tables.ts';
import type { FileContent } from '../reader/read-file.ts';
import { decode } from './column-encoding.ts';
import type { EncodedFile, ReadRequest } from './read-file.ts';
import { type Run, type RunOptions, TaskKilled } from './runner.ts';

/** Reads uploaded files in the processes of a runner, with limited memory and time. */
export interface FileReader {
  /** Parses a file. Never throws for the file's contents: those become a Problem. */
  parse(bytes: Buffer, context: UploadContext): Promise<FileContent | Problem>;
  /**
   * The file's tables, cell by cell, with their row numbers: to mark problems next to the rows, or to look at.
   *
   * @param rows of a long file only its top and these rows; null, or none given, for all of any file
   */
  tables(
    bytes: Buffer,
    rows?: readonly number[] | null,
    options?: RunOptions<'read-file'>,
  ): Promise<FileTables | Problem>;
}

export function createFileReader(run: Run): FileReader {
  const read = (bytes: Buffer, request: ReadRequest, options: RunOptions<'read-file'> = {}) =>
    run('read-file', { bytes, request }, options).catch((error: unknown): Problem => {
      if (!(error instanceof TaskKilled)) throw error;
      return error.reason === 'time' ? tooSlow() : tooLarge();
    });
  return {
    async parse(bytes, context) {
      const file = await read(bytes, { kind: 'parse', context });
      return 'batches' in file ? decodeFile(file) : (file as Problem);
    },
    tables: (bytes, rows = null, options = {}) =>
      read(bytes, { kind: 'tables', rows }, options) as Promise<FileTables | Problem>,
  };
}

async function decodeFile({ batches, ...file }: EncodedFile): Promise<FileContent> {
  const { observations } = file.parsed;
  for (const batch of batches) {
    for (const observation of decode(batch)) observations.push(observation);
    await yieldToEventLoop();
  }
  return file;
}

const tooSlow = (): Problem =>
  fileProblem(
    'reading-too-slow',
    `文件太复杂，没有在规定时间内读完，已停止。请只保留需要的工作表和行，或另存为 CSV 后再上传。`,
    `The file was too complex to be read in the time allowed. Keep only the sheets and rows needed, or save it as CSV and upload that.`,
  );

const tooLarge = (): Problem =>
  fileProblem(
    'reading-too-large',
    '读取这个文件需要的内存超过上限，已停止。请只保留需要的工作表和行，或另存为 CSV 后再上传。',
    'Reading this file takes more memory than allowed. Keep only the sheets and rows needed, or save it as CSV and upload that.',
  );

import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { fileProblem } from '../../domain/import/finding.ts';
import type { UploadContext } from '../../domain/import/parsed-file.ts';
import type { Problem } from '../../domain/problem.ts';
import { fileKind } from '../reader/file-kind.ts';
import type { FileTables } from '../reader/file-tables.ts';
import { type FileContent, parseBytes, readExcerpt } from '../reader/read-file.ts';
import { decode } from './column-encoding.ts';
import type { EncodedFile, ReadRequest } from './read-file.ts';
import { type Run, type RunOptions, TaskKilled } from './runner.ts';

/** Text up to this size is read within a few milliseconds: starting a process would take longer. */
const READ_HERE = 128 * 1024;

type ReadOptions = RunOptions<'read-file'>;

/**
 * Entry point: parses an uploaded file. Workbooks and long texts are read in a process of their own, with limited
 * memory and time; a short text is read here. Never throws for the file's contents: those become a Problem.
 */
export async function parseUpload(
  run: Run,
  bytes: Buffer,
  context: UploadContext,
  options: ReadOptions = {},
): Promise<FileContent | Problem> {
  const here = readHere(bytes);
  if (typeof here === 'object') return here;
  if (here) return parseBytes(bytes, context);
  const file = await readElsewhere(run, bytes, { kind: 'parse', context }, options);
  return 'batches' in file ? decodeFile(file) : (file as Problem);
}

/**
 * The file's tables, cell by cell, with their row numbers: to mark problems next to the rows, or to look at.
 *
 * @param rows of a long file only its top and these rows; null for all of any file
 */
export async function readFile(
  run: Run,
  bytes: Buffer,
  rows: readonly number[] | null = null,
  options: ReadOptions = {},
): Promise<FileTables | Problem> {
  const here = readHere(bytes);
  if (typeof here === 'object') return here;
  if (here) return readExcerpt(bytes, rows);
  const request: ReadRequest = { kind: 'tables', rows };
  return (await readElsewhere(run, bytes, request, options)) as FileTables | Problem;
}

function readHere(bytes: Buffer): boolean | Problem {
  const kind = fileKind(bytes);
  return typeof kind === 'object' ? kind : kind === 'text' && bytes.length <= READ_HERE;
}

function readElsewhere(run: Run, bytes: Buffer, request: ReadRequest, options: ReadOptions) {
  return run('read-file', { bytes, request }, options).catch((error: unknown): Problem => {
    if (!(error instanceof TaskKilled)) throw error;
    return error.reason === 'time' ? tooSlow() : tooLarge();
  });
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

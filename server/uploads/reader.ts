import type { Problem } from '../../domain/problem.ts';
import type { UploadContext } from '../../domain/upload/understanding.ts';
import { type UnderstoodFile, understandFile } from '../reading/reading.ts';

/** Reads bytes to what they say. A part of the app, so that a test can put a slow or a failing one in its place. */
export type ReadFile = (bytes: Buffer, context: UploadContext) => Promise<UnderstoodFile | Problem>;

export const readFile: ReadFile = (bytes, context) =>
  understandFile(bytes, context.fileName ?? 'upload', context);

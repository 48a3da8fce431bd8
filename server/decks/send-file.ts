import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ExportedFile } from './export-jobs.ts';

/** A signal that stops the work when nobody is there any more to take what comes of it. */
export function stopWhenGone(response: Response): AbortSignal {
  const stop = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) stop.abort(new Error('the asker has gone'));
  });
  return stop.signal;
}

/**
 * Tells who has the file already that it has not changed, before it is made again. The ETag is a weak one: a workbook
 * also says when it was made.
 *
 * @param question what alone the figures in the file depend on
 * @returns whether the answer is out, and nothing is left to do
 */
export function isUnchanged(request: Request, response: Response, question: unknown): boolean {
  const hash = createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 27);
  response.set({ ETag: `W/"${hash}"`, 'Cache-Control': 'no-store' });
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}

/** Sends a file that was made for this asker alone. */
export function sendFile(response: Response, { type, bytes }: ExportedFile): void {
  response.set({ 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

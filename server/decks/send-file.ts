import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ExportedFile } from './export-jobs.ts';

/** A signal that is aborted when the client disconnects before it has the response. */
export function abortOnDisconnect(response: Response): AbortSignal {
  const stop = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) stop.abort(new Error('the client has disconnected'));
  });
  return stop.signal;
}

/**
 * Sends 304 to a client that already has the file, before it is made again. The ETag is weak because a workbook also
 * contains the time of its export.
 *
 * @param question everything that the numbers in the file depend on
 * @returns whether the response has been sent
 */
export function isUnchanged(request: Request, response: Response, question: unknown): boolean {
  const hash = createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 27);
  response.set({ ETag: `W/"${hash}"`, 'Cache-Control': 'no-store' });
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}

/** Sends a file that was made for this request alone. */
export function sendFile(response: Response, { type, bytes }: ExportedFile): void {
  response.set({ 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

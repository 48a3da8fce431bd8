import type { Response } from 'express';
import type { ExportedFile } from './jobs.ts';

/** A signal that stops the work when nobody is there any more to take what comes of it. */
export function stopWhenGone(response: Response): AbortSignal {
  const stop = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) stop.abort(new Error('the asker has gone'));
  });
  return stop.signal;
}

/** Sends a file that was made for this asker alone. */
export function sendFile(response: Response, { type, bytes }: ExportedFile): void {
  response.set({ 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

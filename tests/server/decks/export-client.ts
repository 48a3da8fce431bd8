import { expect } from '@jest/globals';
import { PPTX_TYPE } from '../../../contract/core/file-types.ts';
import type { ExportJob } from '../../../domain/decks/export-job.ts';
import type { Run } from '../../../formats/worker/runner.ts';
import { runHere } from '../../support/runner.ts';
import { type Running, runApp, signIn, storeZone } from '../running.ts';

export const DECK = {
  title: '月度调度',
  period: null,
  pages: [
    { kind: 'cover' },
    { kind: 'overall' },
    { kind: 'indicator', indicator: 'SALES', entity: 'P1', remark: '口径已核' },
    { kind: 'park', entity: 'P2', title: '{累计期间}看临港' },
    { kind: 'matrix' },
  ],
};

/** A server with a zone, and the headers of a viewer. */
export async function start(run: Run = runHere) {
  const running = await runApp({ run });
  await storeZone(running.database);
  return { running, headers: await signIn(running) };
}

/** The deck as it is exported for a month. */
export async function exported(running: Running, headers: { Cookie: string }, period: string, lang = 'zh') {
  const ordered = await running.get(`/api/exports?period=${period}&lang=${lang}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(DECK),
  });
  return (await finished(running, headers, ordered)).bytes!;
}

/** Waits for an export; its bytes are null where it failed. */
export async function finished(running: Running, headers: { Cookie: string }, ordered: Response) {
  expect(ordered.status).toBe(202);
  let job = (await ordered.json()) as ExportJob;
  while (job.state === 'waiting' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 10));
    job = (await (await running.get(`/api/exports/${job.id}`, { headers })).json()) as ExportJob;
  }
  if (job.state !== 'done') return { job, bytes: null };
  const file = await running.get(`/api/exports/${job.id}/file`, { headers });
  return { job, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Sends a deck to be refilled; the latest month is filled in where none is given. */
export function sendForm(running: Running, headers: { Cookie: string }, bytes: Uint8Array, period?: string) {
  const body = new FormData();
  if (period) body.append('period', period);
  body.append('file', new Blob([new Uint8Array(bytes)], { type: PPTX_TYPE }), '七月 2025-07.pptx');
  return running.get('/api/refills', { method: 'POST', headers, body });
}

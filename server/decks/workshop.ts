import type { MakeFile } from '../../formats/worker/export-task.ts';
import type { UploadedDecks } from '../../formats/worker/uploaded-deck.ts';
import type { Desk } from '../cache/read-route.ts';
import { EVERYTHING_KEPT, Jobs } from './export-jobs.ts';
import { ExportQueue } from './export-queue.ts';
import { MonthRows } from './progress-row-cache.ts';

/** What handling decks and exports needs. */
export interface Workshop {
  desk: Desk;
  rows: MonthRows;
  queue: ExportQueue;
  jobs: Jobs;
  makeFile: MakeFile;
  uploadedDecks: UploadedDecks;
}

export function makeWorkshop(
  desk: Desk,
  { makeFile, uploadedDecks }: Pick<Workshop, 'makeFile' | 'uploadedDecks'>,
  log: (error: unknown) => void,
): Workshop {
  const queue = new ExportQueue();
  const jobs = new Jobs(queue, desk.clock, log, EVERYTHING_KEPT);
  return { desk, rows: new MonthRows(), queue, jobs, makeFile, uploadedDecks };
}

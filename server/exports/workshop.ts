import type { Desk } from '../read-route.ts';
import { MonthRows } from './deck-source.ts';
import type { MakeFile } from '../../formats/worker/export-task.ts';
import { EVERYTHING_KEPT, Jobs } from './jobs.ts';
import { ExportQueue } from './queue.ts';
import type { UploadedDecks } from '../../formats/worker/uploaded-deck.ts';

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

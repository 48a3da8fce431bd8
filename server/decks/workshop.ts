import type { Run } from '../../formats/worker/runner.ts';
import type { Desk } from '../cache/read-route.ts';
import { Limiter } from '../http/limiter.ts';
import type { ExportJobs } from './export-jobs.ts';
import type { MonthRows } from './progress-row-cache.ts';

/** What handling decks and exports needs. */
export interface Workshop {
  desk: Desk;
  rows: MonthRows;
  limiter: Limiter;
  jobs: ExportJobs;
  run: Run;
}

/** Limits the files that are made at once. */
export const exportLimiter = () =>
  new Limiter({
    concurrency: 2,
    queue: 40,
    busy: {
      zh: '等待导出的人太多，请过一会儿再试。',
      en: 'Too many exports are waiting; try again in a while.',
    },
    retryAfter: 15,
  });

import type { JobState } from '../../domain/decks/export-job.ts';
import type { RefillReport } from '../../domain/decks/refill-report.ts';
import type { Text } from '../../domain/model.ts';
import { makeToken } from '../auth/random-token.ts';
import { HttpProblem } from '../http/errors.ts';
import type { ExportQueue } from './export-queue.ts';

/** A file that somebody ordered, while it is made and for a while afterwards. */
export interface Job {
  id: string;
  accountId: number;
  state: JobState;
  /** How many exports come before this one; 0 once it runs. */
  ahead: number;
  /** Pages done, of how many; the number of pages is known when a deck's tables are. */
  done: number;
  total: number;
  file: ExportedFile | null;
  /** Why it failed, where that can be said to who ordered it. */
  failure: Text | null;
  endedAt: number | null;
  readonly stop: AbortController;
  /** Settles when it has ended, however it did. */
  ended: Promise<void>;
}

export interface ExportedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Of a refilled deck: what was refilled, and what could not be. */
  refill?: RefillReport;
}

export interface Kept {
  /** Milliseconds for which a finished file can be fetched. */
  forMs: number;
  /** Bytes of finished files; the oldest go first. */
  bytes: number;
  /** Exports of one account that wait or run. */
  perAccount: number;
}

export const EVERYTHING_KEPT: Kept = { forMs: 10 * 60_000, bytes: 64 * 2 ** 20, perAccount: 4 };

/** Exports with their progress, in memory only: a file can be made again at any time. */
export class Jobs {
  readonly #queue: ExportQueue;
  readonly #clock: () => Date;
  readonly #log: (error: unknown) => void;
  readonly #kept: Kept;
  readonly #jobs = new Map<string, Job>();

  constructor(queue: ExportQueue, clock: () => Date, log: (error: unknown) => void, kept: Kept) {
    this.#queue = queue;
    this.#clock = clock;
    this.#log = log;
    this.#kept = kept;
  }

  /**
   * @param work is given the signal that stops it, and ways to tell of a page that is done and how many there are
   * @throws {HttpProblem} `busy` when this account has too many under way
   */
  start(
    accountId: number,
    total: number,
    work: (
      signal: AbortSignal,
      onPage: () => void,
      onTotal: (pages: number) => void,
    ) => Promise<ExportedFile>,
  ): Job {
    this.#sweep();
    const open = [...this.#jobs.values()].filter(
      (job) => job.accountId === accountId && job.endedAt === null,
    );
    if (open.length >= this.#kept.perAccount) throw tooManyOwn(this.#kept.perAccount);
    const stop = new AbortController();
    const job: Job = {
      id: makeToken(),
      accountId,
      state: 'waiting',
      ahead: 0,
      done: 0,
      total,
      file: null,
      failure: null,
      endedAt: null,
      stop,
      ended: Promise.resolve(),
    };
    this.#jobs.set(job.id, job);
    const { signal } = stop;
    const running = () => {
      job.state = 'running';
      const onPage = () => {
        job.done += 1;
        job.total = Math.max(job.total, job.done);
      };
      return work(signal, onPage, (pages) => {
        job.total = pages;
      });
    };
    const onMove = (ahead: number) => {
      job.ahead = ahead;
    };
    job.ended = this.#queue.run(running, { signal, onMove }).then(
      (file) => this.#end(job, 'done', file),
      (error: unknown) => {
        if (error instanceof HttpProblem) job.failure = error.detail;
        else if (!signal.aborted) this.#log(error);
        this.#end(job, signal.aborted ? 'cancelled' : 'failed', null);
      },
    );
    return job;
  }

  find(id: string): Job | undefined {
    this.#sweep();
    return this.#jobs.get(id);
  }

  /** Stops it, or throws its file away. */
  cancel(job: Job): void {
    job.stop.abort();
    this.#jobs.delete(job.id);
  }

  #end(job: Job, state: JobState, file: ExportedFile | null): void {
    job.state = job.stop.signal.aborted ? 'cancelled' : state;
    job.file = job.state === 'done' ? file : null;
    job.ahead = 0;
    if (job.state === 'done') job.done = job.total;
    job.endedAt = this.#clock().getTime();
    this.#sweep();
  }

  #sweep(): void {
    const now = this.#clock().getTime();
    const ended = [...this.#jobs.values()].filter((job) => job.endedAt !== null);
    let bytes = ended.reduce((sum, job) => sum + (job.file?.bytes.length ?? 0), 0);
    for (const job of ended) {
      if (now - job.endedAt! <= this.#kept.forMs && bytes <= this.#kept.bytes) continue;
      bytes -= job.file?.bytes.length ?? 0;
      this.#jobs.delete(job.id);
    }
  }
}

function tooManyOwn(most: number): HttpProblem {
  const detail = {
    zh: `您已有 ${most} 个导出在进行，请等其中一个完成，或取消一个。`,
    en: `You have ${most} exports under way; wait for one, or cancel one.`,
  };
  return new HttpProblem('busy', detail, { headers: { 'Retry-After': '5' } });
}

import type { ExportJob as ExportState, JobState, RefillReport } from '../../domain/decks/export-job.ts';
import type { Text } from '../../domain/model.ts';
import { makeToken } from '../auth/random-token.ts';
import { HttpProblem } from '../http/errors.ts';
import { Limiter } from '../http/limiter.ts';

/** An ordered export, while it is made and for a while afterwards. */
export interface ExportJob {
  id: string;
  accountId: number;
  state: JobState;
  /** Exports ahead of this one; 0 once it runs. */
  ahead: number;
  /** Pages done and pages in all; the latter may change while tables are laid out. */
  done: number;
  total: number;
  file: ExportedFile | null;
  /** Why it failed, where that helps the person who ordered it. */
  failure: Text | null;
  endedAt: number | null;
  readonly stop: AbortController;
  /** Resolves when it has ended, in whatever state. */
  ended: Promise<void>;
}

export interface ExportedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Of a refilled deck: what was refilled and what could not be. */
  refill?: RefillReport;
}

interface ExportLimits {
  /** Milliseconds for which a finished file can be fetched. */
  lifetimeMs: number;
  /** Bytes of finished files; the oldest are dropped first. */
  bytes: number;
  /** Waiting and running exports of one account. */
  perAccount: number;
}

export const EXPORT_LIMITS: ExportLimits = { lifetimeMs: 10 * 60_000, bytes: 64 * 2 ** 20, perAccount: 4 };

/** Exports and their progress. In memory only: a file can be made again at any time. */
export class ExportJobs {
  readonly #limiter: Limiter;
  readonly #clock: () => Date;
  readonly #log: (error: unknown) => void;
  readonly #limits: ExportLimits;
  readonly #jobs = new Map<string, ExportJob>();

  constructor(limiter: Limiter, clock: () => Date, log: (error: unknown) => void, limits: ExportLimits) {
    this.#limiter = limiter;
    this.#clock = clock;
    this.#log = log;
    this.#limits = limits;
  }

  /**
   * @param work receives the signal that stops it, and callbacks for a finished page and for the number of pages
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
  ): ExportJob {
    this.#sweep();
    const open = [...this.#jobs.values()].filter(
      (job) => job.accountId === accountId && job.endedAt === null,
    );
    if (open.length >= this.#limits.perAccount) throw tooManyOwn(this.#limits.perAccount);
    const stop = new AbortController();
    const job: ExportJob = {
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
    job.ended = this.#limiter.run(running, { owner: accountId, signal, onMove }).then(
      (file) => this.#end(job, 'done', file),
      (error: unknown) => {
        if (error instanceof HttpProblem) job.failure = error.detail;
        else if (!signal.aborted) this.#log(error);
        this.#end(job, signal.aborted ? 'cancelled' : 'failed', null);
      },
    );
    return job;
  }

  find(id: string): ExportJob | undefined {
    this.#sweep();
    return this.#jobs.get(id);
  }

  /** Stops it, and discards its file. */
  cancel(job: ExportJob): void {
    job.stop.abort();
    this.#jobs.delete(job.id);
  }

  #end(job: ExportJob, state: JobState, file: ExportedFile | null): void {
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
      if (now - job.endedAt! <= this.#limits.lifetimeMs && bytes <= this.#limits.bytes) continue;
      bytes -= job.file?.bytes.length ?? 0;
      this.#jobs.delete(job.id);
    }
  }
}

/** Limits the files that are made at once. */
export const createExportLimiter = (): Limiter =>
  new Limiter({
    concurrency: 2,
    queue: 40,
    busy: {
      zh: '等待导出的人太多，请过一会儿再试。',
      en: 'Too many exports are waiting; try again in a while.',
    },
    retryAfter: 15,
  });

/** A job as its owner sees it. */
export function toExport({ id, state, ahead, done, total, file, failure }: ExportJob): ExportState {
  const size = file?.bytes.length ?? null;
  return {
    ...{ id, state, ahead, done, total, failure },
    ...{ name: file?.name ?? null, size, refill: file?.refill ?? null },
  };
}

function tooManyOwn(most: number): HttpProblem {
  const detail = {
    zh: `您已有 ${most} 个导出在进行，请等其中一个完成，或取消一个。`,
    en: `You have ${most} exports under way; wait for one, or cancel one.`,
  };
  return new HttpProblem('busy', detail, { headers: { 'Retry-After': '5' } });
}

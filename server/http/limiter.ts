import type { Text } from '../../domain/model.ts';
import { HttpProblem } from './errors.ts';

interface LimiterOptions {
  /** How many run at once, because each takes a core or much memory. */
  concurrency: number;
  /** How many may wait for them. */
  queue: number;
  /** What the next one is told. */
  busy: Text;
  /** Seconds until that one should try again. */
  retryAfter: number;
}

interface Waiting {
  start(): void;
  onMove: ((ahead: number) => void) | undefined;
}

/** Runs a limited number of tasks at once; the others wait in order of arrival. */
export class Limiter {
  readonly #options: LimiterOptions;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /**
   * @param signal aborting it removes the task from the queue; once it runs, that is up to the task
   * @param onMove called with the number of waiting tasks up to and including this one whenever it changes, and with
   *   0 when it starts
   * @throws {HttpProblem} `busy` when the queue is full
   */
  async run<T>(
    task: () => Promise<T>,
    { signal, onMove }: { signal?: AbortSignal | undefined; onMove?: (ahead: number) => void } = {},
  ): Promise<T> {
    signal?.throwIfAborted();
    if (this.#running >= this.#options.concurrency) await this.#wait(signal, onMove);
    else this.#running += 1;
    try {
      onMove?.(0);
      return await task();
    } finally {
      const next = this.#waiting.shift();
      // A finishing task passes its slot to the next one, so `#running` does not change.
      if (next) next.start();
      else this.#running -= 1;
      this.#reportPositions();
    }
  }

  #wait(signal: AbortSignal | undefined, onMove: Waiting['onMove']): Promise<void> {
    const { queue, busy, retryAfter } = this.#options;
    if (this.#waiting.length >= queue) throw busyProblem(busy, retryAfter);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        this.#reportPositions();
        reject(signal!.reason as Error);
      };
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const waiting: Waiting = { start, onMove };
      this.#waiting.push(waiting);
      onMove?.(this.#waiting.length);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #reportPositions(): void {
    for (const [index, { onMove }] of this.#waiting.entries()) onMove?.(index + 1);
  }
}

/** A number of bytes shared by everything that holds memory while it waits. */
export class MemoryBudget {
  readonly #busy: Text;
  readonly #retryAfter: number;
  #left: number;

  constructor({ bytes, busy, retryAfter }: { bytes: number } & Pick<LimiterOptions, 'busy' | 'retryAfter'>) {
    this.#left = bytes;
    this.#busy = busy;
    this.#retryAfter = retryAfter;
  }

  /**
   * @returns a function that releases the bytes; calling it twice is harmless
   * @throws {HttpProblem} `busy` when so many bytes are not left
   */
  reserve(bytes: number): () => void {
    if (bytes > this.#left) throw busyProblem(this.#busy, this.#retryAfter);
    this.#left -= bytes;
    let isHeld = true;
    return () => {
      if (isHeld) this.#left += bytes;
      isHeld = false;
    };
  }
}

function busyProblem(detail: Text, retryAfter: number): HttpProblem {
  return new HttpProblem('busy', detail, { headers: { 'Retry-After': String(retryAfter) } });
}

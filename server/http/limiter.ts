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
  owner: Owner;
  /** How many tasks of the same owner were waiting before it: whoever has fewer comes first. */
  turn: number;
  start(): void;
  /** Another owner, who has nothing waiting, needs the place. */
  giveWay(): void;
  onMove: ((ahead: number) => void) | undefined;
}

/** Whose task it is: an account. Tasks without one are each their own. */
type Owner = number | symbol;

interface TaskOptions {
  owner?: number;
  /** Aborting it removes the task from the queue; once it runs, that is up to the task. */
  signal?: AbortSignal | undefined;
  /** Called with the number of waiting tasks up to and including this one whenever it changes; 0 when it starts. */
  onMove?: (ahead: number) => void;
}

/**
 * Runs a limited number of tasks at once. The others wait in fair turns: everybody's first task before anybody's second,
 * else in order of arrival. Where the queue is full, the last task of whoever has most waiting makes room.
 */
export class Limiter {
  readonly #options: LimiterOptions;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** @throws {HttpProblem} `busy` when the queue is full, or when this task has made room in it */
  async run<T>(task: () => Promise<T>, { owner, signal, onMove }: TaskOptions = {}): Promise<T> {
    signal?.throwIfAborted();
    if (this.#running >= this.#options.concurrency) await this.#wait(owner ?? Symbol(), signal, onMove);
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

  #wait(owner: Owner, signal: AbortSignal | undefined, onMove: Waiting['onMove']): Promise<void> {
    const { queue, busy, retryAfter } = this.#options;
    const turn = this.#waiting.filter((other) => other.owner === owner).length;
    if (this.#waiting.length >= queue) {
      const last = this.#waiting.at(-1);
      if (!last || last.turn <= turn) throw busyProblem(busy, retryAfter);
      last.giveWay();
    }
    return new Promise((resolve, reject) => {
      const leave = (reason: unknown): void => {
        signal?.removeEventListener('abort', abort);
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        this.#reportPositions();
        reject(reason as Error);
      };
      const abort = (): void => leave(signal!.reason);
      const start = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const giveWay = (): void => leave(busyProblem(busy, retryAfter));
      const waiting: Waiting = { owner, turn, start, giveWay, onMove };
      const later = this.#waiting.findIndex((other) => other.turn > turn);
      this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, waiting);
      this.#reportPositions();
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  #reportPositions(): void {
    for (const [index, { onMove }] of this.#waiting.entries()) onMove?.(index + 1);
  }
}

interface BudgetOptions extends Pick<LimiterOptions, 'busy' | 'retryAfter'> {
  bytes: number;
  /** What one person may hold of it. */
  perOwner: number;
}

/** A number of bytes shared by everything that holds memory while it waits; nobody holds all of it. */
export class MemoryBudget {
  readonly #options: BudgetOptions;
  readonly #held = new Map<number, number>();
  #left: number;

  constructor(options: BudgetOptions) {
    this.#options = options;
    this.#left = options.bytes;
  }

  /**
   * @param owner the account that holds them
   * @returns a function that releases the bytes; calling it twice is harmless
   * @throws {HttpProblem} `busy` when so many bytes are not left, in all or of the owner's share
   */
  reserve(bytes: number, owner: number): () => void {
    const { perOwner, busy, retryAfter } = this.#options;
    const before = this.#held.get(owner) ?? 0;
    if (bytes > this.#left || before + bytes > perOwner) throw busyProblem(busy, retryAfter);
    this.#left -= bytes;
    this.#held.set(owner, before + bytes);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#left += bytes;
      const rest = this.#held.get(owner)! - bytes;
      if (rest > 0) this.#held.set(owner, rest);
      else this.#held.delete(owner);
    };
  }
}

function busyProblem(detail: Text, retryAfter: number): HttpProblem {
  return new HttpProblem('busy', detail, { headers: { 'Retry-After': String(retryAfter) } });
}

import { HttpProblem } from '../http/errors.ts';

interface Waiting {
  start: () => void;
  onMove: ((ahead: number) => void) | undefined;
}

export interface QueueOptions {
  signal?: AbortSignal;
  /** Told how many stand before it whenever that changes; 0 as it starts. */
  onMove?: (ahead: number) => void;
}

/** Some at once, the others in the order in which they came, and no more than can be waited for. */
export class ExportQueue {
  readonly #atOnce: number;
  readonly #mayWait: number;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(atOnce = 2, mayWait = 40) {
    this.#atOnce = atOnce;
    this.#mayWait = mayWait;
  }

  /**
   * Does the work when its turn comes. An aborted signal takes it out of the queue.
   *
   * @throws {HttpProblem} `busy` when too many wait already
   */
  async run<T>(work: () => Promise<T>, { signal, onMove }: QueueOptions = {}): Promise<T> {
    signal?.throwIfAborted();
    if (this.#running >= this.#atOnce) await this.#wait(signal, onMove);
    else this.#running += 1;
    try {
      onMove?.(0);
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Who ends hands its place over, so the number of those running stays as it is.
      if (next) next.start();
      else this.#running -= 1;
      this.#tell();
    }
  }

  #wait(signal: AbortSignal | undefined, onMove: Waiting['onMove']): Promise<void> {
    if (this.#waiting.length >= this.#mayWait) throw tooMany();
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        this.#tell();
        reject(signal!.reason);
      };
      const waiting: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
        onMove,
      };
      this.#waiting.push(waiting);
      onMove?.(this.#waiting.length);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #tell(): void {
    for (const [index, { onMove }] of this.#waiting.entries()) onMove?.(index + 1);
  }
}

function tooMany(): HttpProblem {
  const detail = {
    zh: '等待导出的人太多，请过一会儿再试。',
    en: 'Too many exports are waiting; try again in a while.',
  };
  return new HttpProblem('busy', detail, { headers: { 'Retry-After': '15' } });
}

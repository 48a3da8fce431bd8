import type { Database } from '../db/open.ts';
import { currentRevision } from '../db/revisions.ts';

/** How long what is known of the database may be taken for granted. */
const LIFE_MS = 1000;

/**
 * Knows the current revision without asking the database each time. Whether anyone, another process too, has
 * written since is asked at most once a second, by the first request that comes after it; so an answer is at most a
 * second behind another process, and never behind this one, which says `expire` when it has written.
 */
export class Freshness {
  readonly #database: Pick<Database, 'read' | 'version'>;
  readonly #lifeMs: number;
  readonly #listeners: (() => void)[] = [];
  #revision = 0;
  #version: number | undefined;
  #freshUntil = 0;
  #checking: Promise<void> | undefined;

  constructor(database: Pick<Database, 'read' | 'version'>, lifeMs = LIFE_MS) {
    this.#database = database;
    this.#lifeMs = lifeMs;
  }

  /** The current revision; to be relied on while `isFresh`. */
  get revision(): number {
    return this.#revision;
  }

  /** Monotonic time, not the clock that was handed in: this is about waiting, not about dates. */
  get isFresh(): boolean {
    return performance.now() < this.#freshUntil;
  }

  /** Asks the database; many askers at once share one question. */
  check(): Promise<void> {
    this.#checking ??= this.#ask().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  expire(): void {
    this.#freshUntil = 0;
  }

  /** `listener` is told whenever the database has been written to. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async #ask(): Promise<void> {
    const asked = performance.now();
    // The version first: what is committed between the two questions shows at the next check.
    const version = await this.#database.version();
    if (version !== this.#version) {
      this.#revision = await currentRevision(this.#database.read);
      this.#version = version;
      for (const listener of this.#listeners) listener();
    }
    this.#freshUntil = asked + this.#lifeMs;
  }
}

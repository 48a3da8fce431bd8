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
  /** Raised by `expire`: what a check begun before it has read says nothing of the time after. */
  #generation = 0;

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
    if (this.#checking) return this.#checking;
    const checking = this.#ask().finally(() => {
      if (this.#checking === checking) this.#checking = undefined;
    });
    this.#checking = checking;
    return checking;
  }

  /** To be called after a write. A check under way is not joined any more, and its askers wait for a newer one. */
  expire(): void {
    this.#freshUntil = 0;
    this.#generation++;
    this.#checking = undefined;
  }

  /** `listener` is told whenever the database has been written to. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async #ask(): Promise<void> {
    const asked = performance.now();
    const generation = this.#generation;
    // The version first: what is committed between the two questions shows at the next check.
    const version = await this.#database.version();
    const revision = version === this.#version ? this.#revision : await currentRevision(this.#database.read);
    if (generation !== this.#generation) return this.check();
    if (version !== this.#version) {
      this.#revision = revision;
      this.#version = version;
      for (const listener of this.#listeners) listener();
    }
    this.#freshUntil = asked + this.#lifeMs;
  }
}

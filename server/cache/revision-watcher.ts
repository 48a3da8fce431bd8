import { currentRevision } from '../../db/revisions.ts';
import type { Database } from '../../db/sqlite/open.ts';

/** How long what is known of the database may be taken for granted. */
const LIFE_MS = 1000;
/** While several people upload, it lives so many times longer. */
const LIVES_IN_A_CROWD = 2;
/** Of its life: after this it is asked for anew ahead of time, while it still counts. */
const RENEWED_AFTER = 0.5;

/** Gets ready for a revision before it is the current one; stops early when `isLate`. */
export type Prepare = (revision: number, isLate: () => boolean) => Promise<void>;

/**
 * Knows the current revision without asking the database each time. Whether anyone, another process too, has
 * written since is asked at most once a second; so an answer is at most a second behind another process.
 *
 * This process says `wrote` when it has written, and is never behind that: all see it at once. Only while several
 * people's uploads are under way together may others than whoever wrote be up to two seconds behind, so that they do
 * not wait for every answer to be made anew after every commit. The first request after the last of these uploads
 * sees them all.
 */
export class RevisionWatcher {
  readonly #database: Pick<Database, 'read' | 'version'>;
  readonly #lifeMs: number;
  readonly #listeners: (() => void | Promise<void>)[] = [];
  #prepare: Prepare | undefined;
  #revision = 0;
  #version: number | undefined;
  /** When what is known was asked for; long ago where it does not count any more. */
  #asked = Number.NEGATIVE_INFINITY;
  #checking: Promise<void> | undefined;
  /** Raised by `expire`: what a check begun before it has read says nothing of the time after. */
  #generation = 0;
  /** Uploads under way. */
  #working = 0;
  #writes = 0;
  /** How many of the writes the current revision has. */
  #known = 0;
  /** Who wrote what is not current yet for others → which write it was. */
  readonly #ahead = new Map<number, number>();
  #isUrgent = false;

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
    return performance.now() < this.#asked + this.#life;
  }

  /** Whether what is known includes what this account wrote. Asks for news ahead of time, without waiting for it. */
  isFreshFor(accountId: number): boolean {
    if (!this.isFresh) return false;
    if (performance.now() > this.#asked + this.#life * RENEWED_AFTER) this.#renew();
    return !this.#ahead.has(accountId);
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

  /** Waits until what is known is fresh, and includes what this account wrote; without one, what anybody did. */
  async catchUp(accountId?: number): Promise<void> {
    const wanted = accountId === undefined ? this.#writes : (this.#ahead.get(accountId) ?? 0);
    if (this.isFresh && wanted <= this.#known) return;
    this.#isUrgent = true;
    // Once, however long it takes: what was true when it was asked is fresh enough for who asked then.
    await this.check();
    // A check that was joined may have begun before the write.
    while (wanted > this.#known) await this.check();
  }

  /** To be called after a write. A check under way is not joined any more, and its askers wait for a newer one. */
  expire(): void {
    this.#asked = Number.NEGATIVE_INFINITY;
    this.#generation++;
    this.#checking = undefined;
  }

  /** Does the work of an upload, which may end in `wrote`. The last of several is done when all can see all of it. */
  async working<T>(work: () => Promise<T>): Promise<T> {
    this.#working++;
    try {
      return await work();
    } finally {
      // Still counted: what was known goes on counting for the others until the new is ready for them.
      while (this.#working === 1 && this.#ahead.size > 0) await this.check().catch(() => this.#giveUp());
      this.#working--;
    }
  }

  /** What could not be asked for now is asked for by whoever comes next. */
  #giveUp(): void {
    this.#ahead.clear();
    this.expire();
  }

  /** To be called within `working`, after figures were written. */
  wrote(accountId: number): void {
    this.#writes++;
    if (this.#working <= 1 || this.#lifeMs === 0) this.expire();
    else this.#ahead.set(accountId, this.#writes);
  }

  /** `listener` is told whenever the database has been written to, and waited for. */
  onChange(listener: () => void | Promise<void>): void {
    this.#listeners.push(listener);
  }

  /** `prepare` is called before a new revision becomes the current one, as long as the one before still counts. */
  onAhead(prepare: Prepare): void {
    this.#prepare = prepare;
  }

  get #life(): number {
    return this.#lifeMs * (this.#working > 1 || this.#ahead.size > 0 ? LIVES_IN_A_CROWD : 1);
  }

  #renew(): void {
    // Whoever asks when time is up meets the error.
    if (!this.#checking) this.check().catch(() => {});
  }

  async #ask(): Promise<void> {
    const asked = performance.now();
    const generation = this.#generation;
    const writes = this.#writes;
    // The version first: what is committed between the two questions shows at the next check.
    const version = await this.#database.version();
    const isChanged = version !== this.#version;
    const revision = isChanged ? await currentRevision(this.#database.read) : this.#revision;
    if (generation === this.#generation && isChanged) {
      for (const listener of this.#listeners) await listener();
      if (revision !== this.#revision) await this.#prepare?.(revision, () => !this.#hasTime(generation));
    }
    if (generation !== this.#generation) return this.check();
    this.#revision = revision;
    this.#version = version;
    this.#asked = asked;
    this.#isUrgent = false;
    this.#known = writes;
    for (const [account, write] of this.#ahead) if (write <= writes) this.#ahead.delete(account);
  }

  #hasTime(generation: number): boolean {
    return this.isFresh && !this.#isUrgent && generation === this.#generation;
  }
}

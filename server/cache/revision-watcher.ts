import { currentRevision } from '../../db/revisions.ts';
import type { Database } from '../../db/sqlite/open.ts';

/** How long the revision is taken to be current without asking the database. */
const FRESH_MS = 1000;
/** Times as long while several people upload. */
const CROWD_FACTOR = 2;
/** Share of that time after which the revision is checked in the background, while it still counts as current. */
const REVALIDATE_AFTER = 0.5;

/** Prepares for a revision before it becomes the current one; stops early once `isLate`. */
type BeforeChange = (revision: number, isLate: () => boolean) => Promise<void>;

/**
 * Knows the current revision without asking the database for each request. It checks at most once a second whether
 * somebody has written, so responses are at most a second behind another process.
 *
 * Writes of this process (`recordWrite`) are visible to everybody at once. The exception is a crowd: while several
 * uploads are in progress or a write is soon followed by another, only their authors see them at once, and others may
 * be two seconds behind; the first request after the last upload sees them all. Otherwise every commit would invalidate every cached response: with 20
 * people sending 10 files each, viewers' p99 was 449 ms without this rule, and 73 and 198 ms in two runs with it (two
 * busy cores, one run without). Prewarming needs the time that this rule and the check in the background give it.
 */
export class RevisionWatcher {
  readonly #database: Pick<Database, 'read' | 'version'>;
  readonly #freshMs: number;
  readonly #listeners: (() => void | Promise<void>)[] = [];
  #beforeChange: BeforeChange | undefined;
  #revision = 0;
  #version: number | undefined;
  /** When the last check began; -Infinity after `expire`. */
  #checkedAt = Number.NEGATIVE_INFINITY;
  #checking: Promise<void> | undefined;
  /** Incremented by `expire`: the result of a check that began before it is discarded. */
  #generation = 0;
  /** Uploads in progress. */
  #uploads = 0;
  #lastWriteAt = Number.NEGATIVE_INFINITY;
  #writes = 0;
  /** How many of the writes are visible at the current revision. */
  #visibleWrites = 0;
  /** By account, the number of its last write that is not yet visible to others. */
  readonly #hiddenWrites = new Map<number, number>();
  /** Somebody waits for the check, so there is no time to prewarm. */
  #isUrgent = false;

  constructor(database: Pick<Database, 'read' | 'version'>, freshMs = FRESH_MS) {
    this.#database = database;
    this.#freshMs = freshMs;
  }

  /** The current revision; valid while `isFresh`. */
  get revision(): number {
    return this.#revision;
  }

  get isFresh(): boolean {
    return performance.now() < this.#checkedAt + this.#lifetime;
  }

  /** Whether the revision is fresh and includes this account's writes. Starts a check in the background if due. */
  isFreshFor(accountId: number): boolean {
    if (!this.isFresh) return false;
    if (performance.now() > this.#checkedAt + this.#lifetime * REVALIDATE_AFTER) this.#revalidate();
    return !this.#hiddenWrites.has(accountId);
  }

  /** Asks the database for the current revision. Concurrent calls share one query. */
  check(): Promise<void> {
    if (this.#checking) return this.#checking;
    const checking = this.#ask().finally(() => {
      if (this.#checking === checking) this.#checking = undefined;
    });
    this.#checking = checking;
    return checking;
  }

  /** Waits until the revision is fresh and includes this account's writes; without an account, everybody's. */
  async catchUp(accountId?: number): Promise<void> {
    const wanted = accountId === undefined ? this.#writes : (this.#hiddenWrites.get(accountId) ?? 0);
    if (this.isFresh && wanted <= this.#visibleWrites) return;
    this.#isUrgent = true;
    // Once, however long it takes: a check that began after the request is fresh enough for it.
    await this.check();
    // A shared check may have begun before the write.
    while (wanted > this.#visibleWrites) await this.check();
  }

  /** To be called after a write. Discards a check in progress; those who wait for it wait for a newer one. */
  expire(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY;
    this.#generation++;
    this.#checking = undefined;
  }

  /** Runs an upload, which may call `recordWrite`. The last of several returns when all writes are visible. */
  async trackUpload<T>(work: () => Promise<T>): Promise<T> {
    this.#uploads++;
    try {
      return await work();
    } finally {
      // Before the count drops: others keep the old revision until the responses of the new one are prewarmed.
      while (this.#uploads === 1 && this.#hiddenWrites.size > 0)
        await this.check().catch(() => this.#giveUp());
      this.#uploads--;
    }
  }

  /** The check failed: the next request makes another. */
  #giveUp(): void {
    this.#hiddenWrites.clear();
    this.expire();
  }

  /** To be called inside `trackUpload` after a commit. */
  recordWrite(accountId: number): void {
    const now = performance.now();
    // The last of a crowd is alone with the rest of its files: three such writes, each invalidating every cached
    // response, were more than 1 % of what viewers waited for.
    const isCrowd = this.#uploads > 1 || now < this.#lastWriteAt + this.#freshMs * CROWD_FACTOR;
    this.#lastWriteAt = now;
    this.#writes++;
    if (isCrowd && this.#freshMs > 0) this.#hiddenWrites.set(accountId, this.#writes);
    else this.expire();
  }

  /** `listener` is called and awaited whenever the database has been written to. */
  onChange(listener: () => void | Promise<void>): void {
    this.#listeners.push(listener);
  }

  /** `prepare` is called before a new revision becomes current, while the one before it still is. */
  beforeChange(prepare: BeforeChange): void {
    this.#beforeChange = prepare;
  }

  get #lifetime(): number {
    return this.#freshMs * (this.#uploads > 1 || this.#hiddenWrites.size > 0 ? CROWD_FACTOR : 1);
  }

  #revalidate(): void {
    // A failure is reported to the first request after the revision has expired.
    if (!this.#checking) this.check().catch(() => {});
  }

  async #ask(): Promise<void> {
    const checkedAt = performance.now();
    const generation = this.#generation;
    const writes = this.#writes;
    // The version first: a commit between the two queries is found by the next check.
    const version = await this.#database.version();
    const isChanged = version !== this.#version;
    const revision = isChanged ? await currentRevision(this.#database.read) : this.#revision;
    if (generation === this.#generation && isChanged) {
      for (const listener of this.#listeners) await listener();
      if (revision !== this.#revision) await this.#beforeChange?.(revision, () => !this.#hasTime(generation));
    }
    if (generation !== this.#generation) return this.check();
    this.#revision = revision;
    this.#version = version;
    this.#checkedAt = checkedAt;
    this.#isUrgent = false;
    this.#visibleWrites = writes;
    for (const [account, write] of this.#hiddenWrites)
      if (write <= writes) this.#hiddenWrites.delete(account);
  }

  #hasTime(generation: number): boolean {
    return this.isFresh && !this.#isUrgent && generation === this.#generation;
  }
}

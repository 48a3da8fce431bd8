import { LRUCache } from 'lru-cache';
import { isRole } from '../../contract/roles.ts';
import { type Account, findAccountById, readAccounts } from '../../db/accounts/accounts.ts';
import {
  changeLastSeen,
  deleteEndedSessions,
  deleteSession,
  findSession,
  readSessionAccounts,
  saveSession,
} from '../../db/accounts/sessions.ts';
import type { Writer } from '../../db/schema.ts';
import type { Database } from '../../db/sqlite/open.ts';
import type { RevisionWatcher } from '../cache/revision-watcher.ts';
import { type FindPerson, findSessionId, type Person } from '../http/authorization.ts';
import { findBearer } from './api-tokens.ts';
import { hashToken, makeToken } from './random-token.ts';

const HOUR = 3_600_000;
/** A session ends after 12 hours without a request … */
const IDLE_MS = 12 * HOUR;
/** … and after 7 days in any case. */
export const LONGEST_MS = 7 * 24 * HOUR;
/** The last request is stored at most this often. */
const SEEN_EVERY_MS = 60_000;

interface Known {
  person: Person;
  idHash: string;
  expiresAt: number;
  seenAt: number;
  /** What the database has; `seenAt` runs ahead of it. */
  writtenAt: number;
}

/** Sessions, stored in the database by hash and cached in memory, so that most requests need no query. */
export class Sessions {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #log: (error: unknown) => void;
  readonly #known = new LRUCache<string, Known>({ max: 10_000 });
  /** Raised whenever something is to be forgotten: what was being read then must not be remembered. */
  #forgotten = 0;

  constructor(database: Database, clock: () => Date, log: (error: unknown) => void) {
    this.#database = database;
    this.#clock = clock;
    this.#log = log;
  }

  /** Begins a session inside the transaction that made sure of the account; returns its id, for the cookie alone. */
  async begin(trx: Writer, accountId: number): Promise<string> {
    const now = this.#clock().getTime();
    await deleteEndedSessions(trx, toIso(now), toIso(now - IDLE_MS));
    const id = makeToken();
    await saveSession(trx, hashToken(id), {
      accountId,
      createdAt: toIso(now),
      lastSeenAt: toIso(now),
      expiresAt: toIso(now + LONGEST_MS),
    });
    return id;
  }

  /** Whose session this is, if memory knows it. Counts as being seen. */
  recall(id: string): Person | undefined {
    const known = this.#known.get(id);
    const person = known && this.#see(id, known);
    if (!person) this.#known.delete(id);
    return person;
  }

  /** Whose session this is, or undefined: unknown, ended, or of a disabled account. */
  async find(id: string): Promise<Person | undefined> {
    const recalled = this.recall(id);
    if (recalled) return recalled;
    const forgotten = this.#forgotten;
    const idHash = hashToken(id);
    const kept = await findSession(this.#database.read, idHash);
    const account = kept && (await findAccountById(this.#database.read, kept.accountId));
    // The two are not read at one moment: it may have been disabled between them.
    if (!account || account.disabledAt !== null) return undefined;
    const seenAt = Date.parse(kept.lastSeenAt);
    const known: Known = {
      person: toPerson(account),
      idHash,
      expiresAt: Date.parse(kept.expiresAt),
      seenAt,
      writtenAt: seenAt,
    };
    const person = this.#see(id, known);
    if (person && forgotten === this.#forgotten) this.#known.set(id, known);
    return person;
  }

  async end(id: string): Promise<void> {
    this.#known.delete(id);
    await this.#database.write((trx) => deleteSession(trx, hashToken(id)));
    // A search that was under way may have brought it back, or be about to.
    this.#known.delete(id);
    this.#forgotten++;
  }

  /**
   * To be called when the database has changed: an account may have been disabled or a session ended elsewhere. All
   * remembered ones are looked up by one question, so that nobody's next request waits for one of its own.
   */
  async confirm(): Promise<void> {
    this.#forgotten++;
    const remembered = [...this.#known];
    if (remembered.length === 0) return;
    const { read } = this.#database;
    try {
      const hashes = remembered.map(([, { idHash }]) => idHash);
      const kept = await readSessionAccounts(read, hashes);
      // After the sessions: whoever is disabled in between is not let on.
      const accounts = new Map((await readAccounts(read)).map((account) => [account.id, account]));
      for (const [id, known] of remembered) {
        const account = accounts.get(kept.get(known.idHash) ?? -1);
        if (!account || account.disabledAt !== null) this.#known.delete(id);
        else known.person = toPerson(account);
      }
    } catch (error) {
      this.#known.clear();
      throw error;
    }
  }

  /** Whose session it is unless it has ended by time; notes that it was seen. */
  #see(id: string, known: Known): Person | undefined {
    const now = this.#clock().getTime();
    if (now >= known.expiresAt || now >= known.seenAt + IDLE_MS) return undefined;
    known.seenAt = now;
    if (now - known.writtenAt >= SEEN_EVERY_MS) this.#writeSeen(id, known, now);
    return known.person;
  }

  #writeSeen(id: string, known: Known, now: number): void {
    known.writtenAt = now;
    this.#database.write((trx) => changeLastSeen(trx, hashToken(id), toIso(now))).catch(this.#log);
  }
}

function toPerson({ id, name, role, entities }: Account): Person {
  if (!isRole(role)) throw new Error(`account ${name} has an unknown role`);
  return { accountId: id, name, role, entities };
}

const toIso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Identifies a person by API token if one is sent, else by session. */
export function personFinder(
  sessions: Sessions,
  revisions: RevisionWatcher,
  findTokenPerson: (token: string) => Promise<Person | undefined>,
): FindPerson {
  return async (request) => {
    const token = findBearer(request.headers.authorization);
    if (token !== undefined) return token === null ? undefined : findTokenPerson(token);
    const id = findSessionId(request.headers.cookie);
    if (id === undefined) return undefined;
    // Sessions in memory are valid only while the database is known to be unchanged.
    if (!revisions.isFresh) await revisions.check();
    return sessions.find(id);
  };
}

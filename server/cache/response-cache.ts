import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { isAtLeast, type Role } from '../../contract/roles.ts';
import { EncodedResponse } from './encoded-response.ts';
import { toJsonText } from './json-serializer.ts';

/** Figures belong to who has signed in, and are asked for anew each time: an answer of 304 costs next to nothing. */
const CACHE_CONTROL = 'private, no-cache';

/** Longer addresses are answered too, only without the shortcut. */
const LONGEST_SHORTCUT = 1024;

/** What an address, as it was written, came to at the revision that was current then. */
interface Shortcut {
  revision: number;
  key: string;
  /** Who may have the answer. */
  role: Role;
  /** Makes the answer of another revision. @returns what it is kept under */
  anew?: ((revision: number) => Promise<string>) | undefined;
}

interface Kept extends Shortcut {
  /** Since an answer was last made ahead. */
  isAsked: boolean;
  /** The answer of the revision to come. */
  next?: { revision: number; key: string } | undefined;
}

/** Addresses whose answers are made ahead of a new revision: what people have open. */
const MADE_AHEAD = 24;

/**
 * Answers kept as bytes, one for each (normalized query, revision), bounded by memory. An answer at a revision never
 * changes, so nothing here is ever out of date; what is not asked for any more falls out.
 */
export class ResponseCache {
  readonly #bodies: LRUCache<string, EncodedResponse>;
  readonly #making = new Map<string, Promise<EncodedResponse>>();
  readonly #shortcuts = new LRUCache<string, Kept>({ max: 4096 });

  constructor(maxBytes = 48 * 2 ** 20) {
    this.#bodies = new LRUCache({
      maxSize: maxBytes,
      // One huge answer must not push out all others.
      maxEntrySize: Math.ceil(maxBytes / 4),
      sizeCalculation: (body) => body.size + 1024,
    });
  }

  /** Sends the answer to an address asked before at this revision. False: it has to be asked for the long way. */
  sendKnown(
    url: string,
    revision: number,
    role: Role,
    request: IncomingMessage,
    response: ServerResponse,
  ): boolean {
    const shortcut = this.#shortcuts.get(url);
    if (shortcut === undefined) return false;
    if (shortcut.revision !== revision) {
      if (shortcut.next?.revision !== revision) return false;
      Object.assign(shortcut, shortcut.next, { next: undefined });
    }
    if (!isAtLeast(role, shortcut.role)) return false;
    const body = this.#bodies.get(shortcut.key);
    if (body === undefined || !body.isReadyFor(request)) return false;
    shortcut.isAsked = true;
    body.send(request, response);
    return true;
  }

  /** Remembers what an address means, for `sendKnown`. */
  remember(url: string, shortcut: Shortcut): void {
    if (url.length <= LONGEST_SHORTCUT) this.#shortcuts.set(url, { ...shortcut, isAsked: true });
  }

  /**
   * Makes the answers that have been asked for since the last time, as they will be at a revision that becomes the
   * current one: the latest first, as long as there is time.
   */
  async warm(revision: number, isLate: () => boolean): Promise<void> {
    const asked = [...this.#shortcuts.values()].filter(({ isAsked, anew }) => isAsked && anew);
    for (const shortcut of asked.slice(0, MADE_AHEAD)) {
      if (isLate()) return;
      const before = this.#bodies.peek(shortcut.key);
      // What cannot be answered then is said to whoever asks then.
      const key = await shortcut.anew!(revision).catch(() => null);
      if (key === null) continue;
      const body = this.#bodies.get(key);
      if (before?.isCompressed && body) await this.#prepare(key, body);
      shortcut.next = { revision, key };
      shortcut.isAsked = false;
    }
  }

  /** Sends the answer under `key`, computed if it is not there; askers at the same time share one computation. */
  async send(
    key: string,
    request: IncomingMessage,
    response: ServerResponse,
    compute: () => Promise<unknown>,
  ): Promise<void> {
    const body = await this.get(key, compute);
    if (!body.isReadyFor(request)) await this.#prepare(key, body);
    body.send(request, response);
  }

  /** The answer under `key`, computed if it is not there. */
  async get(key: string, compute: () => Promise<unknown>): Promise<EncodedResponse> {
    return this.#bodies.get(key) ?? this.#make(key, compute);
  }

  async #prepare(key: string, body: EncodedResponse): Promise<void> {
    await body.prepare();
    // Setting the same value again would not count its new size.
    if (this.#bodies.delete(key)) this.#bodies.set(key, body);
  }

  #make(key: string, compute: () => Promise<unknown>): Promise<EncodedResponse> {
    const underWay = this.#making.get(key);
    if (underWay) return underWay;
    const made = compute()
      .then(toJsonText)
      .then((text) => {
        const body = new EncodedResponse(Buffer.from(text), 'application/json; charset=utf-8', CACHE_CONTROL);
        this.#bodies.set(key, body);
        return body;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, made);
    return made;
  }
}

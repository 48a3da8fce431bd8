import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import type { SessionResponse } from '../../contract/session.ts';
import { toSession } from '../auth/session.ts';
import { EncodedResponse } from '../cache/encoded-response.ts';
import type { ReadEndpoint } from '../cache/read-endpoint.ts';
import type { RevisionWatcher } from '../cache/revision-watcher.ts';
import type { Person } from '../http/authorization.ts';
import { HttpProblem } from '../http/errors.ts';
import { escapeHtml } from '../http/html-page.ts';

/*
 * The overview comes drawn: what one waits for on an old office machine is the page's script, not its figures. The
 * page's own components draw it here, from the very answers the page would get; built as a module beside the page.
 */

/** What the built module offers; it knows the page, this side knows who asks and has the figures. */
export interface Painter {
  /** Addresses of the API that the page at `url` is drawn from; null where the page draws itself. */
  requiredQueries(url: string): string[] | null;
  renderPage(
    asked: { url: string; cookies: string },
    session: SessionResponse,
    answers: ReadonlyMap<string, unknown>,
  ): { language: string; theme: string; title: string; hydrationKey: string; html: string };
}

/** Where the build puts it, seen from the built page. */
const MODULE = '../ssr/server-entry.js';

/** Null where it was not built: then every page draws itself. */
export async function loadPainter(webRoot: string | null): Promise<Painter | null> {
  if (webRoot === null) return null;
  const file = join(webRoot, MODULE);
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as Painter) : null;
}

/** Pages of longer addresses draw themselves. */
const LONGEST_ADDRESS = 512;

/** Pages as they come drawn, kept as bytes by everything they depend on. */
export class FirstPictures {
  readonly #template: string;
  readonly #load: () => Promise<Painter | null>;
  #painter: Promise<Painter | null> | undefined;
  readonly #reads: ReadonlyMap<string, ReadEndpoint>;
  readonly #revisions: RevisionWatcher;
  readonly #log: (error: unknown) => void;
  readonly #kept = new LRUCache<string, EncodedResponse>({ max: 64 });

  constructor(
    template: string,
    load: () => Promise<Painter | null>,
    reads: readonly ReadEndpoint[],
    revisions: RevisionWatcher,
    log: (error: unknown) => void,
  ) {
    this.#template = template;
    this.#load = load;
    this.#reads = new Map(reads.map((read) => [read.route.path, read]));
    this.#revisions = revisions;
    this.#log = log;
  }

  /** Loads what draws, as soon as somebody comes: a server that only answers scripts never does. */
  prepare(): void {
    this.#painter ??= this.#load().catch((error: unknown) => {
      this.#log(error);
      return null;
    });
  }

  /** The page at this address, drawn for this person; null where it has to draw itself. */
  async find(request: Request, person: Person): Promise<EncodedResponse | null> {
    const { url } = request;
    if (url.length > LONGEST_ADDRESS) return null;
    try {
      this.prepare();
      const painter = await this.#painter;
      const needed = painter?.requiredQueries(url);
      if (!painter || !needed) return null;
      await this.#revisions.catchUp();
      const cookies = wishesIn(request.headers.cookie ?? '');
      const key = [this.#revisions.revision, person.role, person.name, cookies, url].join(' ');
      const kept = this.#kept.get(key);
      if (kept) return kept;
      const answers = new Map<string, unknown>();
      for (const address of needed) answers.set(address, await this.#answer(address));
      const picture = painter.renderPage({ url, cookies }, toSession(person), answers);
      const body = new EncodedResponse(Buffer.from(this.#page(picture)), HTML, 'private, no-cache');
      this.#kept.set(key, body);
      return body;
    } catch (error) {
      // The page says what is wrong in its own way.
      if (!(error instanceof HttpProblem)) this.#log(error);
      return null;
    }
  }

  #answer(address: string): Promise<unknown> {
    const read = this.#reads.get(address.split('?')[0]!);
    if (!read) throw new Error(`the page asks for ${address}, which is no path of figures`);
    return read.respond(address);
  }

  #page(picture: ReturnType<Painter['renderPage']>): string {
    const inPlaceOf: [string | RegExp, string][] = [
      ['<html lang="zh-CN">', `<html lang="${picture.language}" data-theme="${picture.theme}">`],
      [/<title>.*?<\/title>/, `<title>${escapeHtml(picture.title)}</title>`],
      // The answers are asked for by the script, after the picture is painted.
      [/<link rel="preload"[^>]*>/, ''],
      [
        '<div id="app"></div>',
        `<div id="app" aria-busy="true" data-hydration-key="${escapeHtml(picture.hydrationKey)}">${picture.html}</div>`,
      ],
    ];
    // As functions: a dollar sign in a name is only a dollar sign.
    return inPlaceOf.reduce((page, [place, text]) => page.replace(place, () => text), this.#template);
  }
}

const HTML = 'text/html; charset=utf-8';

/** Of all cookies only those that say how the page should look, so that no other is kept or handed on. */
function wishesIn(cookies: string): string {
  return Array.from(
    cookies.matchAll(/(?:^|;\s*)((?:lang|theme|scheme)=[a-z]{1,5})(?=;|$)/g),
    ([, wish]) => wish,
  ).join('; ');
}

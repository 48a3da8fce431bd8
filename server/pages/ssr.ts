import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Request } from 'express';
import type { SessionResponse } from '../../contract/session.ts';
import { toSession } from '../auth/endpoints.ts';
import { EncodedResponse } from '../cache/encoded-response.ts';
import type { ReadEndpoint } from '../cache/read-endpoint.ts';
import type { Person } from '../http/authorization.ts';
import { HttpProblem } from '../http/errors.ts';
import { escapeHtml } from '../http/html-page.ts';

/*
 * The overview is rendered on the server: on an old office computer, people wait for the page's script and not for its
 * figures. The page's own components render it, from the same responses that the page would request. Rendering takes
 * about 5 ms. Rendered pages are not cached: they contain the person's name, so a cache would only serve the same
 * person again at the same revision.
 */

/** What the built module exports. It knows the page; this side knows the person and has the figures. */
interface Renderer {
  /** URLs of the API whose responses the page at `url` is rendered from; null for a page that the browser renders. */
  requiredQueries(url: string): string[] | null;
  renderPage(
    request: { url: string; cookies: string },
    session: SessionResponse,
    responses: ReadonlyMap<string, unknown>,
  ): RenderedPage;
}

interface RenderedPage {
  language: string;
  theme: string;
  title: string;
  hydrationKey: string;
  html: string;
}

/** Where the build puts the module, relative to the built page. */
const MODULE = '../ssr/server-entry.js';

/** Null where it has not been built: then the browser renders every page. */
export async function loadRenderer(webRoot: string | null): Promise<Renderer | null> {
  if (webRoot === null) return null;
  const file = join(webRoot, MODULE);
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as Renderer) : null;
}

/** The browser renders pages of longer URLs. */
const LONGEST_URL = 512;

/** Renders pages into the built `index.html`. */
export class PageRenderer {
  readonly #template: string;
  readonly #load: () => Promise<Renderer | null>;
  #renderer: Promise<Renderer | null> | undefined;
  readonly #reads: ReadonlyMap<string, ReadEndpoint>;
  readonly #log: (error: unknown) => void;

  constructor(
    template: string,
    load: () => Promise<Renderer | null>,
    reads: readonly ReadEndpoint[],
    log: (error: unknown) => void,
  ) {
    this.#template = template;
    this.#load = load;
    this.#reads = new Map(reads.map((read) => [read.route.path, read]));
    this.#log = log;
  }

  /** Loads the module when the first page is requested: a server used only by scripts never needs it. */
  prepare(): void {
    this.#renderer ??= this.#load().catch((error: unknown) => {
      this.#log(error);
      return null;
    });
  }

  /** The page rendered for this person; null where the browser has to render it. */
  async render({ url, headers }: Request, person: Person): Promise<EncodedResponse | null> {
    if (url.length > LONGEST_URL) return null;
    try {
      this.prepare();
      const renderer = await this.#renderer;
      const queries = renderer?.requiredQueries(url);
      if (!renderer || !queries) return null;
      const responses = new Map<string, unknown>();
      for (const query of queries) responses.set(query, await this.#respond(query));
      const cookies = preferencesIn(headers.cookie ?? '');
      const page = renderer.renderPage({ url, cookies }, toSession(person), responses);
      return new EncodedResponse(Buffer.from(this.#fillTemplate(page)), HTML, 'private, no-cache');
    } catch (error) {
      // The page in the browser reports an invalid query itself.
      if (!(error instanceof HttpProblem)) this.#log(error);
      return null;
    }
  }

  #respond(url: string): Promise<unknown> {
    const read = this.#reads.get(url.split('?')[0]!);
    if (!read) throw new Error(`the page needs ${url}, which is not a read of figures`);
    return read.respond(url);
  }

  #fillTemplate({ language, theme, title, hydrationKey, html }: RenderedPage): string {
    const replacements: [string | RegExp, string][] = [
      ['<html lang="zh-CN">', `<html lang="${language}" data-theme="${theme}">`],
      [/<title>.*?<\/title>/, `<title>${escapeHtml(title)}</title>`],
      // The script requests the data after the page is painted.
      [/<link rel="preload"[^>]*>/, ''],
      [
        '<div id="app"></div>',
        `<div id="app" aria-busy="true" data-hydration-key="${escapeHtml(hydrationKey)}">${html}</div>`,
      ],
    ];
    // As functions, so that a dollar sign in a name is only a dollar sign.
    return replacements.reduce((page, [place, text]) => page.replace(place, () => text), this.#template);
  }
}

const HTML = 'text/html; charset=utf-8';

/** Only the cookies that say how the page should look: no other is passed on. */
function preferencesIn(cookies: string): string {
  return Array.from(
    cookies.matchAll(/(?:^|;\s*)((?:lang|theme|scheme)=[a-z]{1,5})(?=;|$)/g),
    ([, preference]) => preference,
  ).join('; ');
}

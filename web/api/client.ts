import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProblemDocument } from '../../contract/problem.ts';
import type { Api } from '../../contract/routes.ts';
import { language } from '../i18n/index.ts';
import { type Endpoint, fillPath, type ResponseOf, type Url, type ValuesOf } from './url.ts';

/** A response that says what went wrong (RFC 9457), or no response at all. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  /** HTTP status; 0 where no response came. */
  readonly status: number;
  readonly document: Partial<ProblemDocument> | null;

  constructor(status: number, detail: string, document: Partial<ProblemDocument> | null = null) {
    super(detail);
    this.status = status;
    this.document = document;
  }
}

/** An error as a problem; one without a response where it is none. */
export function toProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem(0, '');
}

/** Responses by URL, so that a month seen before is shown at once. Oldest first. */
const cache = new Map<string, { value: unknown; at: number }>();
const pending = new Map<string, Promise<unknown>>();
const CACHE_SIZE = 80;
/** Milliseconds after which a cached response is still shown, but requested again in the background. */
const FRESH_MS = 20_000;

/** Requests a URL without caching the response. */
export function request<T>(url: Url<T>): Promise<T> {
  return fetchJson<T>(url).catch(leaveIfSignedOut);
}

type ChangeEndpoint = Exclude<Endpoint, `GET ${string}`>;
/** A file is sent as a form. */
type BodyOf<E extends Endpoint> = [Api[E]['body']] extends [never] ? FormData : Api[E]['body'];
type BodyArgument<E extends Endpoint> = undefined extends BodyOf<E> ? [body?: BodyOf<E>] : [body: BodyOf<E>];

/**
 * Sends a request that changes no stored data: cached responses stay.
 *
 * @example call('DELETE /api/exports/:id', { id })
 */
export function call<E extends ChangeEndpoint>(
  endpoint: E,
  values: ValuesOf<E>,
  ...[body]: BodyArgument<E>
): Promise<ResponseOf<E>> {
  const [method, path] = endpoint.split(' ') as [string, string];
  const init: RequestInit = body instanceof FormData ? { method, body } : jsonRequest(method, body);
  return fetchJson<ResponseOf<E>>(fillPath(path, values), init).catch(leaveIfSignedOut);
}

/** Sends a change. Cached responses may be wrong afterwards and are dropped. */
export async function send<E extends ChangeEndpoint>(
  endpoint: E,
  values: ValuesOf<E>,
  ...body: BodyArgument<E>
): Promise<ResponseOf<E>> {
  const response = await call(endpoint, values, ...body);
  clearQueries();
  return response;
}

/** The body of a response with a status, or a problem; a response of 401 leads to the sign-in page. */
export function settle<T>(status: number, body: unknown): Promise<T> {
  return toResult<T>(status, body).catch(leaveIfSignedOut);
}

/** A session that has ended leads to the sign-in page, and from there back to this address. */
function leaveIfSignedOut(error: unknown): Promise<never> {
  if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  return new Promise(() => {}); // the page is being left
}

export function jsonRequest(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The JSON at a URL. A session that has ended is a problem like any other: the page is not left. */
export async function fetchJson<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init).catch(() => {
    throw new ApiProblem(0, '');
  });
  if (response.status === 204) return undefined as T;
  return toResult<T>(response.status, await response.json().catch(() => null));
}

async function toResult<T>(status: number, body: unknown): Promise<T> {
  if (status >= 200 && status < 300 && body !== null) return body as T;
  const problem = body as Partial<ProblemDocument> | null;
  const english = language() === 'en' ? problem?.detailEn : undefined;
  throw new ApiProblem(status, english ?? problem?.detail ?? problem?.title ?? '', problem);
}

/** Drops all cached responses. */
export function clearQueries(): void {
  cache.clear();
}

/** The newest revision seen (−1: none yet; an empty database is at 0), and what to do when a newer one is seen. */
let newestRevision = -1;
const revisionListeners = new Set<() => void>();

/** A newer revision means that data was loaded: the cache is stale, and what is shown is requested again. */
function noticeRevision(value: unknown): void {
  const revision = revisionOf(value) ?? -1;
  if (revision <= newestRevision) return;
  const isFirst = newestRevision === -1;
  newestRevision = revision;
  if (isFirst) return;
  cache.clear();
  for (const listener of revisionListeners) listener();
}

/** Caches a response without requesting it: the server renders from responses that it has. */
export function setQuery(url: string, value: unknown): void {
  cache.delete(url);
  cache.set(url, { value, at: performance.now() });
  const oldest = cache.keys().next().value;
  if (cache.size > CACHE_SIZE && oldest !== undefined) cache.delete(oldest);
}

function revisionOf(value: unknown): number | undefined {
  return (value as { revision?: number } | null)?.revision;
}

function isSameRevision(a: unknown, b: unknown): boolean {
  return revisionOf(a) !== undefined && revisionOf(a) === revisionOf(b);
}

/**
 * Requests a URL and caches the response; concurrent calls share one request. A response of the same revision as
 * the cached one keeps that one's identity, so that nothing is drawn again.
 */
export function fetchQuery<T>(url: Url<T>): Promise<T> {
  return fetchAndCache(url).catch(leaveIfSignedOut);
}

function fetchAndCache<T>(url: Url<T>): Promise<T> {
  const shared = pending.get(url) as Promise<T> | undefined;
  if (shared) return shared;
  const promise = fetchJson<T>(url)
    .then((value) => {
      const before = cache.get(url)?.value as T | undefined;
      const settled = before !== undefined && isSameRevision(before, value) ? before : value;
      // What was known earlier tells nothing about now.
      if (!/[?&]asOf=/.test(url)) noticeRevision(settled);
      setQuery(url, settled);
      return settled;
    })
    .finally(() => pending.delete(url));
  pending.set(url, promise);
  return promise;
}

/** Requests a URL unless its response is cached; null where there is nothing to wait for. */
export function fetchMissing(url: Url<unknown>): Promise<unknown> | null {
  return cache.has(url) ? null : fetchQuery(url);
}

/**
 * Requests what may be wanted next, when the browser is idle. Failures are ignored, a 401 too: what the reader did
 * not ask for must not lead away from the page.
 */
export function prefetch(urls: readonly Url<unknown>[]): void {
  const missing = urls.filter((url) => !cache.has(url));
  const fetchAll = () => {
    for (const url of missing) fetchAndCache(url).catch(() => {});
  };
  if (missing.length > 0) requestIdleCallback(fetchAll, { timeout: 1500 });
}

export interface Query<T> {
  value: T | null;
  error: ApiProblem | null;
  /** The value belongs to the previous URL and is shown until the new one arrives. */
  outdated: boolean;
}

/**
 * The response of a URL, at once when it is cached. While a new one is pending, the last value stays on the page
 * as long as `subject` (what the page is about: a park, the zone) is the same. A URL of null requests nothing.
 */
export function useQuery<T>(url: Url<T> | null, subject: string = url ?? ''): Query<T> {
  const shown = useRef<{ url: string; subject: string; value: T } | null>(null);
  const [failure, setFailure] = useState<{ url: string; error: ApiProblem } | null>(null);
  const [, redraw] = useState(0);
  const [attempt, fetchAgain] = useState(0);

  useEffect(() => {
    const listener = () => fetchAgain((count) => count + 1);
    revisionListeners.add(listener);
    return () => {
      revisionListeners.delete(listener);
    };
  }, []);

  useEffect(() => {
    if (url === null) return;
    const cached = cache.get(url);
    // It may have arrived between drawing and now.
    if (cached && cached.value !== shown.current?.value) redraw((count) => count + 1);
    if (cached && performance.now() - cached.at < FRESH_MS) return;
    let isLeft = false;
    fetchQuery(url).then(
      (value) => {
        if (!isLeft && value !== shown.current?.value) redraw((count) => count + 1);
      },
      (error: unknown) => {
        if (!isLeft) setFailure({ url, error: toProblem(error) });
      },
    );
    return () => {
      isLeft = true;
    };
  }, [url, attempt]);

  if (url === null) return { value: null, error: null, outdated: false };
  const cached = cache.get(url);
  if (cached) shown.current = { url, subject, value: cached.value as T };
  const last = shown.current;
  if (last?.url === url) return { value: last.value, error: null, outdated: false };
  if (failure?.url === url) return { value: null, error: failure.error, outdated: false };
  if (last?.subject === subject) return { value: last.value, error: null, outdated: true };
  return { value: null, error: null, outdated: false };
}

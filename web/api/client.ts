import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../domain/problem.ts';
import { language } from '../i18n/index.ts';

/** An answer that says what went wrong (RFC 9457), or the network's silence. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  /** The whole document, where there is one. */
  readonly document: ProblemAnswer | null;

  constructor(status: number, detail: string, document: ProblemAnswer | null = null) {
    super(detail);
    this.status = status;
    this.document = document;
  }
}

/** A problem as the server tells it: what it says of itself, and what is wrong where. */
export interface ProblemAnswer {
  code?: string;
  problems?: Problem[];
  /** What the problem is about, whole. */
  upload?: unknown;
}

/** Answers by address, so that a month once seen is there at once. Oldest go first. */
const answers = new Map<string, { value: unknown; at: number }>();
const underWay = new Map<string, Promise<unknown>>();
const KEPT = 80;
/** Milliseconds after which a kept answer is still shown, and asked for again behind it. */
const FRESH = 20_000;

/** What a problem says of itself. */
interface Said {
  title: string;
  detail: string;
  detailEn: string;
}

function sentenceOf(body: Partial<Said> | null): string {
  const inEnglish = language() === 'en' ? body?.detailEn : undefined;
  return inEnglish ?? body?.detail ?? body?.title ?? '';
}

/** Asks once, keeping nothing. */
export function request<T>(url: string, init?: RequestInit): Promise<T> {
  return ask<T>(url, init).catch(leaveIfSignedOut);
}

/** What an answer comes to: its body, a problem, or the way to the sign-in page. */
export function settle<T>(status: number, body: unknown): Promise<T> {
  return toAnswer<T>(status, body).catch(leaveIfSignedOut);
}

/** A session that has ended leads to the sign-in page, and from there back here. */
function leaveIfSignedOut(error: unknown): Promise<never> {
  if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  return new Promise(() => {}); // the page is being left
}

async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new ApiProblem(0, '');
  }
  if (response.status === 204) return undefined as T;
  return toAnswer<T>(response.status, await response.json().catch(() => null));
}

function toAnswer<T>(status: number, body: unknown): Promise<T> {
  if (status >= 200 && status < 300) return Promise.resolve(body as T);
  const said = body as (Partial<Said> & ProblemAnswer) | null;
  return Promise.reject(new ApiProblem(status, sentenceOf(said), said));
}

/** Kept answers are of no use once something was changed. */
export function forget(): void {
  answers.clear();
}

/** The newest revision seen, and who wants to know of a newer one. */
let newest = 0;
const watchers = new Set<() => void>();

/** Figures were loaded since: whatever is kept is of yesterday, and what is on the page is asked for again. */
function notice(value: unknown): void {
  const revision = revisionOf(value) ?? 0;
  if (revision <= newest) return;
  const known = newest > 0;
  newest = revision;
  if (!known) return;
  answers.clear();
  for (const watcher of watchers) watcher();
}

function keep(url: string, value: unknown): void {
  answers.delete(url);
  answers.set(url, { value, at: performance.now() });
  const oldest = answers.keys().next().value;
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
}

function revisionOf(answer: unknown): number | undefined {
  return (answer as { revision?: number } | null)?.revision;
}

function sameRevision(a: unknown, b: unknown): boolean {
  return revisionOf(a) !== undefined && revisionOf(a) === revisionOf(b);
}

/**
 * Asks for an address, once however many ask. An answer of the same revision keeps its identity, so that
 * nothing is drawn again for it.
 */
export function load<T>(url: string): Promise<T> {
  return loadQuietly<T>(url).catch(leaveIfSignedOut);
}

function loadQuietly<T>(url: string): Promise<T> {
  const pending = underWay.get(url) as Promise<T> | undefined;
  if (pending) return pending;
  const promise = ask<T>(url)
    .then((value) => {
      const before = answers.get(url)?.value as T | undefined;
      const settled = before !== undefined && sameRevision(before, value) ? before : value;
      notice(settled);
      keep(url, settled);
      return settled;
    })
    .finally(() => underWay.delete(url));
  underWay.set(url, promise);
  return promise;
}

/** Asks for an address unless its answer is kept: null where there is nothing to wait for. */
export function loadMissing(url: string): Promise<unknown> | null {
  return answers.has(url) ? null : load(url);
}

/** Takes an answer as known without asking: on the server, which has it. */
export function know(url: string, value: unknown): void {
  keep(url, value);
}

/** Sends something; kept answers are of no use afterwards. */
export async function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
): Promise<T> {
  const init: RequestInit = { method, headers: { 'content-type': 'application/json' } };
  if (body !== undefined) init.body = JSON.stringify(body);
  const answer = await request<T>(url, init);
  forget();
  return answer;
}

/**
 * Fetches what may be wanted next, when the browser has nothing better to do. Failures are of no interest: nobody is
 * led away from what he reads because of something he did not ask for.
 */
export function prefetch(urls: string[]): void {
  const wanted = urls.filter((url) => !answers.has(url));
  const ask = () => {
    for (const url of wanted) loadQuietly(url).catch(() => {});
  };
  if (wanted.length > 0) requestIdleCallback(ask, { timeout: 1500 });
}

export interface Answer<T> {
  value: T | null;
  error: ApiProblem | null;
  /** The value belongs to the address asked before, shown until the new one is there. */
  outdated: boolean;
}

/**
 * The answer of an address, at once when it is known. While a new one is under way the last value stays on the
 * page as long as `subject` (what the page is about: a park, the zone) is the same; null asks for nothing.
 */
export function useAnswer<T>(url: string | null, subject: string = url ?? ''): Answer<T> {
  const shown = useRef<{ url: string; subject: string; value: T } | null>(null);
  const [failure, setFailure] = useState<{ url: string; error: ApiProblem } | null>(null);
  const [, redraw] = useState(0);
  const [asked, askAgain] = useState(0);

  useEffect(() => {
    const watcher = () => askAgain((count) => count + 1);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }, []);

  useEffect(() => {
    if (url === null) return;
    const kept = answers.get(url);
    // It may have come between drawing and now.
    if (kept && kept.value !== shown.current?.value) redraw((count) => count + 1);
    if (kept && performance.now() - kept.at < FRESH) return;
    let left = false;
    load<T>(url).then(
      (value) => {
        if (!left && value !== shown.current?.value) redraw((count) => count + 1);
      },
      (error: unknown) => {
        if (!left) setFailure({ url, error: error instanceof ApiProblem ? error : new ApiProblem(0, '') });
      },
    );
    return () => {
      left = true;
    };
  }, [url, asked]);

  if (url === null) return { value: null, error: null, outdated: false };
  const known = answers.get(url);
  if (known) shown.current = { url, subject, value: known.value as T };
  const last = shown.current;
  if (last?.url === url) return { value: last.value, error: null, outdated: false };
  if (failure?.url === url) return { value: null, error: failure.error, outdated: false };
  if (last?.subject === subject) return { value: last.value, error: null, outdated: true };
  return { value: null, error: null, outdated: false };
}

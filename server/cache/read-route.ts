import type { Request, RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { readCatalog, type StoredCatalog } from '../../db/figures/catalog.ts';
import { currentRevision, revisionAt } from '../../db/revisions.ts';
import type { Reader } from '../../db/schema.ts';
import type { Problem } from '../../domain/problem.ts';
import { personOf } from '../auth/auth-middleware.ts';
import type { Role } from '../auth/roles.ts';
import type { Sessions } from '../auth/sessions.ts';
import { type AsOf, asOfParameter, type Limits, parseAsOf } from '../http/as-of.ts';
import { findSessionId } from '../http/cookie.ts';
import { HttpProblem } from '../http/errors.ts';
import type { JsonSchema } from '../http/json-schema.ts';
import type { Operation } from '../http/openapi.ts';
import { asParameterObjects } from '../http/openapi.ts';
import { type Parameters, parseQuery, type ValuesOf } from '../http/parameters.ts';
import type { Replies } from './response-cache.ts';
import type { Freshness } from './revision-watcher.ts';

/** What a read may use: names and figures as they were known at `revision`. Its type offers no way to write. */
export interface ReadContext {
  read: Reader;
  catalog: StoredCatalog;
  revision: number;
}

/** A path that answers questions. It returns plain data; sending, caching and refusing are done here, once. */
export interface ReadRoute<P extends Parameters> {
  path: `/api/${string}`;
  summary: Operation['summary'];
  role: Role;
  parameters: P;
  /** Rules between parameters that are each allowed. */
  check?(values: ValuesOf<P>, context: ReadContext): Problem[];
  answer: JsonSchema;
  read(context: ReadContext, values: ValuesOf<P>): Promise<unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: routes of all parameters in one list.
export type AnyReadRoute = ReadRoute<any>;

/** Ties the type of `values` to `parameters`. */
export const readRoute = <P extends Parameters>(route: ReadRoute<P>): ReadRoute<P> => route;

/** What reads share. */
export interface Desk {
  read: Reader;
  clock: () => Date;
  freshness: Freshness;
  replies: Replies;
  catalogs: Catalogs;
}

/** What finds out the revision that a question is about. */
export type Archive = Pick<Desk, 'read' | 'clock' | 'freshness' | 'catalogs'>;

/** Catalogues by revision: names are needed at every question and change with few revisions. */
export class Catalogs {
  readonly #read: Reader;
  readonly #kept = new LRUCache<number, Promise<StoredCatalog>>({ max: 4 });

  constructor(read: Reader) {
    this.#read = read;
  }

  async current(): Promise<StoredCatalog> {
    return this.at(await currentRevision(this.#read));
  }

  at(revision: number): Promise<StoredCatalog> {
    const kept = this.#kept.get(revision);
    if (kept) return kept;
    const asked = readCatalog(this.#read, revision);
    this.#kept.set(revision, asked);
    asked.catch(() => this.#kept.delete(revision));
    return asked;
  }
}

/**
 * Sends an answer given before, to someone known, without going through the rest of the app. Everything else, and
 * every doubt, is left to it.
 */
export function shortcut(
  { replies, freshness }: Pick<Desk, 'replies' | 'freshness'>,
  sessions: Sessions,
): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' || !request.url.startsWith('/api/') || !freshness.isFresh) return next();
    // A token, even a wrong one, says who asks before any cookie does.
    if (request.headers.authorization !== undefined) return next();
    const id = findSessionId(request.headers.cookie);
    const person = id === undefined ? undefined : sessions.recall(id);
    if (!person || !freshness.isFreshFor(person.accountId)) return next();
    if (!replies.sendKnown(request.url, freshness.revision, person.role, request, response)) next();
  };
}

/** The Express handler of a read route. */
export function toHandler(route: AnyReadRoute, desk: Desk): RequestHandler {
  return async (request, response) => {
    const { accountId } = personOf(response);
    const { values, context, current } = await understand(route, request, desk, accountId);
    const key = keyOf(route, values, context);
    const anew = current === context.revision ? remake(route, request.url, desk) : undefined;
    desk.replies.remember(request.url, { revision: current, key, role: route.role, anew });
    await desk.replies.send(key, request, response, () => route.read(context, values));
  };
}

/** What an answer is kept under. */
function keyOf(route: AnyReadRoute, values: unknown, { revision }: ReadContext): string {
  return `${route.path} ${JSON.stringify(values)} @${revision}`;
}

/** Makes the answer to an address as it is at another revision, before that becomes the current one. */
function remake(route: AnyReadRoute, url: string, desk: Desk): (revision: number) => Promise<string> {
  return async (revision) => {
    const { values, context } = await understandAt(route, url, desk, revision);
    const key = keyOf(route, values, context);
    await desk.replies.get(key, () => route.read(context, values));
    return key;
  };
}

/**
 * What the API answers to `url`, as whoever asks would read it; kept for them.
 *
 * @throws {HttpProblem} as the path itself does
 */
export async function answerTo(route: AnyReadRoute, url: string, desk: Desk): Promise<unknown> {
  const { values, context } = await understand(route, { url }, desk);
  const body = await desk.replies.get(keyOf(route, values, context), () => route.read(context, values));
  return JSON.parse(body.text());
}

/**
 * Reads the query of a path that answers from figures: its parameters and `asOf`, which every such path takes.
 *
 * @param accountId whose writes must be known; everybody's when not given
 * @throws {HttpProblem} `invalid-parameter` with every problem
 */
export async function understand<P extends Parameters>(
  route: Pick<ReadRoute<P>, 'parameters' | 'check'>,
  request: Pick<Request, 'url'>,
  desk: Archive,
  accountId?: number,
): Promise<{ values: ValuesOf<P>; context: ReadContext; current: number }> {
  const { url } = request;
  // A revision that somebody was told may be named by everybody.
  await desk.freshness.catchUp(url.includes('asOf=') ? undefined : accountId);
  return understandAt(route, url, desk, desk.freshness.revision);
}

async function understandAt<P extends Parameters>(
  route: Pick<ReadRoute<P>, 'parameters' | 'check'>,
  url: string,
  desk: Archive,
  current: number,
): Promise<{ values: ValuesOf<P>; context: ReadContext; current: number }> {
  const query = new URLSearchParams(url.split('?').slice(1).join('?'));
  const limits: Limits = { currentRevision: current, now: desk.clock() };
  const revision = await findRevision(parseAsOf(query.get('asOf') ?? '', limits), desk.read, current);
  const catalog = await desk.catalogs.at(revision);
  const parameters: Parameters = { ...route.parameters, asOf: asOfParameter(limits) };
  const { values, problems } = parseQuery(parameters, query, catalog);
  // The revision says it better: different moments may mean one.
  const { asOf: _, ...own } = values;
  const context: ReadContext = { read: desk.read, catalog, revision };
  if (problems.length === 0 && route.check) problems.push(...route.check(own as ValuesOf<P>, context));
  if (problems.length > 0) throw invalidParameters(problems);
  return { values: own as ValuesOf<P>, context, current };
}

async function findRevision(asOf: AsOf | undefined, read: Reader, current: number): Promise<number> {
  if (asOf === undefined) return current;
  return 'revision' in asOf ? asOf.revision : revisionAt(read, asOf.moment);
}

/** All problems of a query in one answer. */
export function invalidParameters(problems: Problem[]): HttpProblem {
  const zh = problems.map((problem) => problem.message).join('');
  const en = problems.map((problem) => problem.messageEn).join(' ');
  return new HttpProblem('invalid-parameter', { zh, en }, { problems });
}

/** The parameters of a path that answers from figures, `asOf` among them, as OpenAPI writes them. */
export function readParameterObjects(parameters: Parameters): object[] {
  return asParameterObjects({
    ...parameters,
    asOf: asOfParameter({ currentRevision: 0, now: new Date(0) }),
  });
}

/** How the API's description tells of a read route. */
export function toOperation(route: AnyReadRoute): Operation {
  return {
    summary: route.summary,
    parameters: readParameterObjects(route.parameters),
    answers: { 200: route.answer },
    problems: [400, 401],
    cached: true,
  };
}

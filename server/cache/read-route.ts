import type { Request } from 'express';
import { revisionAt } from '../../db/revisions.ts';
import type { Reader } from '../../db/schema.ts';
import type { Problem } from '../../domain/problem.ts';
import { type AsOf, asOfParameter, type Limits, parseAsOf } from '../http/as-of.ts';
import type { ReadContext } from '../http/endpoint.ts';
import { invalidParameters } from '../http/errors.ts';
import { asParameterObjects } from '../http/openapi.ts';
import { type Parameters, parseQuery, type ValuesOf } from '../http/parameters.ts';
import type { Catalogs } from './catalogs.ts';
import type { ResponseCache } from './response-cache.ts';
import type { RevisionWatcher } from './revision-watcher.ts';

export interface ReadRoute<P extends Parameters> {
  parameters: P;
  check?(values: ValuesOf<P>, context: ReadContext): Problem[];
}

/** What reads share. */
export interface Desk {
  read: Reader;
  clock: () => Date;
  revisions: RevisionWatcher;
  responses: ResponseCache;
  catalogs: Catalogs;
}

/** What finds out the revision that a question is about. */
export type Archive = Pick<Desk, 'read' | 'clock' | 'revisions' | 'catalogs'>;

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
  await desk.revisions.catchUp(url.includes('asOf=') ? undefined : accountId);
  return understandAt(route, url, desk, desk.revisions.revision);
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

/** The parameters of a path that answers from figures, `asOf` among them, as OpenAPI writes them. */
export function readParameterObjects(parameters: Parameters): object[] {
  return asParameterObjects({
    ...parameters,
    asOf: asOfParameter({ currentRevision: 0, now: new Date(0) }),
  });
}

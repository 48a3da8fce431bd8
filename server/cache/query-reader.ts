import type { Route } from '../../contract/core/route.ts';
import { revisionAt } from '../../db/revisions.ts';
import type { Reader } from '../../db/schema.ts';
import type { ReadContext } from '../http/endpoint.ts';
import { invalidParameters } from '../http/errors.ts';
import { type AsOf, type Limits, parseAsOf, parseQuery } from '../http/query.ts';
import type { Catalogs } from './catalogs.ts';
import type { RevisionWatcher } from './revision-watcher.ts';

type QueryRoute = Pick<Route, 'query' | 'check'>;

/** A query that is fine, and what was known at the revision it asks for. */
interface CheckedQuery {
  query: Record<string, unknown>;
  context: ReadContext;
}

/** Checks queries against the catalogue, at the revision that `asOf` names. */
export class QueryReader {
  readonly #read: Reader;
  readonly #clock: () => Date;
  readonly #revisions: RevisionWatcher;
  readonly #catalogs: Catalogs;

  constructor(read: Reader, clock: () => Date, revisions: RevisionWatcher, catalogs: Catalogs) {
    this.#read = read;
    this.#clock = clock;
    this.#revisions = revisions;
    this.#catalogs = catalogs;
  }

  /**
   * The query as it is now.
   *
   * @param accountId whose writes must be known; everybody's when not given
   * @throws {HttpProblem} `invalid-parameter` with every problem
   */
  async read(
    route: QueryRoute,
    query: URLSearchParams,
    accountId?: number,
  ): Promise<CheckedQuery & { current: number }> {
    if (route.query?.asOf) {
      // A revision that somebody was given may be named by everybody.
      await this.#revisions.catchUp(query.has('asOf') ? undefined : accountId);
      const current = this.#revisions.revision;
      return { ...(await this.readAt(route, query, current)), current };
    }
    const catalog = await this.#catalogs.current();
    return { ...(await this.readAt(route, query, catalog.revision)), current: catalog.revision };
  }

  /** The query as it will be, or was, while `current` is the current revision. */
  async readAt(route: QueryRoute, query: URLSearchParams, current: number): Promise<CheckedQuery> {
    const limits: Limits = { currentRevision: current, now: this.#clock() };
    const asOf = route.query?.asOf && parseAsOf(query.get('asOf') ?? '', limits);
    const revision = await this.#findRevision(asOf, current);
    const catalog = await this.#catalogs.at(revision);
    const { values, problems } = parseQuery(route.query ?? {}, query, { catalog, limits });
    // The revision says it better: different moments may mean one.
    const { asOf: _, ...own } = values;
    if (problems.length === 0 && route.check) problems.push(...route.check(own));
    if (problems.length > 0) throw invalidParameters(problems);
    return { query: own, context: { read: this.#read, catalog, revision } };
  }

  async #findRevision(asOf: AsOf | undefined, current: number): Promise<number> {
    if (asOf === undefined) return current;
    return 'revision' in asOf ? asOf.revision : revisionAt(this.#read, asOf.moment);
  }
}

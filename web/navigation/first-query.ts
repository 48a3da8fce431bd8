import { type CATALOG, type ProgressUrl, progressUrl, toUrl } from '../api/url.ts';
import type { Route } from './router.ts';

/** False while the database is known to have no figure at all: a query without a month could only fail. */
let hasFigures = true;

export function noteFigures(known: boolean): void {
  hasFigures = known;
}

/** The query that a page's first frame needs, so that it can be requested before anything else runs. */
export function firstQuery({ page, code, query }: Route): ProgressUrl | null {
  const { period, asOf } = query;
  if (period === undefined && !hasFigures) return null;
  if (page === 'overview') return progressUrl({ kind: ['zone'] }, period, asOf);
  if (page === 'park' && code) return progressUrl({ entity: code }, period, asOf);
  if (page === 'department' && code)
    return progressUrl({ department: code, kind: ['zone', 'park'] }, period, asOf);
  if (page === 'shortfalls') return progressUrl({ kind: ['zone', 'park'], status: ['behind'] }, period, asOf);
  return null;
}

/** The catalog as it was at the moment that the address names; null where that is now. */
export function pastCatalog({ query }: Route): typeof CATALOG | null {
  return query.asOf === undefined ? null : toUrl('/api/catalog', { asOf: query.asOf });
}

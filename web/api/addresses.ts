import type { Month } from '../../domain/model.ts';
import type { Route } from '../navigation/router.ts';

type Parameters = Record<string, string | undefined>;

/** `toUrl('/api/progress', { kind: 'zone', period: undefined })` → `/api/progress?kind=zone`. */
export function toUrl(path: string, parameters: Parameters): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) if (value) params.set(key, value);
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}

export const CATALOG = '/api/catalog';
export const SESSION = '/api/session';

export function progressUrl(selection: Parameters, period?: Month, asOf?: string): string {
  return toUrl('/api/progress', { ...selection, period, asOf });
}

/** What the route's first picture is drawn from, so that it can be asked for before anything else runs. */
export function firstAddress({ page, code, query }: Route): string | null {
  const { period, asOf } = query;
  if (page === 'overview') return progressUrl({ kind: 'zone' }, period, asOf);
  if (page === 'park' && code) return progressUrl({ entity: code }, period, asOf);
  if (page === 'department' && code)
    return progressUrl({ department: code, kind: 'zone,park' }, period, asOf);
  if (page === 'shortfalls') return progressUrl({ kind: 'zone,park', status: 'behind' }, period, asOf);
  return null;
}

import type { Api } from '../../contract/routes.ts';
import type { Month } from '../../domain/model.ts';

/** `METHOD /path`, as the contract has it. */
export type Endpoint = keyof Api;
export type ResponseOf<E extends Endpoint> = Api[E]['response'];
/** A list may come as text with commas: so it is in the page's own address. */
type Sendable<Q> = { [K in keyof Q]: NonNullable<Q[K]> extends readonly unknown[] ? Q[K] | string : Q[K] };
type QueryOf<E extends Endpoint> = Api[E]['query'] extends undefined ? unknown : Sendable<Api[E]['query']>;
/** What fills the path's `:names`, and the parameters of the query. */
export type ValuesOf<E extends Endpoint> = {
  [K in keyof Api[E]['params']]: Api[E]['params'][K] | string;
} & QueryOf<E>;

/** The paths of a method. */
export type PathOf<M extends string> = { [E in Endpoint]: E extends `${M} ${infer P}` ? P : never }[Endpoint];
type ValuesArgument<V> = Record<never, never> extends V ? [values?: V] : [values: V];

declare const RESPONSE: unique symbol;
/** An address to GET, and the type of its response. */
export type Url<T> = string & { readonly [RESPONSE]: T };

/** `toUrl('/api/uploads/:id/file', { id: 7 })` → `/api/uploads/7/file`. Empty values are left out. */
export function toUrl<P extends PathOf<'GET'>>(
  path: P,
  ...[values]: ValuesArgument<ValuesOf<`GET ${P}`>>
): Url<ResponseOf<`GET ${P}`>> {
  return fillPath(path, values ?? {}) as Url<ResponseOf<`GET ${P}`>>;
}

/**
 * Fills the `:names` of a path; all other values become its query, lists joined by commas:
 * `fillPath('/api/progress', { kind: ['zone', 'park'], period: undefined })` → `/api/progress?kind=zone%2Cpark`.
 */
export function fillPath(path: string, values: object): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    if (value === undefined || value === null || value === '') continue;
    if (filled.includes(`:${name}`)) filled = filled.replace(`:${name}`, encodeURIComponent(String(value)));
    else query.set(name, String(value));
  }
  const search = query.toString();
  return search ? `${filled}?${search}` : filled;
}

export const CATALOG = toUrl('/api/catalog');
export const SESSION = toUrl('/api/session');

/** Filters of a month's rows. */
export type RowFilters = Omit<QueryOf<'GET /api/progress'> & object, 'period' | 'asOf'>;
export type ProgressUrl = Url<ResponseOf<'GET /api/progress'>>;

export function progressUrl(filters: RowFilters, period?: Month, asOf?: string): ProgressUrl {
  return toUrl('/api/progress', { ...filters, period, asOf });
}

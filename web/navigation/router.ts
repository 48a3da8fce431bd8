/**
 * The address is the page's state: page, code, month, filters and view. Parsing never fails; an address
 * that is no page of ours says so.
 */
export type Page =
  | 'overview'
  | 'matrix'
  | 'shortfalls'
  | 'wall'
  | 'indicator'
  | 'park'
  | 'department'
  | 'uploads'
  | 'upload'
  | 'due'
  | 'administration'
  | 'account'
  | 'decks'
  | 'present'
  | 'not-found';

/** `period`, `lang` and `theme` go along to every page; the others belong to the page they were chosen on. */
const QUERY_KEYS = [
  'period',
  'asOf',
  'category',
  'department',
  'light',
  'entity',
  'beside',
  'kind',
  'metric',
  'sort',
  'view',
  'mine',
  'from',
  'to',
  'by',
  'action',
  'deck',
  'pages',
  'title',
  'page',
  'ratio',
  'paper',
  'explain',
  'lang',
  'theme',
] as const;
type QueryKey = (typeof QUERY_KEYS)[number];
export type Query = Partial<Record<QueryKey, string>>;

const CARRIED: readonly QueryKey[] = ['period', 'asOf', 'lang', 'theme'];

export interface Route {
  page: Page;
  /** Code of the indicator, park or department, number of the upload, or null. */
  code: string | null;
  query: Query;
}

const PLAIN: Record<string, Page> = {
  '': 'overview',
  matrix: 'matrix',
  shortfalls: 'shortfalls',
  wall: 'wall',
  uploads: 'uploads',
  due: 'due',
  administration: 'administration',
  account: 'account',
  decks: 'decks',
  present: 'present',
};
const CODED: Record<string, Page> = {
  indicators: 'indicator',
  parks: 'park',
  departments: 'department',
  uploads: 'upload',
};

/**
 * `parseAddress('/parks/p1', '?period=2025-08')` → `{ page: 'park', code: 'p1', query: { period: '2025-08' } }`.
 * Unknown and empty query keys are left out.
 */
export function parseAddress(path: string, search: string): Route {
  const query: Query = {};
  const params = new URLSearchParams(search);
  for (const key of QUERY_KEYS) {
    const value = params.get(key);
    if (value) query[key] = value;
  }
  const [first = '', second, ...rest] = path.replace(/^\/|\/$/g, '').split('/');
  const plain = PLAIN[first];
  const coded = CODED[first];
  if (plain && second === undefined) return { page: plain, code: null, query };
  const code = second && rest.length === 0 ? decoded(second) : null;
  if (coded && code) return { page: coded, code, query };
  return { page: 'not-found', code: null, query };
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** The inverse of `parseAddress`, keys in a fixed order so that one state has one address. */
export function formatAddress(route: Route): string {
  const params = new URLSearchParams();
  for (const key of QUERY_KEYS) {
    const value = route.query[key];
    if (value) params.set(key, value);
  }
  const search = params.toString();
  return pathOf(route) + (search && `?${search}`);
}

function pathOf({ page, code }: Route): string {
  if (code === null) return Object.values(PLAIN).includes(page) && page !== 'overview' ? `/${page}` : '/';
  return `/${page}s/${encodeURIComponent(code)}`;
}

/** Another page seen from `from`: month, language and theme go along, filters stay behind. */
export function toPage(from: Route, page: Page, code: string | null = null, query: Query = {}): Route {
  const carried: Query = {};
  for (const key of CARRIED) if (from.query[key]) carried[key] = from.query[key];
  return { page, code, query: { ...carried, ...query } };
}

/** The same page with part of its state changed; `undefined` removes a key. */
export function withQuery(from: Route, changes: Query): Route {
  return { ...from, query: { ...from.query, ...changes } };
}

import type { SessionResponse } from '../../contract/session.ts';
import type { ResponseOf } from '../api/url.ts';
import { formatAddress, type Route } from '../navigation/router.ts';
import { languageOf, themeOf } from '../navigation/theme.ts';

/**
 * Everything that the first page depends on, as one text. A page from the server is hydrated only where the text
 * is the same, and drawn anew otherwise: no number of another revision stays.
 */
export function hydrationKey(
  route: Route,
  catalog: Pick<ResponseOf<'GET /api/catalog'>, 'revision'> | null,
  session: SessionResponse | null,
): string {
  return [
    formatAddress(route),
    languageOf(route.query),
    themeOf(route.query),
    catalog?.revision,
    session?.name,
    session?.role,
  ].join(' ');
}

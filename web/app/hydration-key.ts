import type { SessionResponse } from '../../contract/session.ts';
import type { ResponseOf } from '../api/url.ts';
import { formatAddress, type Route } from '../navigation/router.ts';
import { languageOf, themeOf } from '../navigation/theme.ts';

/**
 * Everything a first picture depends on, as one text: two of the same text are the same picture. A page that came
 * drawn from anything else is drawn anew instead of being taken over, so that no figure of another revision stays.
 */
export function drawnFrom(
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

import type { Page } from '../../../domain/decks/deck.ts';
import type { Language } from '../../../domain/model.ts';
import { type RowFilters, toUrl } from '../../api/url.ts';
import type { Route } from '../../navigation/router.ts';

/** The rows that a page shows, as filters; null for a page without rows. */
export function selectionOf({ page, code, query }: Route): RowFilters | null {
  const { category, department, light, entity } = query;
  switch (page) {
    case 'overview':
      return { kind: ['zone'], category, department, light };
    case 'matrix':
      return { kind: ['zone', 'park'], category, department };
    case 'shortfalls':
      return { kind: ['zone', 'park'], status: ['behind'], category, department, light, entity };
    case 'park':
      return code === null ? null : { entity: code, category, department, light };
    case 'department':
      return code === null ? null : { department: code, kind: ['zone', 'park'], category, light };
    case 'indicator':
      return code === null ? null : { indicator: code };
    default:
      return null;
  }
}

/** The export of the rows that a page shows; null for a page without rows. */
export function exportUrl(route: Route, format: 'xlsx' | 'csv', lang: Language): string | null {
  const selection = selectionOf(route);
  const { period, asOf } = route.query;
  return selection && toUrl(`/api/exports/progress.${format}`, { ...selection, period, asOf, lang });
}

/** The page of a deck that shows what this page shows; null where there is none. */
export function deckPageOf({ page, code, query }: Route): Page | null {
  const { category, department, light, entity } = query;
  const given = <T extends object>(fields: T) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
  switch (page) {
    case 'overview':
      return category === undefined ? { kind: 'overall' } : { kind: 'category', category };
    case 'matrix':
      return given({ kind: 'matrix', category } as const) as Page;
    case 'shortfalls':
      return given({
        kind: 'shortfalls',
        entity,
        department,
        light: light === 'red' ? 'red' : undefined,
      } as const) as Page;
    case 'park':
      return code === null ? null : { kind: 'park', entity: code };
    case 'department':
      return code === null ? null : { kind: 'department', department: code };
    case 'indicator':
      return code === null ? null : (given({ kind: 'indicator', indicator: code, entity } as const) as Page);
    default:
      return null;
  }
}

import type { ComponentType } from 'preact';
import type { Catalog } from '../api/catalog.ts';
import type { Route } from '../navigation/router.ts';

/** What every page is given: where it is, and the names of everything. */
export interface PageProps {
  route: Route;
  catalog: Catalog;
}

export type PageComponent = ComponentType<PageProps>;

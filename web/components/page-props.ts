import type { ComponentType } from 'preact';
import type { Catalog } from '../api/catalog.ts';
import type { Route } from '../navigation/router.ts';

/** The props of every page. */
export interface PageProps {
  route: Route;
  catalog: Catalog;
}

export type PageComponent = ComponentType<PageProps>;

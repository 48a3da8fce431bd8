import type { ComponentChildren, ComponentType } from 'preact';
import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { Catalog } from '../api/catalog.ts';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import type { Route } from '../navigation/router.ts';

interface PageHeadProps {
  title: string;
  /** The kind of page, before the title. */
  kind?: string;
  period: Month | null;
  revision: number;
  catalog: Catalog;
  children?: ComponentChildren;
}

/** The title of a page, its month and revision; on paper also the zone's name. */
export function PageHead({ title, kind, period, revision, catalog, children }: PageHeadProps) {
  return (
    <header class="page-head">
      <p class="print-line">
        {t(catalog.title)}
        {period && ` · ${t(formatMonth(period))}`}
        {` · ${t(sharedTexts.revision, { revision })}`}
        {catalog.demonstration && ` · ${t(sharedTexts.demonstration)}`}
      </p>
      <h1 class={kind ? 'named' : ''}>
        {kind && <span class="page-kind">{kind}</span>}
        {title}
      </h1>
      {children}
    </header>
  );
}

/** The props of every page. */
export interface PageProps {
  route: Route;
  catalog: Catalog;
}

export type PageComponent = ComponentType<PageProps>;
